import { describe, expect, it } from 'vitest';
import { injectedSql } from './injected-sql.ts';
import { RememberedQuestions } from './remembered-questions.ts';

const plain = (sql: unknown) => JSON.parse(JSON.stringify(sql));

describe('RememberedQuestions', () => {
  it.each([
    (n: number) => `1 AND ORD(MID((SELECT email FROM members LIMIT 5,1),3,1))>${n}`,
    (n: number) => `1 AND ORD(MID((SELECT email FROM members LIMIT 5,1),3,1))>=${n} AND 1=1`,
    (n: number) => `1 AND NOT ascii(substr((SELECT email FROM members LIMIT 5,1),3,1))<${n}`,
    (n: number) => `x' AND ascii(substr((SELECT email FROM members LIMIT 5,1),3,1))!=${n}-- `,
    (n: number) =>
      `1 AND (SELECT SLEEP(5-(IF(ORD(MID((SELECT email FROM members LIMIT 5,1),3,1))>${n},0,5))))`,
    (n: number) => `1 AND ascii(substr((SELECT email FROM members LIMIT ${n},1),3,1))=97`,
    (n: number) => `1 AND (1)=${n} AND ascii(substr((SELECT email FROM members LIMIT 5,1),3,1))=97`,
    (n: number) => `1 AND (ascii(substr((SELECT email FROM members LIMIT 5,1),3,1))&4)=${n}`,
    (n: number) => `1 AND (SELECT password FROM members WHERE (id)=${n}) LIKE 'a%'`,
    (n: number) => `1 UNION SELECT email FROM members WHERE (id)=${n}`,
  ])('reads the same as without memory: %s', (form) => {
    const remembered = new RememberedQuestions();
    for (const n of [64, 96, 80, 64, 88, 84, 0, 127]) {
      const [known, afresh] = [remembered.read(form(n)), injectedSql(form(n))];
      expect(plain(known)).toEqual(plain(afresh));
      for (const code of [0, 4, 63, 64, 65, 83, 84, 85, 97])
        expect(known?.blind[0]?.question.holds(code)).toBe(afresh?.blind[0]?.question.holds(code));
    }
  });
});
