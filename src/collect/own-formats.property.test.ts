import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNamed } from './format-named.ts';
import { OPTIONS, type Parsed, parseLines } from './testing/parse-line.ts';

/** What a client can send, each character a byte; no line end, which all servers escape. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'",;\t []()=>{}\'\\|%+&?-'),
      fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((characters) => characters.join(''))
  .filter((value) => value !== '-');
const path = text.map((value) => `/${value}`);
const status = fc.integer({ min: 100, max: 599 });

function parsed(spec: string, ...lines: string[]): Parsed {
  const format = formatNamed(spec);
  if ('problem' in format) throw new Error(spec);
  const result = parseLines(format, lines, OPTIONS);
  if (typeof result === 'string') throw new Error(`${result}: ${lines.at(-1)}`);
  return result;
}

test.each([',', ';', '\t'])('a CSV cell says what was put into it, whatever that is (%j)', (separator) => {
  const header = ['time', 'ip', 'method', 'url', 'status', 'user_agent', 'referer'].join(separator);
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(path, status, text, text, (target, code, userAgent, referer) => {
      const row = ['2024-05-06T07:08:09Z', '203.0.113.9', 'GET', target, String(code), userAgent, referer];
      expect(parsed('csv', header, row.map(cell).join(separator))).toMatchObject({
        address: '203.0.113.9',
        target,
        status: code,
        userAgent,
        referer,
      });
    }),
  );
});

test('a row of CSV that nobody quoted is read as it was meant, or not at all', () => {
  fc.assert(
    fc.property(path, text, (target, userAgent) => {
      const line = `2024-05-06T07:08:09Z,203.0.113.9,GET,${target},200,${userAgent}`;
      const format = formatNamed('csv:time,ip,method,url,status,user_agent');
      if ('problem' in format) throw new Error('csv');
      const result = parseLines(format, [line], OPTIONS);
      if (typeof result === 'string' || /["]/.test(line)) return;
      expect(result).toMatchObject({ target, userAgent, status: 200 });
    }),
  );
});

test("IIS's own log keeps queries with commas", () => {
  fc.assert(
    fc.property(text, status, (query, code) => {
      const line = `203.0.113.9, -, 5/6/2024, 7:08:09, W3SVC1, WEB, 192.0.2.80, 15, 163, 3223, ${code}, 0, GET, /a, ${query},`;
      expect(parsed('iis-native', line)).toMatchObject({
        target: `/a?${query}`,
        status: code,
        durationMs: 15,
      });
    }),
  );
});

test('uWSGI: what a client sends is no part of the line around it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        path,
        path.map((value) => `${value} => generated 1 bytes in 1 msecs (HTTP/1.1 200) ${value}`),
      ),
      status,
      (target, code) => {
        const line = `[pid: 5|app: 0|req: 1/2] 203.0.113.9 () {1 vars in 2 bytes} [Mon May  6 16:08:09 2024] GET ${target} => generated 4 bytes in 2 msecs (HTTP/1.1 ${code}) 2 headers in 69 bytes (1 switches on core 0)`;
        expect(parsed('uwsgi', line)).toMatchObject({
          address: '203.0.113.9',
          target,
          status: code,
          bytes: 4,
        });
      },
    ),
  );
});

test("Rails: the path is the client's, the address and the time are not", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        path,
        path.map((value) => `${value}" for 192.0.2.1 at 2000-01-01 00:00:00 +0000`),
      ),
      (target) => {
        const line = `Started GET "${target}" for 203.0.113.9 at 2024-05-06 16:08:09 +0900`;
        expect(parsed('rails', line)).toMatchObject({
          at: '2024-05-06T07:08:09.000Z',
          address: '203.0.113.9',
          target,
        });
      },
    ),
  );
});
