import { describe, expect, it } from 'vitest';
import { textOf } from './bytes/byte-text.ts';
import type { Format } from './format.ts';
import { formatNamed } from './format-named.ts';
import { createRecordView } from './record-view.ts';
import { OPTIONS } from './testing/parse-line.ts';

/** What the last of the lines carries beside its target. */
function carriedBy(spec: string, lines: readonly string[]): string[] {
  const format = formatNamed(spec) as Format;
  const parser = format.createParser(OPTIONS);
  const view = createRecordView();
  for (const line of lines) {
    const bytes = Buffer.from(line, 'latin1');
    expect([null, 'ignored']).toContain(parser.parse(bytes, 0, bytes.length, view));
  }
  const { carried, buffer } = view;
  return Array.from({ length: carried.count }, (_, i) => {
    return `${carried.names[i]}=${textOf(buffer, carried.start[i]!, carried.end[i]!)}`;
  });
}

const HEAD = '192.0.2.1 - - [12/Oct/2026:09:00:07 +0900]';
const JSON_HEAD = '"time":"2026-10-12T09:00:07+09:00","remote_addr":"192.0.2.1","status":200';
const MODSEC = `[12/Oct/2026:09:00:07 +0900] Xy3zabcdefghijk 192.0.2.1 50000 192.0.2.2 443`;

describe('what pages read beside the target is told', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'all cookies, also when their session is known from a better column',
      '%h %l %u %t "%r" %>s "%{Cookie}i" "%{PHPSESSID}C"',
      [`${HEAD} "GET / HTTP/1.1" 200 "a=1; PHPSESSID=f0" "f0"`],
      ['Cookie=a=1; PHPSESSID=f0', 'Cookie: PHPSESSID=f0'],
    ],
    [
      'what a form sent to Rails, as JSON',
      'rails',
      [
        'Started POST "/a" for 192.0.2.1 at 2026-10-12 09:00:07 +0900\nProcessing by A#b as HTML\n  Parameters: {"q"=>"1\' or 1=1", "user"=>{"x"=>nil, "y" => "a\\"=>b"}}\nCompleted 200 OK in 1ms',
      ],
      ['Body={"q":"1\' or 1=1", "user":{"x":null, "y":"a\\"=>b"}}'],
    ],
    [
      'a body of CSV',
      'csv:time,ip,method,url,status,request_body',
      ['2026-10-12T09:00:07Z,192.0.2.1,POST,/a,200,"a=1&b=""2"""'],
      ['Body=a=1&b="2"'],
    ],
    ['no cookies at all', '%h %l %u %t "%r" %>s "%{Cookie}i"', [`${HEAD} "GET / HTTP/1.1" 200 "-"`], []],
    [
      'a line after one that carried more',
      '%h %l %u %t "%r" %>s "%{Cookie}i" "%{track}C"',
      [`${HEAD} "GET / HTTP/1.1" 200 "a=1" "b"`, `${HEAD} "GET / HTTP/1.1" 200 "-" "c"`],
      ['Cookie: track=c'],
    ],
    [
      'path and query apart',
      '%h %t %m %U%q %>s "%{Cookie}i"',
      ['192.0.2.1 [12/Oct/2026:09:00:07 +0900] GET /a?b=1 200 "c=d"'],
      ['Cookie=c=d'],
    ],
    [
      'path and query in columns far from each other',
      '$remote_addr [$time_local] $request_method $uri $status "$args" "$http_cookie"',
      ['192.0.2.1 [12/Oct/2026:09:00:07 +0900] GET /a 200 "b=1" "c=d"'],
      ['Cookie=c=d'],
    ],
    [
      'a forwarding header beside the address, and a body',
      '$remote_addr - $remote_user [$time_local] "$request" $status "$http_x_forwarded_for" "$request_body"',
      [`${HEAD} "POST / HTTP/1.1" 200 "203.0.113.9, x" "q=1&r=2"`],
      ['X-Forwarded-For=203.0.113.9, x', 'Body=q=1&r=2'],
    ],
    [
      'W3C',
      'w3c',
      [
        '#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(Cookie)',
        '2026-10-12 00:00:07 192.0.2.1 GET / 200 a=1;+b=2',
      ],
      ['Cookie=a=1; b=2'],
    ],
    [
      'JSON',
      'nginx-json',
      [
        String.raw`{${JSON_HEAD},"request":"POST /\u0061 HTTP/1.1","cookie":"a=\"1\"","request_body":"q=1","cookie_track":"t"}`,
      ],
      ['Cookie=a="1"', 'Body=q=1', 'Cookie: track=t'],
    ],
    [
      'JSON with objects',
      'nginx-json',
      [
        `{${JSON_HEAD},"request":{"method":"POST","uri":"/","headers":{"Cookie":["a=1"]},"body":{"user":{"name":"n"}},"cookies":{"t":"u"}}}`,
      ],
      ['Cookie=a=1', 'Body: user.name=n', 'Cookie: t=u'],
    ],
    ['an answer’s body', 'nginx-json', [`{${JSON_HEAD},"request":"GET / HTTP/1.1","body":"<p>"}`], []],
    [
      'LTSV',
      'ltsv',
      ['time:2026-10-12T09:00:07+09:00\thost:192.0.2.1\treq:GET / HTTP/1.1\tstatus:200\tcookie:a=1'],
      ['Cookie=a=1'],
    ],
    [
      'a firewall’s audit log',
      'modsec-audit',
      [
        `--ab12-A--\n${MODSEC}\n--ab12-B--\nPOST / HTTP/1.1\nHost: a.example\nCookie: a=1\n\n--ab12-C--\nq=1\n--ab12-H--\nMessage: Warning.\n--ab12-Z--\n`,
      ],
      ['Cookie=a=1', 'Body=q=1'],
    ],
  ])('%s', (_, spec, lines, expected) => {
    expect(carriedBy(spec, lines)).toEqual(expected);
  });

  it("holds all of the body of ModSecurity's record, however many lines and however long they are", () => {
    const body = `${'a=1\n'.repeat(3000)}${'x'.repeat(40_000)}&q=last`;
    const record = `--a1b2c3d4-A--\n${MODSEC}\n--a1b2c3d4-B--\nPOST / HTTP/1.1\n\n--a1b2c3d4-C--\n${body}\n--a1b2c3d4-Z--`;
    expect(carriedBy('modsec-audit', [record])).toEqual([`Body=${body}`]);
    expect(carriedBy('modsec-audit', [record.replace('\n--a1b2c3d4-Z--', '')])).toEqual([`Body=${body}`]);
  });
});
