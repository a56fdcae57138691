import { describe, expect, it } from 'vitest';
import { profileSchema } from '../../model/config/profile-schema.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { createFileReader } from './create-file-reader.ts';
import { readLeak } from './leak.ts';
import { leakedInput } from './leaked-input.ts';
import { inventedFile } from './testing/invented-file.ts';

const PLAIN = profileSchema.parse({ name: 'plain' });
const CSV = `email,name\n${Array.from({ length: 300 }, (_, n) => `p${n}@mail.example,見本 ${n}`).join('\n')}\n`;
const REQUEST: ShopEvent = {
  ...SILENT_EVENT,
  kind: 'web',
  at: Date.UTC(2026, 8, 10),
  source: { input: 0, line: 7, offset: 70 },
  address: '203.0.113.9',
  tenant: 'b',
  method: 'GET',
  target: '/backup/orders.csv',
  path: '/backup/orders.csv',
  status: 200,
  bytes: Buffer.byteLength(CSV) + 200,
};

const OFFICE = '192.0.2.10';
const KNOWN = [{ address: OFFICE, role: 'office' }] as const;

function read(text: string, events: readonly Partial<ShopEvent>[] = [], actor: string | null = 'actor-1') {
  const leak = readLeak(inventedFile(text), 'b', PLAIN);
  const reader = createFileReader([{ leak, input: 3 }], () => 'B', KNOWN);
  for (const event of events) {
    const isTheirs = event.address === undefined || event.address === REQUEST.address;
    reader.observe({ event: { ...REQUEST, ...event }, actor: isTheirs ? actor : null });
  }
  return { ...reader.read(), wants: reader.wants() };
}

function claims(...args: Parameters<typeof read>) {
  return read(...args).claims;
}

const SELF = { input: 3, line: 1, offset: 0 };

describe('createFileReader', () => {
  it('takes what lies in a file', () => {
    const [claim] = claims(CSV);
    expect(claim).toMatchObject({
      actor: null,
      tenant: 'b',
      channel: 'file',
      certainty: 'taken',
      bound: 'exact',
      items: ['name', 'email'],
      from: Number.NaN,
      rows: [{ kind: 'seen', set: 'rows' }],
      incomplete: [],
      evidence: [SELF],
    });
    const [rows] = claim?.rows ?? [];
    expect(rows?.kind === 'seen' ? [...rows.rows].length : 0).toBe(300);
  });

  it('counts about so many persons where the file does not name its columns', () => {
    const dump = "INSERT INTO orders VALUES ('1','M7','a@mail.example'),('2','M7','b@mail.example');\n";
    expect(claims(dump)).toMatchObject([
      { bound: 'approx', incomplete: [{ ja: expect.stringContaining('CREATE TABLE') }] },
    ]);
    const named = `CREATE TABLE orders (no text, member_id text, email text);\n${dump}`;
    expect(claims(named)).toMatchObject([{ bound: 'exact', incomplete: [] }]);
  });

  it('ties it to the actor whose download is in the log', () => {
    expect(claims(CSV, [{}])).toMatchObject([
      { actor: 'actor-1', from: REQUEST.at, to: REQUEST.at, evidence: [SELF, REQUEST.source] },
    ]);
    const bySize = { path: '/tmp/x.zip', bytes: Buffer.byteLength(CSV) };
    expect(claims(CSV, [bySize])).toMatchObject([{ actor: 'actor-1' }]);
    const ftp = {
      kind: 'auth',
      action: 'ftp.download',
      result: 'success',
      object: '/home/shop/ORDERS.csv',
      path: '',
      status: -1,
    } as const;
    expect(claims(CSV, [ftp])).toMatchObject([{ actor: 'actor-1' }]);
  });

  it.each([
    [{ status: 404 }],
    [{ method: 'HEAD' }],
    [{ bytes: 100 }],
    [{ path: '/other.csv' }],
    [{ path: '/index.html', bytes: Buffer.byteLength(CSV) }],
  ])('ties it to nobody by %j', (event) => {
    expect(claims(CSV, [event])).toMatchObject([{ actor: null }]);
  });

  it('ties it to nobody by somebody else’s download', () => {
    expect(claims(CSV, [{}], null)).toMatchObject([{ actor: null }]);
  });

  describe('of a file that logs mention', () => {
    const refused = { status: 403, bytes: 199 };

    it.each<[string, Partial<ShopEvent>[]]>([
      ['known ones', [{ address: OFFICE }]],
      [
        'those who log in there',
        [
          {
            address: '192.0.2.99',
            method: 'POST',
            target: '/admin/login',
            path: '/admin/login',
            action: 'admin.login',
            status: 302,
          },
          { address: '192.0.2.99' },
        ],
      ],
    ])('does not take the operators’ own download for the way out: %s', (_, own) => {
      expect(claims(CSV, [refused, ...own])).toMatchObject([
        { certainty: 'possible', actor: null, basis: { en: expect.stringContaining('operators’ own') } },
      ]);
      expect(claims(CSV, own)).toMatchObject([{ certainty: 'taken', actor: null }]);
      expect(claims(CSV, [...own, {}])).toMatchObject([{ certainty: 'taken', actor: 'actor-1' }]);
      expect(claims(CSV, [refused, ...own, { address: '192.0.2.55' }])).toMatchObject([
        { certainty: 'taken' },
      ]);
    });

    it('does not say taken where everybody who asked for it was refused', () => {
      const later = { ...refused, status: 404, at: REQUEST.at + 1000, target: '/old/ORDERS.csv?x=1' };
      const asked = read(CSV, [refused, later], null);
      expect(asked.wants.paths).toEqual(['*orders.csv']);
      expect(asked.claims).toMatchObject([
        {
          actor: null,
          certainty: 'possible',
          bound: 'max',
          rows: [{ kind: 'seen' }],
          evidence: [SELF, REQUEST.source],
          basis: { en: expect.stringContaining('refused') },
        },
      ]);
      expect(asked.checked).toMatchObject([
        {
          question: { en: expect.stringContaining('B: Whether the file orders.csv') },
          answer: 'cannot-tell',
          covers: [{ input: 0, kind: 'web', from: REQUEST.at, to: REQUEST.at + 1000 }],
          says: { en: expect.stringContaining('all 2 requests') },
        },
      ]);
    });

    it.each([
      ['answered by its name to anybody', { target: '/x/orders.csv', bytes: 7 }],
      ['answered by a program that was told its name', { target: '/get.php?f=back%75p%2Forders.csv' }],
      ['redirected', { status: 302 }],
      ['left by who asked before its end', { status: 499 }],
      ['there, as who asked for its head was told', { method: 'HEAD' }],
    ])('says taken where it was %s', (_, event) => {
      for (const events of [
        [refused, event],
        [event, refused],
      ]) {
        const asked = read(CSV, events, null);
        expect(asked.claims).toMatchObject([{ certainty: 'taken', bound: 'exact' }]);
        expect(asked.checked).toEqual([]);
      }
    });

    it('says taken where an actor downloaded as many bytes by another name', () => {
      const bySize = { target: '/tmp/x.zip', path: '/tmp/x.zip', bytes: Buffer.byteLength(CSV) };
      expect(claims(CSV, [refused, bySize])).toMatchObject([{ certainty: 'taken', actor: 'actor-1' }]);
    });

    it.each([[{ tenant: 'c' }], [{ target: '/backup/other.csv' }]])('says taken as ever by %j', (event) => {
      expect(claims(CSV, [{ ...refused, ...event }], null)).toMatchObject([{ certainty: 'taken' }]);
    });
  });

  it('counts each broken row as one person at the most', () => {
    expect(claims(`${CSV}broken\nbroken\n`)).toMatchObject([
      {
        bound: 'max',
        rows: [{ kind: 'seen' }, { kind: 'unnamed', unit: 'records', n: 2, persons: 2 }],
        incomplete: [{ ja: expect.stringContaining('2行') }],
      },
    ]);
  });

  it('says that it does not know whose data a file holds', () => {
    expect(claims('a,b\n1,2\n3,4\n')).toMatchObject([
      {
        items: [],
        rows: [{ kind: 'unnamed', n: 3, persons: null }],
        incomplete: [{ en: expect.stringContaining('columns') }],
      },
    ]);
  });

  it('says that there are more where a file has more tables than are told apart', () => {
    const tables = Array.from(
      { length: 2_003 },
      (_, n) => `INSERT INTO t${n} (name, email) VALUES ('A B', 'a${n}@mail.example');`,
    );
    const [claim] = claims(`-- MySQL dump 10.13\n${tables.join('\n')}\n`);
    expect(claim).toMatchObject({ bound: 'min' });
    expect(claim!.incomplete.map(({ en }) => en).join()).toContain('those of 3 more rows were not counted');
  });

  it('lists the file among the inputs', () => {
    const file = inventedFile(`${CSV}broken\n`);
    expect(leakedInput(readLeak(file, 'b', PLAIN))).toMatchObject({
      path: 'leaked/orders.csv',
      kind: 'file',
      sha256: file.sha256,
      bytes: file.bytes,
      lines: 301,
      unparsed: 1,
      format: 'csv (utf-8)',
    });
  });
});
