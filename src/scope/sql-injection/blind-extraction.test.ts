import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bisected, bitwise, DIALECTS, guessed, interleaved } from './testing/blind-attacker.ts';
import { type Exchange, itemTarget, readExchanges, rowsOf, toyMembers } from './testing/toy-shop.ts';

const members = toyMembers(60);
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789@.';
const YES = 5120;
const NO = 4711;

const bySize = (sql: string, holds: boolean): Exchange => ({
  target: itemTarget(sql),
  bytes: holds ? YES : NO,
});
const byTime = (sql: string, holds: boolean): Exchange => ({
  target: itemTarget(sql),
  durationMs: holds ? 5050 : 40,
});
const silent = (sql: string): Exchange => ({ target: itemTarget(sql), bytes: 5000 });

/** The values that the claims name. */
function valuesOf(exchanges: readonly Exchange[]): string[] {
  return readExchanges(exchanges).flatMap(({ rows }) =>
    rows.flatMap((part) => (part.kind === 'shop' && part.filter.kind === 'in' ? part.filter.values : [])),
  );
}

describe.each(DIALECTS)('$name', ({ row, code, wait }) => {
  it.each([
    ['boolean', (condition: string, holds: boolean) => bySize(`1 AND ${condition}`, holds)],
    [
      'boolean in quotes',
      (condition: string, holds: boolean) => bySize(`1' AND ${condition} AND 'x'='x`, holds),
    ],
    ['time', (condition: string, holds: boolean) => byTime(wait(condition), holds)],
    ['order of the questions alone', (condition: string) => silent(`1) AND ${condition} AND (1=1`)],
  ])('rebuilds rows by bisection: %s', (_, ask) => {
    const exchanges = [3, 4, 17].flatMap((place) => [
      ...bisected(members[place]!.email, (at) => code(row('email', place), at), ask),
    ]);
    const claims = readExchanges(exchanges);
    expect(rowsOf(claims, members)).toEqual({ email: [3, 4, 17] });
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({
      bound: 'exact',
      evidenceCount: exchanges.length,
      from: 1000,
      to: exchanges.length * 1000,
    });
  });

  it('rebuilds the very values where the replies differ', () => {
    const ask = (condition: string, holds: boolean) => bySize(`1 AND ${condition}`, holds);
    const exchanges = [...bisected(members[9]!.email, (at) => code(row('email', 9), at), ask)];
    expect(valuesOf(exchanges)).toEqual([members[9]!.email]);
  });

  it('joins the columns of a row, and keeps apart rows of which less was read', () => {
    const ask = (condition: string, holds: boolean) => bySize(`1 AND ${condition}`, holds);
    const cell = (place: number, column: 'email' | 'name' | 'phone') => [
      ...bisected(members[place]![column], (at) => code(row(column, place), at), ask),
    ];
    const exchanges = [
      ...[0, 1, 2].flatMap((place) => [
        ...cell(place, 'email'),
        ...cell(place, 'name'),
        ...cell(place, 'phone'),
      ]),
      ...cell(3, 'email').slice(0, 40),
    ];
    expect(rowsOf(readExchanges(exchanges), members)).toEqual({ 'email,name,phone': [0, 1, 2], email: [3] });
  });
});

describe('forms written by hand', () => {
  const email = (place: number) => members[place]!.email;
  it.each([
    [
      'substring = letter',
      (n: number, at: number, c: string) =>
        `1' AND substring((SELECT email FROM members LIMIT ${n},1),${at},1)='${c}'-- -`,
    ],
    [
      'ascii = number',
      (n: number, at: number, c: string) =>
        `1 AND ascii(substr((select email from members limit ${n},1),${at},1))=${c.charCodeAt(0)}`,
    ],
    [
      'inside the query',
      (n: number, at: number, c: string) =>
        `1 AND (SELECT ascii(substr(email,${at},1)) FROM members ORDER BY id LIMIT ${n},1)=${c.charCodeAt(0)}`,
    ],
    [
      'hex literal, comments',
      (n: number, at: number, c: string) =>
        `1/**/AND/**/mid((SELECT/**/email/**/FROM/**/members/**/LIMIT/**/1/**/OFFSET/**/${n}),${at},1)=0x${c.charCodeAt(0).toString(16)}#`,
    ],
    [
      'right of left',
      (n: number, at: number, c: string) =>
        `1 AND right(left((SELECT email FROM members LIMIT ${n},1),${at}),1)=char(${c.charCodeAt(0)})`,
    ],
    [
      'case beside the key',
      (n: number, at: number, c: string) =>
        `x'||(SELECT CASE WHEN (id=${100 + n} AND SUBSTR(email,${at},1)='${c}') THEN TO_CHAR(1/0) ELSE '' END FROM members)||'`,
    ],
    [
      'xor, if',
      (n: number, at: number, c: string) =>
        `1 XOR if((ascii(mid((select/*!50000 email from members*/ limit ${n},1),${at},1)))=${c.charCodeAt(0)},1,0)`,
    ],
  ])('%s', (_, form) => {
    const exchanges = [2, 5].flatMap((place) => [
      ...guessed(email(place), (at, letter, holds) => bySize(form(place, at, letter), holds)),
    ]);
    expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [2, 5] });
  });

  it('greatest, in place of a comparison', () => {
    const code = (place: number, at: number) =>
      `ascii(mid((SELECT email FROM members LIMIT ${place},1),${at},1))`;
    const exchanges = [2, 5].flatMap((place) => [
      ...bisected(
        email(place),
        (at) => code(place, at),
        (condition, holds) => {
          const [left, n] = condition.split('>') as [string, string];
          return bySize(`1 AND GREATEST(${left},${Number(n) + 1})=${left}`, holds);
        },
      ),
    ]);
    expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [2, 5] });
  });

  it('asks the row itself by its key', () => {
    const form = (id: number, prefix: string) =>
      `x' OR EXISTS(SELECT 1 FROM members WHERE id=${id} AND email LIKE '${prefix}%')-- `;
    const exchanges = [2, 5].flatMap((place) => [
      ...guessed(email(place), (at, letter, holds) =>
        bySize(form(members[place]!.id, email(place).slice(0, at - 1) + letter), holds),
      ),
    ]);
    expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [2, 5] });
  });

  it('narrows with classes of letters', () => {
    const classes = ['[a-m]', '[a-g]', '[h-m]', '[n-z]', '[0-9]', '[@.]'];
    const exchanges = [...email(4)].flatMap((letter, at) => [
      ...classes.map((set) =>
        bySize(
          `1 AND (SELECT email FROM members WHERE id=104) REGEXP '^${email(4).slice(0, at).replaceAll('.', '\\.')}${set}'`,
          new RegExp(set).test(letter),
        ),
      ),
      ...[...ALPHABET.slice(0, ALPHABET.indexOf(letter) + 1)].map((guess) =>
        bySize(
          `1 AND (SELECT email FROM members WHERE id=104) REGEXP '^${(email(4).slice(0, at) + guess).replaceAll('.', '\\.')}'`,
          guess === letter,
        ),
      ),
    ]);
    expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [4] });
  });

  it('reads bits, which no order explains', () => {
    const form = (n: number, at: number, bit: number) =>
      `1 AND ascii(substr((SELECT email FROM members LIMIT ${n},1),${at},1))&${bit}`;
    const exchanges = [1, 8].flatMap((place) => [
      ...bitwise(email(place), (at, bit, holds) => bySize(form(place, at, bit), holds)),
    ]);
    expect(valuesOf(exchanges)).toEqual([email(1), email(8)]);
  });

  it('reads shifted bits when yes is the smaller page', () => {
    const form = (n: number, at: number, bit: number) =>
      `1 AND (ascii(substr((SELECT email FROM members LIMIT ${n},1),${at},1))>>${Math.log2(bit)})&1=1`;
    const exchanges = [...bitwise(email(6), (at, bit, holds) => bySize(form(6, at, bit), !holds))];
    expect(valuesOf(exchanges)).toEqual([email(6)]);
  });
});

describe('pages and attackers that are not as neat', () => {
  const { row, code } = DIALECTS[0]!;
  const email = (place: number) => members[place]!.email;

  it('a page whose size varies by itself', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(60)), (jitter) => {
        const ask = (condition: string, holds: boolean): Exchange => ({
          target: itemTarget(`1 AND ${condition}`),
          bytes: (holds ? 5120 : 4900) + jitter.next().value!,
        });
        const exchanges = [1, 2, 3].flatMap((place) => [
          ...bisected(email(place), (at) => code(row('email', place), at), ask),
        ]);
        expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [1, 2, 3] });
        expect(valuesOf(exchanges)).toEqual([email(1), email(2), email(3)]);
      }),
      { numRuns: 8 },
    );
  });

  it('a page whose size says nothing at all', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(400)), (jitter) => {
        const ask = (condition: string): Exchange => ({
          target: itemTarget(`1 AND ${condition}`),
          bytes: 5000 + jitter.next().value!,
        });
        const exchanges = [1, 2, 3].flatMap((place) => [
          ...bisected(email(place), (at) => code(row('email', place), at), ask),
        ]);
        expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [1, 2, 3] });
      }),
      { numRuns: 8 },
    );
  });

  it('a network that delays some replies', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(30)), (luck) => {
        const { wait } = DIALECTS[0]!;
        const ask = (condition: string, holds: boolean): Exchange => ({
          target: itemTarget(wait(condition)),
          durationMs: holds || luck.next().value === 0 ? 5030 : 30,
        });
        const exchanges = [1, 2, 3].flatMap((place) => [
          ...bisected(email(place), (at) => code(row('email', place), at), ask),
        ]);
        expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [1, 2, 3] });
      }),
      { numRuns: 8 },
    );
  });

  it('yes and no told by the status', () => {
    const ask = (condition: string, holds: boolean): Exchange => ({
      target: itemTarget(`1 AND ${condition}`),
      status: holds ? 200 : 404,
      bytes: -1,
    });
    const exchanges = [...bisected(email(7), (at) => code(row('email', 7), at), ask)];
    expect(valuesOf(exchanges)).toEqual([email(7)]);
  });

  it('letters guessed by several threads at once', () => {
    const form = (at: number, letter: string) =>
      `1 AND ascii(mid((SELECT email FROM members LIMIT 7,1),${at},1))=${letter.charCodeAt(0)}`;
    const exchanges = [...email(7), ''].flatMap((actual, at) =>
      [...ALPHABET].map((letter) => bySize(form(at + 1, letter), letter === actual)),
    );
    expect(valuesOf(exchanges)).toEqual([email(7)]);
  });

  it('a value read from its end, after its length', () => {
    const form = (at: number, letter: string) =>
      `1 AND ascii(mid((SELECT email FROM members LIMIT 7,1),${at},1))=${letter.charCodeAt(0)}`;
    const lengths = [10, 20, 30].map((n) =>
      bySize(`1 AND length((SELECT email FROM members LIMIT 7,1))=${n}`, false),
    );
    const length = bySize(`1 AND length((SELECT email FROM members LIMIT 7,1))=${email(7).length}`, true);
    const letters = [...email(7)].map((actual, at) =>
      [...ALPHABET.slice(0, ALPHABET.indexOf(actual) + 1)].map((letter) =>
        bySize(form(at + 1, letter), letter === actual),
      ),
    );
    expect(valuesOf([...lengths, length, ...letters.reverse().flat()])).toEqual([email(7)]);
  });

  it('hex digits of a value', () => {
    const hex = (place: number) =>
      [...new TextEncoder().encode(email(place))]
        .map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
        .join('');
    const form = (at: number, letter: string) =>
      `1 AND ascii(substr((SELECT hex(email) FROM members LIMIT 7,1),${at},1))=${letter.charCodeAt(0)}`;
    expect(
      valuesOf([
        ...guessed(
          hex(7).toLowerCase(),
          (at, letter, holds) => bySize(form(at, letter), holds),
          '0123456789abcdef',
        ),
      ]),
    ).toEqual([email(7)]);
  });

  it('characters of three bytes', () => {
    const value = '表示@mail.example';
    const ord = (sign: string) =>
      [...new TextEncoder().encode(sign)].reduce((sum, byte) => sum * 256 + byte, 0);
    const exchanges = [...value, ''].flatMap((sign, at) => {
      const actual = sign === '' ? 0 : ord(sign);
      const asked: Exchange[] = [];
      let [low, high] = [0, 2 ** 24];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        asked.push(
          bySize(
            `1 AND ORD(MID((SELECT email FROM members LIMIT 7,1),${at + 1},1))>${middle}`,
            actual > middle,
          ),
        );
        if (actual > middle) low = middle + 1;
        else high = middle;
      }
      return asked;
    });
    expect(valuesOf(exchanges)).toEqual([value]);
  });

  it('all rows in one value: as many as came out', () => {
    const joined = members.map(({ email: one }) => one).join(',');
    const ask = (condition: string, holds: boolean) => bySize(`1 AND ${condition}`, holds);
    const exchanges = [
      ...bisected(
        joined.slice(0, email(0).length + email(1).length + 6),
        (at) => `ORD(MID((SELECT GROUP_CONCAT(email) FROM members),${at},1))`,
        ask,
      ),
    ];
    const claims = readExchanges(exchanges.slice(0, -7));
    expect(rowsOf(claims, members)).toEqual({ email: [0, 1, 2] });
    expect(claims[0]!.bound).toBe('min');
  });

  it('a row that the query leaves open: known by its value, else the table as a whole', () => {
    const form = (at: number, letter: string) =>
      `1 AND ascii(substr((SELECT email FROM members WHERE name LIKE '%7'),${at},1))=${letter.charCodeAt(0)}`;
    const exchanges = [...guessed(email(7), (at, letter, holds) => bySize(form(at, letter), holds))];
    expect(valuesOf(exchanges)).toEqual([email(7)]);
    const half = readExchanges(exchanges.slice(0, 200));
    expect(half).toMatchObject([
      { certainty: 'possible', bound: 'max', rows: [{ filter: { kind: 'all' } }] },
    ]);
  });

  it('rows paged by their key, where the key is read too', () => {
    const ask = (condition: string, holds: boolean) => bySize(`1 AND ${condition}`, holds);
    const exchanges = [0, 1, 2].flatMap((place) => [
      ...bisected(
        String(members[place]!.id),
        (at) =>
          `UNICODE(SUBSTRING((SELECT MIN(ISNULL(CAST(id AS NVARCHAR(4000)),CHAR(32))) FROM members WHERE CONVERT(NVARCHAR(4000),id)>'${place === 0 ? ' ' : members[place - 1]!.id}'),${at},1))`,
        ask,
      ),
      ...bisected(
        email(place),
        (at) =>
          `UNICODE(SUBSTRING((SELECT MAX(ISNULL(CAST(email AS NVARCHAR(4000)),CHAR(32))) FROM members WHERE CONVERT(NVARCHAR(4000),id) LIKE '${members[place]!.id}'),${at},1))`,
        ask,
      ),
    ]);
    expect(rowsOf(readExchanges(exchanges), members)).toEqual({ email: [0, 1, 2] });
  });
});

describe('what reads nothing', () => {
  const asked = (status: number) => [
    ...bisected(
      members[3]!.email,
      (at) => DIALECTS[0]!.code(DIALECTS[0]!.row('email', 3), at),
      (condition, holds) => ({ ...bySize(`1 AND ${condition}`, holds), status }),
    ),
  ];

  it('a firewall that refuses all', () => {
    expect(readExchanges(asked(403))).toEqual([]);
    expect(readExchanges(asked(406))).toEqual([]);
  });

  it('a page that never says yes', () => {
    const form = (at: number, letter: string) =>
      `1 AND substring((SELECT email FROM members LIMIT 3,1),${at},1)='${letter}'`;
    const exchanges = [...'abcdefghijklmnopqrstuvwxyz0123456789'].map((letter) => silent(form(1, letter)));
    expect(readExchanges(exchanges).filter(({ certainty }) => certainty === 'taken')).toEqual([]);
  });

  it.each([
    'LENGTH((SELECT email FROM members LIMIT 3,1))>',
    '(SELECT COUNT(*) FROM members)>',
    'ORD(MID((SELECT IFNULL(CAST(COUNT(*) AS NCHAR),0x20) FROM shop.members),1,1))>',
    'ORD(MID((SELECT DISTINCT(IFNULL(CAST(schema_name AS NCHAR),0x20)) FROM INFORMATION_SCHEMA.SCHEMATA LIMIT 0,1),1,1))>',
    'ORD(MID((VERSION()),1,1))>',
  ])('%s', (question) => {
    const exchanges = [16, 8, 12, 14, 15].map((n) => bySize(`1 AND ${question}${n}`, n < 15));
    expect(readExchanges(exchanges)).toEqual([]);
  });
});

describe('with noise', () => {
  it('finds the same rows, whatever the order of threads, retries, refusals and honest requests', () => {
    const scenario = fc.record({
      dialect: fc.constantFrom(...DIALECTS),
      places: fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 4 }),
      picks: fc.infiniteStream(fc.nat(100)),
      noise: fc.infiniteStream(fc.nat(19)),
      timed: fc.boolean(),
    });
    fc.assert(
      fc.property(scenario, ({ dialect: { row, code, wait }, places, picks, noise, timed }) => {
        const ask = (condition: string, holds: boolean) =>
          timed ? byTime(wait(condition), holds) : bySize(`1 AND ${condition}`, holds);
        const threads = places.map((place) => [
          ...bisected(members[place]!.email, (at) => code(row('email', place), at), ask),
        ]);
        const exchanges = interleaved(threads, () => picks.next().value!).flatMap((exchange): Exchange[] => {
          const n = noise.next().value!;
          if (n === 0) return [{ ...exchange, status: 503, bytes: 200 }, exchange];
          if (n === 1) return [exchange, exchange];
          if (n === 2) return [{ target: '/item?id=5', bytes: 5120 }, exchange];
          if (n === 3)
            return [{ target: itemTarget('1 UNION SELECT name FROM members'), actor: null }, exchange];
          return [exchange];
        });
        expect(rowsOf(readExchanges(exchanges), members)).toEqual({
          email: [...places].sort((a, b) => a - b),
        });
      }),
      { numRuns: 25 },
    );
  });
});
