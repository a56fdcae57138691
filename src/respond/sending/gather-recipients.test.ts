import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutboxBook } from '../../model/sending/outbox-book.ts';
import type { OutboxEntry } from '../../model/sending/outbox-entry.ts';
import { gatherRecipients } from './gather-recipients.ts';
import { addressPseudonym, planMailing } from './plan-mailing.ts';

interface Written {
  exposure?: string;
  tenant?: string;
  certainty?: string;
  person: Record<string, string>;
  items?: string[];
}

const lineOf = ({ exposure = 'e1', tenant = 'b', certainty = 'taken', person, items = ['name'] }: Written) =>
  JSON.stringify({ exposure, tenant, certainty, person, items, records: { orders: 1 } });

async function* linesOf(lines: readonly string[]) {
  yield* lines;
}

const gather = (...lines: (Written | string)[]) =>
  gatherRecipients(linesOf(lines.map((line) => (typeof line === 'string' ? line : lineOf(line)))));

const taro = { customer: 'M1', name: '見本 太郎', email: 'taro@mail.example' };
const hana = { customer: 'M2', name: '見本 花子', email: 'hana@mail.example' };

describe('persons of affected.ndjson', () => {
  it('get one message for all their exposures, each at its own certainty', async () => {
    const { recipients, lines } = await gather(
      { person: taro, items: ['phone', 'name'] },
      { person: hana },
      { person: taro, exposure: 'e0', certainty: 'possible', items: ['card_number'] },
      { person: taro, items: ['address'] },
    );
    expect(lines).toBe(4);
    expect(recipients.map(({ person }) => person.customer)).toEqual(['M1', 'M2']);
    expect(recipients[0]!.shares).toEqual([
      { exposure: 'e0', tenant: 'b', certainty: 'possible', items: ['card_number'] },
      { exposure: 'e1', tenant: 'b', certainty: 'taken', items: ['address', 'name', 'phone'] },
    ]);
    expect(recipients[1]!.shares).toHaveLength(1);
  });

  it.each<[string, Record<string, string>[], number]>([
    ['a guest with the address of one member is that member', [taro, { email: 'TARO@mail.example ' }], 1],
    [
      'a guest with the address of two members is neither',
      [taro, { ...hana, email: taro.email }, { email: taro.email }],
      3,
    ],
    ['two numbers with one name and address are one', [taro, { ...taro, customer: 'M9' }], 1],
    ['two members who share an address are two', [taro, { ...hana, email: taro.email }], 2],
    ['an address counts whatever its width', [{ email: 'x@mail.example' }, { email: 'ｘ@mail.example' }], 1],
    ['without an address the phone tells', [{ phone: '090-1234-5678' }, { phone: '09012345678' }], 1],
    [
      'then the name with the postal address',
      [
        { name: 'A', address: 'B' },
        { name: 'A', address: 'C' },
      ],
      2,
    ],
    ['a name alone tells nobody', [{ name: 'A' }, { name: 'A' }], 2],
  ])('%s', async (_, persons, count) => {
    const { recipients } = await gather(...persons.map((person) => ({ person })));
    expect(recipients).toHaveLength(count);
  });

  it('are the same whatever the order of the lines', async () => {
    const lines = [
      { person: { ...taro, customer: 'M9' } },
      { person: { customer: 'M9' }, exposure: 'e2' },
      { person: taro },
      { person: { email: taro.email }, exposure: 'e3' },
      { person: hana },
    ];
    const expected = (await gather(...lines)).recipients.map(({ key, shares }) => [key, shares]).sort();
    expect(expected).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (order) => {
        const { recipients } = await gather(...order);
        expect(recipients.map(({ key, shares }) => [key, shares]).sort()).toEqual(expected);
      }),
    );
  });

  it('of the same number at two shops are two', async () => {
    const { recipients } = await gather({ person: taro }, { person: taro, tenant: 'c' });
    expect(recipients).toHaveLength(2);
  });

  it('whose lines are broken are counted, with the line', async () => {
    const { recipients, broken } = await gather({ person: taro }, '{"exposure"', '', '{"person":{}}');
    expect(recipients).toHaveLength(1);
    expect(broken).toEqual([2, 4]);
  });

  it('are known to be masked', async () => {
    expect((await gather({ person: { email: 't***@m***.example' } })).isMasked).toBe(true);
    expect((await gather({ person: { email: 'a***b@mail.example' } })).isMasked).toBe(false);
  });
});

describe('who is reached how', () => {
  const at = '2026-09-01T00:00:00Z';
  const bookOf = (...entries: OutboxEntry[]) => {
    const book = new OutboxBook();
    book.take({ kind: 'opened', schema: 'hinomi.outbox/1', id: 'a'.repeat(64), at, mailing: 'person-mail' });
    for (const entry of entries) expect(book.take(entry)).toBe(true);
    return book;
  };
  const intent = (person: string, to: string): OutboxEntry => {
    const sealed = {
      message: 'm@shop.example',
      document: 'd'.repeat(64),
      attempt: 1,
      run: 'r',
      connection: '1',
    };
    return { kind: 'intent', at, person, to: addressPseudonym('a'.repeat(64), to), ...sealed };
  };

  it('is decided by the address, and named', async () => {
    const persons = [taro, { ...hana, email: 'a@b.example, c@d.example' }, { customer: 'M3' }];
    const { recipients } = await gather(...persons.map((person) => ({ person })));
    const { mailed, letters } = planMailing(recipients, bookOf());
    expect(mailed.map(({ to }) => to)).toEqual(['taro@mail.example']);
    expect(letters.map(({ why }) => why)).toEqual(['several', 'empty']);
  });

  it('takes the first address of a person that can be mailed to', async () => {
    const { recipients } = await gather(
      { person: { ...taro, email: 'taro' } },
      { person: taro, exposure: 'e2' },
    );
    expect(planMailing(recipients, bookOf()).mailed.map(({ to }) => to)).toEqual(['taro@mail.example']);
  });

  it('is a letter after a refusal, a bounce, or attempts that are used up', async () => {
    const { recipients } = await gather({ person: taro });
    const { person } = planMailing(recipients, bookOf()).mailed[0]!;
    const begun = intent(person, taro.email);
    const refused = { kind: 'refused', at, person, code: 550, answer: '5.1.1 unknown' } as const;
    const deferred = { ...refused, kind: 'deferred', code: 451, counts: true } as const;
    const whyOf = (...news: OutboxEntry[]) => planMailing(recipients, bookOf(begun, ...news)).letters[0]?.why;
    expect(whyOf(refused)).toBe('refused');
    const sent = { ...refused, kind: 'sent' } as const;
    expect(whyOf(sent, { kind: 'bounced', at, person, status: '5.1.1', why: '' })).toBe('bounced');
    expect(whyOf(deferred)).toBeUndefined();
    expect(whyOf(deferred, begun, deferred, begun, deferred, begun, deferred, begun, deferred)).toBe(
      'given-up',
    );
  });

  it('never is a second message to an address that somebody of another list was written to', async () => {
    const { recipients } = await gather({ person: taro });
    const plan = planMailing(recipients, bookOf(intent('f'.repeat(64), 'TARO@mail.example')));
    expect(plan).toMatchObject({ mailed: [], letters: [] });
    expect(plan.writtenBefore).toHaveLength(1);
  });
});
