import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../format.ts';
import { formatNamed } from '../format-named.ts';
import { type Parsed, parseLines } from '../testing/parse-line.ts';

/** What a client and a server can put into a line. */
const request = fc.record({
  address: fc.oneof(fc.ipV4(), fc.ipV6()),
  account: fc.constantFrom('-', 'alice', 'o.neill', 'x y'),
  second: fc.integer({ min: 0, max: 4_000_000_000 }),
  method: fc.constantFrom('GET', 'POST', 'PROPFIND', 'M-SEARCH'),
  target: bytes(40).map((text) => `/${text.replace(/[\n\r]/g, '')}`),
  protocol: fc.constantFrom('HTTP/1.0', 'HTTP/1.1', 'HTTP/2.0', 'HTTP/3'),
  status: fc.integer({ min: 100, max: 599 }),
  bytes: fc.nat(),
  referer: bytes(30),
  userAgent: bytes(60),
});
type Request = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

function bytes(maxLength: number): fc.Arbitrary<string> {
  const char = fc.oneof(
    fc.constantFrom('"', '\\', ' ', '[', ']', 'a', '-', '%'),
    fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  );
  return fc.array(char, { maxLength }).map((chars) => chars.join(''));
}

/** Apache: `"` and `\` get a backslash, control characters and bytes above 126 become `\xNN` or a letter. */
function apacheEscape(text: string): string {
  return text.replace(/["\\\u0000-\u001f\u007f-\u00ff]/g, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`;
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** nginx (escape=default): the same characters become `\xNN`, an empty value "-". */
function nginxEscape(text: string): string {
  if (text === '') return '-';
  return text.replace(/["\\\u0000-\u001f\u007f-\u00ff]/g, (char) => {
    return `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function lineOf(made: Request, written: (text: string) => string): string {
  const iso = new Date(made.second * 1000);
  const [, month = '', , year = ''] =
    iso
      .toUTCString()
      .slice(5)
      .match(/^\d+ (\w+) ((\d+))/) ?? [];
  const time = `${iso.toISOString().slice(8, 10)}/${month}/${year}:${iso.toISOString().slice(11, 19)} +0000`;
  const line = `${made.method} ${made.target} ${made.protocol}`;
  const texts = [line, made.referer, made.userAgent].map(written);
  return `${made.address} - ${made.account} [${time}] "${texts[0]}" ${made.status} ${made.bytes} "${texts[1]}" "${texts[2]}"`;
}

function expected(made: Request, written: (text: string) => string): Parsed {
  const said = (text: string) => (written(text) === '-' ? '' : written(text));
  const all: Parsed = {
    kind: 'web',
    at: new Date(made.second * 1000).toISOString(),
    address: made.address,
    account: made.account === '-' ? '' : made.account,
    method: made.method,
    target: written(made.target),
    protocol: made.protocol,
    status: made.status,
    bytes: made.bytes,
    referer: said(made.referer),
    userAgent: said(made.userAgent),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) as Parsed;
}

describe('a layout', () => {
  const combined = formatNamed('combined') as Format;
  it.each([
    ['Apache', apacheEscape],
    ['nginx', nginxEscape],
  ])('reads back whatever request %s logs', (_, written) => {
    fc.assert(
      fc.property(request, (made) => {
        expect(parseLines(combined, [lineOf(made, written)])).toEqual(expected(made, written));
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same by a format string as by name', () => {
    const string = formatNamed('%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"') as Format;
    fc.assert(
      fc.property(request, bytes(50), fc.nat(200), (made, noise, at) => {
        const line = lineOf(made, (text) => text.replaceAll('\n', ''));
        const broken = line.slice(0, at) + noise + line.slice(at);
        expect(parseLines(string, [broken])).toEqual(parseLines(combined, [broken]));
      }),
    );
  });

  it('takes no name before the client for the client', () => {
    const behind = '- - [06/May/2024:16:08:09 +0900] "GET / HTTP/1.1" 200 5 "-" "-"';
    const [ofHost, ofV6, ofName] = [
      'www.shop.example 203.0.113.9',
      'www.shop.example 2001:db8::9',
      'pc.example',
    ];
    expect(parseLines(combined, [`${ofHost} ${behind}`])).toBe('bad-address');
    expect(parseLines(combined, [`${ofV6} ${behind}`])).toBe('bad-address');
    expect(parseLines(combined, [`${ofName} ${behind}`])).toMatchObject({ address: 'pc.example' });
    const both = formatNamed('%h %{X-Forwarded-For}i %l %u %t "%r" %>s %b') as Format;
    expect(parseLines(both, [`pc.example 203.0.113.9 ${behind}`])).toMatchObject({ address: 'pc.example' });
  });

  const ATTACK = '198.51.100.7 - - [06/May/2024:16:08:10 +0900] "GET /p?id=1%27 HTTP/1.1" 200 5 "-" "Moz"';
  const HONEST = '203.0.113.9 - taro [06/May/2024:16:08:09 +0900] "GET /a HTTP/1.1" 200 106 "-" "Moz"';

  it('reads no two records as one, wherever the line end was lost', () => {
    for (const name of ['combined', 'common', 'nginx']) {
      const format = formatNamed(name) as Format;
      const common = HONEST.split(' "-"')[0] as string;
      for (const whole of [HONEST, `${HONEST} "-"`, `${common}`, `${HONEST} `, `${HONEST}\r`]) {
        expect(parseLines(format, [whole + ATTACK])).toMatch(/^(two-records|not-this-format)$/);
      }
      for (let torn = 1; torn < HONEST.length; torn++) {
        const read = parseLines(format, [HONEST.slice(0, torn) + ATTACK]);
        // What was torn within an address may be a part of it; the honest client is not said to have sent it.
        if (typeof read === 'object') expect([torn, read.address]).not.toEqual([torn, '203.0.113.9']);
      }
    }
  });

  it('reads columns behind its own, whatever they hold', () => {
    const combined = formatNamed('combined') as Format;
    for (const more of [' 0.001 "x"', ' [06/May/2024:16:08:10 +0900] "id=5 6"', ' "[a] \\"GET / HTTP/1.1"']) {
      expect(parseLines(combined, [HONEST + more])).toMatchObject({ address: '203.0.113.9', bytes: 106 });
    }
    const common = formatNamed('common') as Format;
    expect(parseLines(common, [HONEST])).toMatchObject({ address: '203.0.113.9', bytes: 106 });
  });

  it('refuses no line for an odd size alone', () => {
    const combined = formatNamed('combined') as Format;
    for (const size of ['106x', '1,024', '-5', 'x']) {
      const read = parseLines(combined, [HONEST.replace('106 ', `${size} `)]);
      expect(read).toMatchObject({ address: '203.0.113.9', target: '/a', status: 200 });
      expect(read).not.toHaveProperty('bytes');
    }
  });

  it('refuses no line for a client or a user that anyone may have sent', () => {
    const behind = ATTACK.slice(ATTACK.indexOf('['));
    for (const name of ['combined', 'nginx', 'common']) {
      const format = formatNamed(name) as Format;
      const clientOf = (before: string) => {
        const read = parseLines(format, [`${before} ${behind}`]);
        expect(read).toMatchObject({ target: '/p?id=1%27', status: 200 });
        return (read as Parsed).address;
      };
      const timed = '[06/May/2024:16:08:09 +0900]';
      for (const user of [
        'a [b',
        'a [b] c',
        ' [',
        'a [[ [',
        `x ${timed}`,
        `x ${timed} \\"GET / HTTP/1.1\\" 200`,
      ])
        expect(clientOf(`198.51.100.7 - ${user}`)).toBe('198.51.100.7');
      for (const user of ['- -', '- x', 'x y', 'web 1.2.3.4', `${'x '.repeat(200)}1.2.3.4 - -`]) {
        expect(clientOf(`198.51.100.7 - ${user}`)).toBe('198.51.100.7');
      }
      // Perhaps the rest of another client's line: nobody's, but one for all that came by it.
      for (const user of [
        '10.0.0.1 - -',
        '10.0.0.2 - taro',
        '10.0.0.2 - taro yamada',
        '- [06/May/2010.0.0.1 - -',
        'x2001:db8::1 - -',
      ]) {
        expect(clientOf(`198.51.100.7 - ${user}`)).toBe('198.51.100.7 -');
      }
      for (const client of ['1.2.3.4.5', '1234.2.3.4', '203.0.113.9198.51.100.7']) {
        expect(clientOf(`${client} - -`)).toBe(client);
      }
    }
  });
});
