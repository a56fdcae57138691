import { expect, test } from 'vitest';
import type { Trace } from '../../trace/trace.ts';
import { type RunLimits, runNotices } from './run-notices.ts';

function told(trace: Partial<Trace>, more: Partial<RunLimits> = {}) {
  return runNotices({
    books: [],
    busy: [],
    twins: [],
    hasUnaddressed: false,
    unanswered: new Set(),
    senderless: new Set(),
    administration: { names: [], unwatched: [], isKnown: true },
    isGeneric: true,
    trace: {
      omitted: { actors: 0, requests: 0, addresses: 0 },
      spared: [],
      sharedAddresses: [],
      laidOf: () => undefined,
      complete: true,
      ...trace,
    } as unknown as Trace,
    interrupted: false,
    tenants: [],
    hasPeriod: false,
    reached: [],
    ...more,
  });
}

const addresses = (n: number) => Array.from({ length: n }, (_, i) => `192.0.2.${i + 1}`);

test('a run that left nothing out has nothing to tell', () => {
  expect(told({})).toEqual([]);
});

test('an administration that was recognised is named; that none was, where one might be, is told', () => {
  const books = [{ format: { kind: 'web' }, understood: 5_000, toInput: () => ({}) }] as never;
  const codes = (more: Partial<RunLimits>) => told({}, { books, ...more }).map(({ code }) => code);
  expect(codes({ administration: { names: ['/x9kanri'], unwatched: [], isKnown: true } })).toContain(
    'admin-recognised',
  );
  expect(codes({ administration: { names: [], unwatched: [], isKnown: false } })).toContain(
    'no-administration',
  );
  expect(
    codes({ administration: { names: [], unwatched: [], isKnown: false }, isGeneric: false }),
  ).not.toContain('no-administration');
  expect(codes({})).not.toContain('no-administration');
});

test('an input of which no line tells how it was answered is told of', () => {
  const toInput = () => ({ lines: 1, unparsed: 0, bytes: 1, firstAt: 0 });
  const books = [{ path: 'a.log', format: { kind: 'web' }, understood: 1, unaddressed: 0, toInput }] as never;
  const codes = (...unanswered: number[]) =>
    told({}, { books, unanswered: new Set(unanswered) }).map(({ code }) => code);
  expect(codes(0)).toEqual(['input-without-statuses']);
  expect(codes()).toEqual([]);
});

test('lines without a client’s address are told of where most have none, or where attacks are among them', () => {
  const codes = (unaddressed: number, isSenderless: boolean) => {
    const toInput = () => ({ lines: 100, unparsed: 0, bytes: 1, firstAt: 0 });
    const books = [
      { path: 'a.log', format: { kind: 'web' }, understood: 100, unaddressed, toInput },
    ] as never;
    return told({}, { books, senderless: new Set(isSenderless ? [0] : [1]) }).map(({ code }) => code);
  };
  expect(codes(2, false)).toEqual([]);
  expect(codes(2, true)).toEqual(['input-without-some-addresses']);
  expect(codes(60, true)).toEqual(['input-without-addresses']);
  expect(codes(0, true)).toEqual([]);
});

test('a run interrupted in its second reading says which part is missing', () => {
  const administration = { names: [], unwatched: ['/x9kanri'], isKnown: true };
  const [notice, ...others] = told({}, { interrupted: true, administration });
  expect(notice).toMatchObject({ code: 'interrupted', text: { en: expect.stringContaining('/x9kanri') } });
  expect(others).toEqual([]);
  const [plain] = told({}, { interrupted: true });
  expect(plain?.text.en).not.toContain('second time');
});

test('a trace that was cut short is not said to have found more', () => {
  const textOf = (interrupted: boolean) =>
    told({ complete: false }, { interrupted }).find(({ code }) => code === 'trace-incomplete')?.text.en;
  expect(textOf(true)).toContain('Tracing was interrupted');
  expect(textOf(false)).toContain('still found related addresses');
});

test.each([
  [
    0,
    809,
    'No line of a.log was understood. 809 are kept, with the reason, in unparsed.ndjson (the other 5 look',
  ],
  [0, 814, 'No line of a.log was understood. 814 are kept, with the reason, in unparsed.ndjson.'],
  [5, 809, '809 of the 814 lines of a.log were not understood.'],
])(
  'of an input of which %i lines were understood and %i not, what is said is true',
  (understood, unparsed, said) => {
    const input = { lines: 814, unparsed, bytes: 1, firstAt: 0 };
    const books = [
      { path: 'a.log', format: null, complete: true, understood, toInput: () => input },
    ] as never;
    const [notice] = told({}, { books });
    expect(notice).toMatchObject({ code: 'unparsed-lines', text: { en: expect.stringContaining(said) } });
  },
);

test('a web log most of whose lines have no address is told', () => {
  const codes = (kind: string, unaddressed: number) => {
    const books = [{ format: { kind }, understood: 100, unaddressed, toInput: () => ({}) }] as never;
    return told({}, { books }).map(({ code }) => code);
  };
  expect(codes('web', 51)).toContain('input-without-addresses');
  expect(codes('web', 50)).not.toContain('input-without-addresses');
  expect(codes('audit', 100)).not.toContain('input-without-addresses');
});

test('a copy of a log is told once, also where only ordinary lines stand in it', () => {
  const book = (path: string, sha256: string, bytes = 9) => ({ path, sha256, bytes, complete: true });
  const books = [
    book('a.log', 'x'),
    book('b.log', 'y'),
    book('c.log', 'x'),
    book('d.log', 'z', 0),
    book('e.log', 'z', 0),
  ].map((each) => ({ ...each, format: { kind: 'web' }, understood: 0, toInput: () => each })) as never;
  const copies = (twins: RunLimits['twins']) =>
    told({}, { books, twins }).filter(({ code }) => code === 'twin-inputs');
  expect(copies([])).toHaveLength(1);
  expect(copies([[0, 2]])).toHaveLength(1);
  expect(copies([])[0]!.text.en).toMatch(/^a\.log and c\.log/);
});

test('a list that is shown in part says how many there are besides', () => {
  const [few] = told({ sharedAddresses: addresses(10) });
  const [many] = told({ sharedAddresses: addresses(13) });
  expect(few!.text.ja).not.toMatch(/ほか\d/);
  expect(many!.text.ja).toContain('192.0.2.10 ほか3個');
  expect(many!.text.en).toContain('192.0.2.10 and 3 more');
  const why = { ja: '。', en: '.' };
  const spared = addresses(12).map((address) => ({ address, file: '/x.php', why, evidence: [] }));
  expect(told({ spared: spared.slice(0, 10) })).toHaveLength(10);
  const all = told({ spared });
  expect(all).toHaveLength(11);
  expect(all.at(-1)!.text.en).toContain('At least 2 more addresses');
});

test('an address that carries the traffic is told of once, without saying that many share it', () => {
  const busy = [{ address: '192.168.4.164', part: 1 }] as RunLimits['busy'];
  const all = told({ sharedAddresses: ['192.168.4.164', '192.0.2.1'] }, { busy });
  expect(all.map(({ code }) => code)).toEqual(['busy-address', 'shared-addresses']);
  expect(all[0]!.text.en).toContain('one person or many');
  expect(all[1]!.text.en).not.toContain('192.168.4.164');
});

test('every bound that was reached is told once, with how often', () => {
  const all = told(
    {},
    {
      reached: [
        { limit: 'database-clients', n: 1_234 },
        { limit: 'script-looks', n: 1 },
      ],
    },
  );
  expect(all.map(({ code }) => code)).toEqual(['limit-database-clients', 'limit-script-looks']);
  expect(all[0]!.text.ja).toContain('1,234件');
});
