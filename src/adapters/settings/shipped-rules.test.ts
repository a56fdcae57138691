import { describe, expect, it } from 'vitest';
import { readRules } from '../../detect/sigma/read-rules.ts';
import { VALUE_ATTACKS } from '../../model/attack.ts';
import { checkRules } from '../../pipeline/rules-check/check-rules.ts';
import { readRuleFolder } from './read-rule-folder.ts';
import { shippedFolder } from './shipped-folder.ts';

const shipped = shippedFolder('rules');
const folder = await readRuleFolder(shipped, shipped);
const set = readRules(folder.files);
const heads = [...set.rules, ...set.correlations];

/** Problems that only a run of the cases shows. */
const IN_RUN: ReadonlySet<string> = new Set([
  'case-failed',
  'finding-missing',
  'finding-differs',
  'accused',
  'not-absent',
]);

describe('shipped rules', () => {
  it('are complete: readable, with page, hostile and honest case', async () => {
    const { unreadable, problems } = await checkRules(folder, async () => ({ findings: [] }));
    expect(unreadable).toEqual([]);
    expect(problems.filter(({ code }) => !IN_RUN.has(code))).toEqual([]);
  });

  it.each(heads.map((head) => [head.path.slice(shipped.length + 1), head] as const))(
    '%s has a fixed id, a Japanese title, a level and a technique',
    (_, { id, titleJa, level, tags, techniques, description }) => {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(titleJa).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      expect(level).toBeDefined();
      expect(description).not.toBe('');
      if (tags.includes('hinomi.building-block')) expect(level).toBe('informational');
      else expect(techniques.length > 0 || tags.some((tag) => tag.startsWith('attack.'))).toBe(true);
    },
  );

  it('cover every attack that the inspector names', () => {
    const tags = new Set(heads.flatMap((head) => head.tags));
    const others = ['webshell', 'upload', 'scanner', 'probe', 'method-abuse', 'protocol'];
    expect([...VALUE_ATTACKS, ...others].filter((word) => !tags.has(`hinomi.${word}`))).toEqual([]);
  });
});
