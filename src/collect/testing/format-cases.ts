import type { ParseFailure, ParserOptions } from '../record-parser.ts';
import type { Parsed } from './parse-line.ts';

/** Lines of one format: what good ones say, why bad ones are refused. */
export interface FormatCases {
  /** As `format:` takes it. */
  readonly spec: string;
  readonly options?: Partial<ParserOptions>;
  /** Lines that must come first (announced columns). */
  readonly head?: readonly string[];
  readonly good: readonly (readonly [line: string, says: Parsed])[];
  readonly bad: readonly (readonly [line: string, reason: ParseFailure])[];
}

const UA = 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101';
const AT = '2024-05-06T07:08:09.000Z';
const TIME = '06/May/2024:16:08:09 +0900';
const WEB = { kind: 'web', at: AT } as const;
const GET = { method: 'GET', target: '/a?b=1', protocol: 'HTTP/1.1' } as const;

/** What the layouts of the combined family share. */
const COMBINED_CASES: Pick<FormatCases, 'good' | 'bad'> = {
  good: [
    [
      `203.0.113.9 - alice [${TIME}] "GET /a?b=1 HTTP/1.1" 200 1234 "https://shop.example/" "${UA}"`,
      {
        ...WEB,
        ...GET,
        address: '203.0.113.9',
        account: 'alice',
        status: 200,
        bytes: 1234,
        referer: 'https://shop.example/',
        userAgent: UA,
      },
    ],
    [
      `2001:db8::7 - - [${TIME}] "POST /cart HTTP/2.0" 302 - "-" "-"`,
      {
        ...WEB,
        address: '2001:db8::7',
        method: 'POST',
        target: '/cart',
        protocol: 'HTTP/2.0',
        status: 302,
        bytes: 0,
      },
    ],
    [
      `[2001:db8::7]:4711 - - [${TIME}] "GET /a?b=1 HTTP/3" 200 1 "-" "-"`,
      { ...WEB, ...GET, protocol: 'HTTP/3', address: '2001:db8::7', status: 200, bytes: 1 },
    ],
    [
      `203.0.113.9:50123 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 1 "-" "-"`,
      { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 1 },
    ],
    [
      `crawler.example.net - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 1 "-" "-"`,
      { ...WEB, ...GET, address: 'crawler.example.net', status: 200, bytes: 1 },
    ],
    [`unix: - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 1 "-" "-"`, { ...WEB, ...GET, status: 200, bytes: 1 }],
    [
      `203.0.113.9 - john doe [${TIME}] "GET /a?b=1 HTTP/1.1" 401 1 "-" "-"`,
      { ...WEB, ...GET, address: '203.0.113.9', account: 'john doe', status: 401, bytes: 1 },
    ],
    [
      `203.0.113.9 - - [${TIME}] "GET /a?q=\\"x\\" HTTP/1.1" 200 5 "-" "say \\"hi\\" \\\\"`,
      {
        ...WEB,
        ...GET,
        target: '/a?q=\\"x\\"',
        address: '203.0.113.9',
        status: 200,
        bytes: 5,
        userAgent: 'say \\"hi\\" \\\\',
      },
    ],
    [
      `203.0.113.9 - - [${TIME}] "GET /a?q=\\x22x\\x22 HTTP/1.1" 200 5 "-" "\\xE3\\x81\\x82"`,
      {
        ...WEB,
        ...GET,
        target: '/a?q=\\x22x\\x22',
        address: '203.0.113.9',
        status: 200,
        bytes: 5,
        userAgent: '\\xE3\\x81\\x82',
      },
    ],
    [
      `203.0.113.9 - - [${TIME}] "GET /a b/c d HTTP/1.1" 404 5 "-" "-"`,
      { ...WEB, ...GET, target: '/a b/c d', address: '203.0.113.9', status: 404, bytes: 5 },
    ],
    [
      `203.0.113.9 - - [${TIME}] "GET /old" 200 5 "-" "-"`,
      { ...WEB, method: 'GET', target: '/old', address: '203.0.113.9', status: 200, bytes: 5 },
    ],
    [
      `203.0.113.9 - - [${TIME}] "\\x16\\x03\\x01\\x02" 400 226 "-" "-"`,
      { ...WEB, target: '\\x16\\x03\\x01\\x02', address: '203.0.113.9', status: 400, bytes: 226 },
    ],
    [
      `203.0.113.9 - - [${TIME}] "-" 408 0 "-" "-"`,
      { ...WEB, address: '203.0.113.9', status: 408, bytes: 0 },
    ],
    [`203.0.113.9 - - [${TIME}] "" 400 0 "-" "-"`, { ...WEB, address: '203.0.113.9', status: 400, bytes: 0 }],
    [
      `203.0.113.9 - - [${TIME}] "GET /\u0000\u00ff\u0080 HTTP/1.1" 200 5 "-" "-"`,
      { ...WEB, ...GET, target: '/\u0000\u00ff\u0080', address: '203.0.113.9', status: 200, bytes: 5 },
    ],
    [
      // A server that writes backslashes as they come.
      `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 5 "-" "C:\\"`,
      { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 5, userAgent: 'C:\\' },
    ],
    [
      `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 5 "-" "${UA}" "more" 0.005`,
      { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 5, userAgent: UA },
    ],
    [
      // Torn, but behind all that matters.
      `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X`,
      { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 5, userAgent: 'Mozilla/5.0 (X' },
    ],
    [
      `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" - 5 "-" "-"`,
      { ...WEB, ...GET, address: '203.0.113.9', bytes: 5 },
    ],
    [
      `203.0.113.9 - - [31/Dec/2016:23:59:60 +0000] "GET /a?b=1 HTTP/1.1" 200 5 "-" "-"`,
      { ...WEB, ...GET, at: '2017-01-01T00:00:00.000Z', address: '203.0.113.9', status: 200, bytes: 5 },
    ],
  ],
  bad: [
    ['', 'ignored'],
    ['# a comment', 'ignored'],
    ['hello', 'too-short'],
    [`203.0.113.9 - - [${TIME}] "GET /a HTTP/1.1`, 'too-short'],
    [`203.0.113.9 - - [${TIME}`, 'too-short'],
    ['203.0.113.9 - - [31/Feb/2024:16:08:09 +0900] "GET /a HTTP/1.1" 200 1 "-" "-"', 'bad-time'],
    ['203.0.113.9 - - [06/May/2024:25:08:09 +0900] "GET /a HTTP/1.1" 200 1 "-" "-"', 'bad-time'],
    ['203.0.113.9 - - [06/Foo/2024:16:08:09 +0900] "GET /a HTTP/1.1" 200 1 "-" "-"', 'bad-time'],
    ['203.0.113.9 - - [06/May/2024:16:08:61 +0900] "GET /a HTTP/1.1" 200 1 "-" "-"', 'bad-time'],
    ['203.0.113.9 - - [-] "GET /a HTTP/1.1" 200 1 "-" "-"', 'bad-time'],
    [`203.0.113.9 - - [${TIME}] "GET /a HTTP/1.1" abc 1 "-" "-"`, 'bad-status'],
    [` - - [${TIME}] "GET /a HTTP/1.1" 200 1 "-" "-"`, 'bad-address'],
  ],
};

export const FORMAT_CASES: readonly FormatCases[] = [
  { spec: 'combined', ...COMBINED_CASES },
  { spec: 'combined+2', ...COMBINED_CASES },
  { spec: '%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\"', ...COMBINED_CASES },
  {
    spec: 'common',
    good: [
      [
        `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 12`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 12 },
      ],
      [
        `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200 },
      ],
    ],
    bad: [[`203.0.113.9 - - [${TIME}] "GET /a HTTP/1.1"`, 'too-short']],
  },
  {
    spec: 'vhost_combined',
    good: [
      [
        `shop.example:443 203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 12 "-" "${UA}"`,
        {
          ...WEB,
          ...GET,
          host: 'shop.example',
          address: '203.0.113.9',
          status: 200,
          bytes: 12,
          userAgent: UA,
        },
      ],
    ],
    bad: [
      [
        `May  6 07:08:09 web1 nginx: 203.0.113.9 - - [${TIME}] "GET / HTTP/1.1" 200 12 "-" "-"`,
        'not-this-format',
      ],
    ],
  },
  {
    spec: 'nginx',
    options: { clientHeader: 'x-forwarded-for' },
    good: [
      [
        `192.0.2.1 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 12 "-" "${UA}" "203.0.113.9, 198.51.100.7"`,
        {
          ...WEB,
          ...GET,
          address: '192.0.2.1',
          status: 200,
          bytes: 12,
          userAgent: UA,
          forwarded: '203.0.113.9, 198.51.100.7',
        },
      ],
    ],
    bad: [],
  },
  {
    // Everything mod_log_config has that we read, and much that we read over.
    spec: '%V %{c}a %a %A %{Foo}e %{note}n %p %P %k %L %X %I %O %S %D %T %{ms}T %t "%m" "%U%q" "%H" %s %>s %B "%{Host}i" "%{PHPSESSID}C" "%{Location}o"',
    good: [
      [
        `www.shop.example 192.0.2.1 203.0.113.9 192.0.2.80 bar - 443 99 0 - + 300 1500 1800 5250 0 5 [${TIME}] "GET" "/a?b=1" "HTTP/1.1" 301 200 1234 "shop.example:443" "abc123" "-"`,
        {
          ...WEB,
          ...GET,
          host: 'www.shop.example',
          address: '203.0.113.9',
          durationMs: 5.25,
          status: 200,
          bytes: 1234,
          session: 'abc123',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: '%h %{%Y-%m-%dT%H:%M:%S}t.%{msec_frac}t %{%z}t "%r" %>s %O',
    good: [
      [
        '203.0.113.9 2024-05-06T16:08:09.125 +0900 "GET /a?b=1 HTTP/1.1" 200 12',
        { ...WEB, ...GET, at: '2024-05-06T07:08:09.125Z', address: '203.0.113.9', status: 200, bytes: 12 },
      ],
    ],
    bad: [['203.0.113.9 2024-13-06T16:08:09.125 +0900 "GET /a HTTP/1.1" 200 12', 'bad-time']],
  },
  {
    spec: '%{X-Forwarded-For}i %h %{usec}t %r %>s %{us}T',
    options: { clientHeader: 'xff' },
    good: [
      [
        '203.0.113.9, 198.51.100.7 192.0.2.1 1714979289123456 GET /a?b=1 HTTP/1.1 200 1500',
        {
          ...WEB,
          ...GET,
          at: '2024-05-06T07:08:09.123Z',
          address: '192.0.2.1',
          forwarded: '203.0.113.9, 198.51.100.7',
          status: 200,
          durationMs: 1.5,
        },
      ],
    ],
    bad: [],
  },
  {
    spec: '%h:%{remote}p %t %v "%r" %s',
    good: [
      [
        `2001:db8::1:443 [${TIME}] shop.example "GET /a?b=1 HTTP/1.1" 200`,
        { ...WEB, ...GET, address: '2001:db8::1', host: 'shop.example', status: 200 },
      ],
    ],
    bad: [],
  },
  {
    spec: '$time_iso8601 $msec $realip_remote_addr $remote_addr $remote_port $host $request_method $uri$is_args$args $server_protocol $status $bytes_sent $body_bytes_sent $request_time $upstream_response_time $request_length "$http_referer" "$http_user_agent" "$cookie_sessionid" "$http_cf_connecting_ip"',
    options: { clientHeader: 'CF-Connecting-IP' },
    good: [
      [
        '2024-05-06T16:08:09+09:00 1714979289.250 192.0.2.1 203.0.113.9 4711 shop.example GET /a?b=1 HTTP/1.1 200 400 123 0.012 0.001, 0.011 : 0.002 88 "-" "curl/8" "s3" "198.51.100.7"',
        {
          ...WEB,
          ...GET,
          at: '2024-05-06T07:08:09.250Z',
          address: '203.0.113.9',
          host: 'shop.example',
          status: 200,
          bytes: 123,
          durationMs: 12,
          userAgent: 'curl/8',
          session: 's3',
          forwarded: '198.51.100.7',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: '$remote_addr|$time_iso8601|$request_method|$uri|$is_args$args|$status',
    good: ['/a|?b=1', '/a|'].map((target) => [
      `203.0.113.9|2024-05-06T16:08:09+09:00|GET|${target}|200`,
      {
        ...WEB,
        method: 'GET',
        target: target.replace('|', ''),
        address: '203.0.113.9',
        status: 200,
      },
    ]),
    bad: [],
  },
  {
    spec: "log_format main '$remote_addr [$time_local] \"$request_method $scheme://$host$request_uri\" ' '$status';",
    good: [
      [
        `203.0.113.9 [${TIME}] "GET https://shop.example/a?b=1" 200`,
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          host: 'shop.example',
          address: '203.0.113.9',
          status: 200,
        },
      ],
    ],
    bad: [],
  },
  {
    spec: '$remote_addr|$time_local|$document_uri|$query_string|$status',
    good: [
      [`203.0.113.9|${TIME}|/a|b=1|200`, { ...WEB, target: '/a?b=1', address: '203.0.113.9', status: 200 }],
      [`203.0.113.9|${TIME}|/a|-|200`, { ...WEB, target: '/a', address: '203.0.113.9', status: 200 }],
    ],
    bad: [],
  },
  {
    spec: 'log_format j escape=json \'{"when":"$time_iso8601","who":"$remote_addr","what":"$request","code":$status,"took":$request_time}\';',
    good: [
      [
        '{"when":"2024-05-06T16:08:09+09:00","who":"203.0.113.9","what":"GET /a?b=1 HTTP/1.1","code":200,"took":0.25}',
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, durationMs: 250 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'nginx-json',
    options: { clientHeader: 'x-forwarded-for' },
    good: [
      [
        '{"@timestamp":"2024-05-06T16:08:09+09:00","remote_addr":"203.0.113.9","remote_user":"","request":"GET /a?b=1 HTTP/1.1","status":"200","body_bytes_sent":"12","request_time":"0.005","http_referrer":"","http_user_agent":"\\u3042 \\"q\\"","http_x_forwarded_for":"198.51.100.7"}',
        {
          ...WEB,
          ...GET,
          address: '203.0.113.9',
          status: 200,
          bytes: 12,
          durationMs: 5,
          userAgent: '\u00e3\u0081\u0082 "q"',
          forwarded: '198.51.100.7',
        },
      ],
      [
        // escape=default in a JSON-like template, a bare "-" for a number and a list of upstreams.
        '{"time":1714979289.5,"client_ip":"203.0.113.9","method":"GET","uri":"/a","args":"q=\\x22","status":404,"upstream_response_time":0.1, 0.2,"response_time":-,"vhost":"shop.example:8443"}',
        {
          ...WEB,
          at: '2024-05-06T07:08:09.500Z',
          method: 'GET',
          target: '/a?q=\\x22',
          address: '203.0.113.9',
          status: 404,
          durationMs: 100,
          host: 'shop.example',
        },
      ],
      [
        '{"source":{"ip":"203.0.113.9"},"http":{"request":{"method":"GET"},"response":{"status_code":200,"body":{"bytes":7}}},"url":{"path":"/a","query":"b=1","domain":"shop.example"},"@timestamp":"2024-05-06T07:08:09Z","event":{"duration":1500000}}',
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          address: '203.0.113.9',
          host: 'shop.example',
          status: 200,
          bytes: 7,
          durationMs: 1.5,
        },
      ],
    ],
    bad: [
      ['{"time":"2024-05-06T07:08:09Z","request":"GET / HT', 'bad-json'],
      ['{"time":"2024-02-31T07:08:09Z","request":"GET / HTTP/1.1"}', 'bad-time'],
      ['{"time":"2024-05-06T07:08:09Z","message":"started"}', 'field-missing'],
      ['{"time":"2024-05-06T07:08:09Z","request":"GET / HTTP/1.1","status":"ok"}', 'bad-status'],
      ['plain text', 'not-this-format'],
    ],
  },
  {
    spec: 'caddy',
    options: { clientHeader: 'X-Forwarded-For' },
    good: [
      [
        '{"level":"info","ts":1714979289.125,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"192.0.2.1","remote_port":"41342","client_ip":"203.0.113.9","proto":"HTTP/2.0","method":"GET","host":"shop.example:8443","uri":"/a?b=1","headers":{"User-Agent":["curl/8"],"Referer":["https://shop.example/"],"X-Forwarded-For":["198.51.100.7"]},"tls":{"proto":"h2"}},"bytes_read":0,"user_id":"alice","duration":0.0025,"size":10900,"status":200,"resp_headers":{"Server":["Caddy"],"Content-Type":["text/html"]}}',
        {
          ...WEB,
          ...GET,
          protocol: 'HTTP/2.0',
          at: '2024-05-06T07:08:09.125Z',
          address: '203.0.113.9',
          host: 'shop.example',
          account: 'alice',
          userAgent: 'curl/8',
          referer: 'https://shop.example/',
          forwarded: '198.51.100.7',
          durationMs: 2.5,
          bytes: 10900,
          status: 200,
        },
      ],
    ],
    bad: [['{"level":"info","ts":1714979289.1,"msg":"serving initial configuration"}', 'field-missing']],
  },
  {
    spec: 'ltsv',
    options: { clientHeader: 'xff' },
    good: [
      [
        `time:[${TIME}]\thost:203.0.113.9\tforwardedfor:198.51.100.7\treq:GET /a?b=1 HTTP/1.1\tstatus:200\tsize:12\treqsize:99\treferer:-\tua:${UA}\tvhost:shop.example\treqtime_microsec:1500\tapptime:0.001`,
        {
          ...WEB,
          ...GET,
          address: '203.0.113.9',
          forwarded: '198.51.100.7',
          status: 200,
          bytes: 12,
          userAgent: UA,
          host: 'shop.example',
          durationMs: 1.5,
        },
      ],
      [
        'time:2024-05-06T16:08:09+09:00\tremote_addr:203.0.113.9\thost:shop.example\tmethod:GET\turi:/a?b=1\tprotocol:HTTP/1.1\tstatus:200\tbody_bytes_sent:12\treqtime:0.25',
        {
          ...WEB,
          ...GET,
          address: '203.0.113.9',
          host: 'shop.example',
          status: 200,
          bytes: 12,
          durationMs: 250,
        },
      ],
    ],
    bad: [
      ['hello world', 'not-this-format'],
      ['time:99/May/2024:16:08:09 +0900\treq:GET / HTTP/1.1', 'bad-time'],
      [`time:${TIME}\thost:203.0.113.9`, 'field-missing'],
    ],
  },
  {
    spec: 'w3c',
    options: { clientHeader: 'X-Forwarded-For' },
    head: [
      '#Software: Microsoft Internet Information Services 10.0',
      '#Fields: date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version cs(User-Agent) cs(Referer) cs-host sc-status sc-substatus sc-bytes time-taken X-Forwarded-For',
    ],
    good: [
      [
        '2024-05-06 07:08:09 W3SVC1 192.0.2.80 GET /a b=1 443 DOMAIN\\alice 203.0.113.9 HTTP/1.1 Mozilla/5.0+(X11;+Linux) - shop.example 200 0 1234 15 198.51.100.7',
        {
          ...WEB,
          ...GET,
          address: '203.0.113.9',
          account: 'DOMAIN\\alice',
          userAgent: 'Mozilla/5.0 (X11; Linux)',
          host: 'shop.example',
          status: 200,
          bytes: 1234,
          durationMs: 15,
          forwarded: '198.51.100.7',
        },
      ],
      [
        '2024-05-06 07:08:09 W3SVC1 192.0.2.80 POST /a - 443 - 2001:db8::9 HTTP/1.1 - - shop.example 500 0 0 15 -',
        {
          ...WEB,
          method: 'POST',
          target: '/a',
          protocol: 'HTTP/1.1',
          address: '2001:db8::9',
          host: 'shop.example',
          status: 500,
          bytes: 0,
          durationMs: 15,
        },
      ],
    ],
    bad: [
      ['#Date: 2024-05-06 07:08:09', 'ignored'],
      ['2024-05-06 07:08:09 W3SVC1', 'too-short'],
      [
        '2024-02-31 07:08:09 W3SVC1 192.0.2.80 GET /a b=1 443 - 203.0.113.9 HTTP/1.1 - - shop.example 200 0 1 1 -',
        'bad-time',
      ],
      [
        '2024-05-06 27:08:09 W3SVC1 192.0.2.80 GET /a b=1 443 - 203.0.113.9 HTTP/1.1 - - shop.example 200 0 1 1 -',
        'bad-time',
      ],
    ],
  },
  {
    spec: 'w3c',
    head: [
      '#Fields: date time c-ip cs-method cs-uri-stem sc-status',
      '#Fields: time date cs-uri-stem c-ip sc-status',
    ],
    good: [
      [
        '07:08:09 2024-05-06 /b 203.0.113.9 404',
        { ...WEB, target: '/b', address: '203.0.113.9', status: 404 },
      ],
    ],
    bad: [],
  },
  { spec: 'w3c', good: [], bad: [['2024-05-06 07:08:09 203.0.113.9 GET /a 200', 'field-missing']] },
  {
    spec: 'cloudfront',
    options: { clientHeader: 'x-forwarded-for' },
    head: [
      '#Version: 1.0',
      '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version',
    ],
    good: [
      [
        '2024-05-06\t07:08:09\tNRT57-P1\t335\t203.0.113.9\tGET\td111111abcdef8.cloudfront.net\t/a%2520b\t200\thttps://shop.example/\tMozilla/5.0%2520(X11)%20x\tb=1\tPHPSESSID=s3;%20x=1\tHit\treq1\tshop.example\thttps\t123\t0.25\t198.51.100.7\tTLSv1.3\tx\tHit\tHTTP/1.1',
        {
          ...WEB,
          ...GET,
          target: '/a%20b?b=1',
          address: '203.0.113.9',
          host: 'shop.example',
          status: 200,
          bytes: 335,
          referer: 'https://shop.example/',
          userAgent: 'Mozilla/5.0 (X11) x',
          durationMs: 250,
          forwarded: '198.51.100.7',
          session: 's3',
        },
      ],
    ],
    bad: [['2024-05-06\t07:08:09\tNRT57-P1', 'too-short']],
  },
  {
    spec: 'alb',
    good: [
      [
        'h2 2024-05-06T07:08:09.123456Z app/shop/50dc6c 203.0.113.9:2817 192.0.2.80:80 0.000 0.005 0.000 200 200 34 366 "GET https://shop.example:443/a?b=1 HTTP/1.1" "curl/8" ECDHE-RSA TLSv1.2 arn:aws:tg "Root=1-58337281" "-" "arn:aws:cert" 0 2024-05-06T07:08:08.9Z "forward" "-" "-" "192.0.2.80:80" "200" "-" "-"',
        {
          ...WEB,
          ...GET,
          at: '2024-05-06T07:08:09.123Z',
          address: '203.0.113.9',
          host: 'shop.example',
          status: 200,
          bytes: 366,
          durationMs: 5,
          userAgent: 'curl/8',
        },
      ],
      [
        'https 2024-05-06T07:08:09.1Z app/shop/50dc6c [2001:db8::9]:2817 - -1 -1 -1 502 - 34 0 "GET https://shop.example:443/a?b=1 HTTP/1.1" "-" - - - "-" "shop.example" "-" -1 2024-05-06T07:08:08.9Z "-" "-" "-"',
        {
          ...WEB,
          ...GET,
          at: '2024-05-06T07:08:09.100Z',
          address: '2001:db8::9',
          host: 'shop.example',
          status: 502,
          bytes: 0,
        },
      ],
    ],
    bad: [['h2 yesterday app/shop/1 203.0.113.9:1 - 0 0 0 200 200 1 1 "GET / HTTP/1.1" "-"', 'bad-time']],
  },
  {
    spec: 'docker+combined',
    good: [
      [
        `{"log":"203.0.113.9 - - [${TIME}] \\"GET /a?b=1 HTTP/1.1\\" 200 12 \\"-\\" \\"x\\"\\n","stream":"stdout","time":"2024-05-06T07:08:10.1Z"}`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 12, userAgent: 'x' },
      ],
    ],
    bad: [['{"stream":"stdout"}', 'not-this-format']],
  },
  {
    spec: 'cri+common',
    good: [
      [
        `2024-05-06T07:08:10.123456789Z stdout F 203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 12`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 12 },
      ],
    ],
    bad: [['hello', 'not-this-format']],
  },
  {
    spec: 'syslog+%h "%r" %>s',
    good: [
      // The line has no time of its own: the collector's is the best there is.
      [
        'May  6 16:08:09 web1 nginx: 203.0.113.9 "GET /a?b=1 HTTP/1.1" 200',
        { ...WEB, ...GET, address: '203.0.113.9', status: 200 },
      ],
      [
        '<190>1 2024-05-06T07:08:09Z web1 nginx 12 - - 203.0.113.9 "GET /a?b=1 HTTP/1.1" 200',
        { ...WEB, ...GET, address: '203.0.113.9', status: 200 },
      ],
    ],
    bad: [['203.0.113.9 "GET / HTTP/1.1" 200', 'not-this-format']],
  },
  {
    spec: 'quoted+combined',
    good: [
      [
        `"203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 12 "-" "x""`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 12, userAgent: 'x' },
      ],
      [
        `"203.0.113.9 - - [${TIME}] ""GET /a?b=1 HTTP/1.1"" 200 12 ""-"" ""x"""`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 12, userAgent: 'x' },
      ],
    ],
    bad: [['203.0.113.9', 'not-this-format']],
  },
  {
    spec: 'script-history',
    good: [
      [
        '{"at":"2024-05-06T16:08:09","page":"https://b.shop.example:8443/cart?x=1","url":"https://cdn.example/a.js","sha256":"AB12","approved":true}',
        {
          kind: 'script',
          at: '2024-05-06T07:08:09.000Z',
          host: 'b.shop.example:8443',
          referer: 'https://b.shop.example:8443/cart?x=1',
          target: 'https://cdn.example/a.js',
          object: 'ab12',
          result: 'success',
        },
      ],
      [
        '\u00ef\u00bb\u00bf{"at":"2024-05-06T07:08:09Z","page":"/cart","url":"/js/\\u6c7a.js","sha256":null,"approved":false},',
        {
          kind: 'script',
          at: '2024-05-06T07:08:09.000Z',
          referer: '/cart',
          target: '/js/\u00e6\u00b1\u00ba.js',
          result: 'failure',
        },
      ],
      [
        '{"sha256":"0f","url":"","page":"//b.shop.example/cart","at":1714979289}',
        {
          kind: 'script',
          at: '2024-05-06T07:08:09.000Z',
          host: 'b.shop.example',
          referer: '//b.shop.example/cart',
          object: '0f',
        },
      ],
    ],
    bad: [
      ['{"at":"2024-05-06T07:08:09Z","page":"/cart","url":', 'bad-json'],
      ['{"at":"2024-05-06T07:08:09Z","page":"/cart"}', 'field-missing'],
      ['{"at":"2024-05-06T07:08:09Z","url":"/a.js","sha256":"0f"}', 'field-missing'],
      ['{"page":"/cart","url":"/a.js","sha256":"0f"}', 'field-missing'],
      ['{"at":"yesterday","page":"/cart","url":"/a.js","sha256":"0f"}', 'bad-time'],
      ['{"at":{},"page":"/cart","url":"/a.js","sha256":"0f"}', 'bad-time'],
      ['at,page,url,sha256', 'not-this-format'],
    ],
  },
];
