import type { FormatCases } from './format-cases.ts';

/** Formats of frameworks' loggers, and of servers that few others write like. */
export const LOGGER_CASES: readonly FormatCases[] = [
  {
    spec: 'gin',
    good: [
      [
        '[GIN] 2024/05/06 - 16:08:09 | 200 |      1.204ms |     203.0.113.9 | GET      "/a?b=1"',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          durationMs: 1.204,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
        },
      ],
      [
        '[GIN] 2024/05/06 - 16:08:09 | 404 |     350.5Âµs | 2001:db8::7 | POST     "/a \\"b\\""',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 404,
          durationMs: 0.3505,
          address: '2001:db8::7',
          method: 'POST',
          target: '/a "b"',
        },
      ],
      [
        '[GIN] 2024/05/06 - 16:08:09 | 302 |  2.5s |  203.0.113.9 | GET      /old|way',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 302,
          durationMs: 2500,
          address: '203.0.113.9',
          method: 'GET',
          target: '/old|way',
        },
      ],
      [
        '[GIN] 2024/05/06 - 16:08:09 |\u001b[97;42m 200 \u001b[0m|  1ms |  203.0.113.9 |\u001b[97;44m GET     \u001b[0m "/a"',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          durationMs: 1,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a',
        },
      ],
    ],
    bad: [
      ['[GIN-debug] GET /a --> main.h (3 handlers)', 'ignored'],
      ['hello', 'not-this-format'],
      ['[GIN] 2024/99/06 - 16:08:09 | 200 | 1ms | 203.0.113.9 | GET "/a"', 'bad-time'],
    ],
  },
  {
    spec: 'chi',
    good: [
      [
        '2024/05/06 16:08:09 [web1/abc-000001] "GET http://shop.example/a?b=1 HTTP/1.1" from 203.0.113.9:4711 - 200 1234B in 1.5ms',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          bytes: 1234,
          durationMs: 1.5,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
          protocol: 'HTTP/1.1',
          host: 'shop.example',
        },
      ],
      [
        '2024/05/06 16:08:09 "POST https://shop.example/a HTTP/2.0" from [2001:db8::7]:4711 - 302 0B in 350Âµs',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 302,
          bytes: 0,
          durationMs: 0.35,
          address: '2001:db8::7',
          method: 'POST',
          target: '/a',
          protocol: 'HTTP/2.0',
          host: 'shop.example',
        },
      ],
    ],
    bad: [['2024/05/06 16:08:09 listening', 'not-this-format']],
  },
  {
    spec: 'morgan-dev',
    good: [
      [
        'GET /a?b=1 200 5.123 ms - 1234',
        { kind: 'web', status: 200, bytes: 1234, durationMs: 5.123, method: 'GET', target: '/a?b=1' },
      ],
      [
        '\u001b[0mPOST /a \u001b[36m304\u001b[0m 0.9 ms - -\u001b[0m',
        { kind: 'web', status: 304, durationMs: 0.9, method: 'POST', target: '/a' },
      ],
    ],
    bad: [
      ['hello', 'not-this-format'],
      ['GET /a', 'not-this-format'],
    ],
  },
  {
    spec: 'morgan-tiny',
    good: [
      [
        'GET /a?b=1 200 1234 - 5.123 ms',
        { kind: 'web', status: 200, bytes: 1234, durationMs: 5.123, method: 'GET', target: '/a?b=1' },
      ],
      ['POST /a 304 - - 0.9 ms', { kind: 'web', status: 304, durationMs: 0.9, method: 'POST', target: '/a' }],
    ],
    bad: [['GET /a - - ms', 'not-this-format']],
  },
  {
    spec: 'morgan-short',
    good: [
      [
        '::ffff:203.0.113.9 alice GET /a?b=1 HTTP/1.1 200 1234 - 5.123 ms',
        {
          kind: 'web',
          status: 200,
          bytes: 1234,
          durationMs: 5.123,
          address: '203.0.113.9',
          account: 'alice',
          method: 'GET',
          target: '/a?b=1',
          protocol: 'HTTP/1.1',
        },
      ],
      [
        '2001:db8::7 - POST /a HTTP/1.1 304 - - 0.9 ms',
        {
          kind: 'web',
          status: 304,
          durationMs: 0.9,
          address: '2001:db8::7',
          method: 'POST',
          target: '/a',
          protocol: 'HTTP/1.1',
        },
      ],
    ],
    bad: [['203.0.113.9 - GET /a', 'not-this-format']],
  },
  {
    spec: 'php-builtin',
    good: [
      [
        '[Mon May  6 16:08:09 2024] 203.0.113.9:4711 [200]: GET /a?b=1',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
        },
      ],
      [
        '[Mon May  6 16:08:09 2024] [2001:db8::7]:4711 [404]: POST /a - No such file or directory',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 404,
          address: '2001:db8::7',
          method: 'POST',
          target: '/a',
        },
      ],
      [
        '[Mon May  6 16:08:09 2024] 203.0.113.9:4711 [200]: /old',
        { kind: 'web', at: '2024-05-06T07:08:09.000Z', status: 200, address: '203.0.113.9', target: '/old' },
      ],
    ],
    bad: [
      ['[Mon May  6 16:08:09 2024] 203.0.113.9:4711 Accepted', 'ignored'],
      ['hello', 'not-this-format'],
    ],
  },
  {
    spec: 'hiawatha',
    good: [
      [
        '203.0.113.9|Mon 06 May 2024 16:08:09 +0900|200|1234|alice|GET /a?b=c|d HTTP/1.1|Host: shop.example|User-Agent: Mozilla/5.0 (X11)|Referer: https://shop.example/',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          bytes: 1234,
          address: '203.0.113.9',
          account: 'alice',
          method: 'GET',
          target: '/a?b=c|d',
          protocol: 'HTTP/1.1',
          referer: 'https://shop.example/',
          userAgent: 'Mozilla/5.0 (X11)',
          host: 'shop.example',
        },
      ],
      [
        '2001:db8::7|Mon 06 May 2024 16:08:09 +0900|400|0||-',
        { kind: 'web', at: '2024-05-06T07:08:09.000Z', status: 400, bytes: 0, address: '2001:db8::7' },
      ],
    ],
    bad: [['203.0.113.9|soon|200|1||GET / HTTP/1.1', 'not-this-format']],
  },
  {
    spec: 'uvicorn-timed',
    good: [
      [
        '2024-05-06 16:08:09,000 INFO uvicorn.access 203.0.113.9:4711 - "GET /a?b=1 HTTP/1.1" 200',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
          protocol: 'HTTP/1.1',
        },
      ],
      [
        '[2024-05-06T07:08:09Z] INFO: 2001:db8::7:4711 - "POST /a HTTP/1.1" 302 Found',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 302,
          address: '2001:db8::7',
          method: 'POST',
          target: '/a',
          protocol: 'HTTP/1.1',
        },
      ],
    ],
    bad: [['2024-05-06 16:08:09,000 INFO Started server process [1]', 'not-this-format']],
  },
  {
    spec: 'hypercorn',
    good: [
      [
        '[2024-05-06 16:08:09 +0900] [1] [INFO] 203.0.113.9:4711 - - [06/May/2024:16:08:09 +0900] "GET /a 1.1" 200 1234 "https://shop.example/" "curl/8"',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          bytes: 1234,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a',
          protocol: '1.1',
          referer: 'https://shop.example/',
          userAgent: 'curl/8',
        },
      ],
      [
        '2001:db8::7:4711 - - [06/May/2024:16:08:09 +0900] "POST /a 2" 302 -',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 302,
          address: '2001:db8::7',
          method: 'POST',
          target: '/a',
          protocol: '2',
        },
      ],
    ],
    bad: [['hello', 'not-this-format']],
  },
  {
    spec: 'barracuda',
    good: [
      [
        '2024-05-06 16:08:09.000 +0900 wafbox1 TR 192.0.2.99 443 203.0.113.9 4711 "-" "-" GET TLSv1.2 shop.example HTTP/1.1 200 1234 812 0 11 10.0.0.5 80 10 "-" SERVER DEFAULT PROTECTED VALID /a b=1 https://shop.example/ "s=1" "Mozilla/5.0 (X11)" 10.0.0.5 59411',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          bytes: 1234,
          durationMs: 11,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
          protocol: 'HTTP/1.1',
          referer: 'https://shop.example/',
          userAgent: 'Mozilla/5.0 (X11)',
          host: 'shop.example',
        },
      ],
      [
        '2024-05-06 16:08:09.000 +0900 wafbox1 TR 192.0.2.99 443 2001:db8::7 4711 "-" "-" POST TLSv1.2 shop.example HTTP/1.1 302 0 812 0 11 10.0.0.5 80 10 "-" SERVER DEFAULT PROTECTED VALID /a "-" "-" "-" "-"',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 302,
          bytes: 0,
          durationMs: 11,
          address: '2001:db8::7',
          method: 'POST',
          target: '/a',
          protocol: 'HTTP/1.1',
          host: 'shop.example',
        },
      ],
    ],
    bad: [['2024-05-06 16:08:09.000 +0900 wafbox1 AUDIT admin GUI', 'not-this-format']],
  },
  {
    spec: 'php-fpm',
    good: [
      [
        '203.0.113.9 - alice 06/May/2024:16:08:09 +0900 "GET /index.php" 200',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          address: '203.0.113.9',
          account: 'alice',
          method: 'GET',
          target: '/index.php',
        },
      ],
      [
        '- -  06/May/2024:16:08:09 +0900 "POST /a?b=1" 302 /var/www/index.php 12.123 2048 12.50%',
        { kind: 'web', at: '2024-05-06T07:08:09.000Z', status: 302, method: 'POST', target: '/a?b=1' },
      ],
    ],
    bad: [['203.0.113.9 - - soon "GET /a" 200', 'bad-time']],
  },
  {
    spec: '%R - %u %t "%m %r%Q%q" %s %f %{milli}d %{kilo}M %C%%',
    good: [
      [
        '203.0.113.9 -  06/May/2024:16:08:09 +0900 "GET /index.php?a=1" 200 /var/www/index.php 12.123 2048 12.5%',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          durationMs: 12.123,
          address: '203.0.113.9',
          method: 'GET',
          target: '/index.php?a=1',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'echo',
    good: [
      [
        '{"time":"2024-05-06T16:08:09.000000001+09:00","remote_ip":"203.0.113.9","host":"shop.example","method":"GET","uri":"/a?b=1","user_agent":"curl/8","status":200,"latency":1500000,"latency_human":"1.5ms","bytes_in":0,"bytes_out":1234}',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          bytes: 1234,
          durationMs: 1.5,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
          userAgent: 'curl/8',
          host: 'shop.example',
        },
      ],
    ],
    bad: [['{"remote_ip":"203.0.113.9","uri":"/a","method":"GET","status":200}', 'not-this-format']],
  },
  {
    spec: 'cloudflare-worker',
    good: [
      [
        '{"outcome":"ok","eventTimestamp":1714979289000,"event":{"request":{"url":"https://shop.example/a?b=1","method":"GET","headers":{"cf-connecting-ip":"203.0.113.9","user-agent":"curl/8","host":"shop.example"}},"response":{"status":200}}}',
        {
          kind: 'web',
          at: '2024-05-06T07:08:09.000Z',
          status: 200,
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
          userAgent: 'curl/8',
          host: 'shop.example',
        },
      ],
    ],
    bad: [['{"outcome":"ok","eventTimestamp":1714979289000}', 'not-this-format']],
  },
];
