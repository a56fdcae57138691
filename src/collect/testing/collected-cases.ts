import type { FormatCases } from './format-cases.ts';

const UA = 'Mozilla/5.0 (X11; Linux x86_64)';
const AT = '2024-05-06T07:08:09.000Z';
const CLIENT = '203.0.113.9';
const WEB = { kind: 'web', at: AT, method: 'GET', target: '/a?b=1', address: CLIENT, status: 200 } as const;
const LINE = `${CLIENT} - - [06/May/2024:16:08:09 +0900] "GET /a?b=1 HTTP/1.1" 200 12`;
const OF_LINE = { ...WEB, protocol: 'HTTP/1.1', bytes: 12 } as const;
const SYSLOG = 'May  6 16:08:09 web1';
const LOGIN = { kind: 'auth', at: AT, action: 'ftp.login', address: CLIENT, account: 'alice' } as const;

const json = (value: unknown) => JSON.stringify(value);
const inside = (properties: object) => json({ time: AT, resourceId: '/X', properties });
const HEROKU = `method=GET path="/a?b=1" host=shop.example request_id=8601b555 fwd="${CLIENT}, 192.0.2.4" dyno=web.1 connect=1ms service=18ms status=200 bytes=12 protocol=https`;
const HEROKU_SAYS = { ...WEB, bytes: 12, durationMs: 18, host: 'shop.example' };

/** Formats of hosted platforms, and of what collects other programs' lines. */
export const COLLECTED_CASES: readonly FormatCases[] = [
  {
    spec: 'cloudfront-json',
    good: [
      [
        json({
          date: '2024-05-06',
          time: '07:08:09',
          'x-edge-location': 'NRT57-P1',
          'sc-bytes': '12',
          'c-ip': CLIENT,
          'cs-method': 'GET',
          'cs(Host)': 'd111111abcdef8.cloudfront.net',
          'cs-uri-stem': '/a',
          'cs-uri-query': 'b=1',
          'sc-status': '200',
          'cs(User-Agent)': 'Mozilla/5.0%20(X11;%20Linux%20x86_64)',
          'x-host-header': 'shop.example',
          'cs-protocol': 'https',
          'time-taken': '0.004',
        }),
        { ...WEB, bytes: 12, durationMs: 4, host: 'shop.example', userAgent: UA },
      ],
      [
        json({
          'timestamp(ms)': '1714979289000',
          'x-edge-location': 'NRT57-P1',
          'c-ip': CLIENT,
          'cs-method': 'GET',
          'cs-uri-stem': '/a?b=1',
          'sc-status': 200,
        }),
        WEB,
      ],
    ],
    bad: [
      ['{"cs-uri-stem":"/a","sc-status":"200"}', 'not-this-format'],
      ['{"date":"2024-05-06","x-edge-location":"x","sc-status":"200","cs-uri-stem":', 'bad-json'],
    ],
  },
  {
    spec: 'aws-api-gateway',
    good: [
      [
        json({
          requestId: 'c6af9ac6',
          ip: CLIENT,
          caller: '-',
          user: '-',
          requestTime: '06/May/2024:07:08:09 +0000',
          httpMethod: 'GET',
          resourcePath: '/{proxy+}',
          path: '/a?b=1',
          status: '200',
          protocol: 'HTTP/1.1',
          responseLength: '12',
        }),
        OF_LINE,
      ],
    ],
    bad: [
      ['{"requestId":"x","httpMethod":"GET","requestTime":"soon","path":"/","status":"200"}', 'bad-time'],
      ['{"requestId":"x"}', 'not-this-format'],
    ],
  },
  {
    spec: 'azure-app-service',
    good: [
      [
        inside({
          CsMethod: 'GET',
          CsUriStem: '/a',
          CsUriQuery: 'b=1',
          CsHost: 'shop.example',
          SPort: '443',
          CIp: CLIENT,
          UserAgent: UA,
          ScStatus: 200,
          ScBytes: 12,
          TimeTaken: 5,
        }),
        { ...WEB, bytes: 12, durationMs: 5, host: 'shop.example', userAgent: UA },
      ],
    ],
    bad: [[inside({ CsMethod: 'GET' }), 'not-this-format']],
  },
  {
    spec: 'vercel',
    good: [
      [
        json({
          id: 'x',
          source: 'lambda',
          host: 'shop.example',
          timestamp: 1714979289123,
          level: 'info',
          message: 'GET /other',
          proxy: {
            timestamp: 1714979289000,
            method: 'GET',
            host: 'shop.example',
            path: '/a?b=1',
            userAgent: [UA],
            statusCode: 200,
            clientIp: CLIENT,
          },
        }),
        { ...WEB, host: 'shop.example', userAgent: UA },
      ],
    ],
    bad: [['{"id":"x","source":"build","timestamp":1714979289123,"message":"ready"}', 'not-this-format']],
  },
  {
    spec: 'netlify',
    good: [
      [
        json({
          client_ip: CLIENT,
          deploy_id: 'd',
          domain: 'shop.example',
          duration: 36,
          method: 'GET',
          site_id: 's',
          status_code: 200,
          timestamp: AT,
          url: 'https://shop.example/a?b=1',
          user_agent: UA,
        }),
        { ...WEB, durationMs: 36, host: 'shop.example', userAgent: UA },
      ],
    ],
    bad: [['{"client_ip":"203.0.113.9","status_code":200}', 'not-this-format']],
  },
  {
    spec: 'logfmt',
    options: { clientHeader: 'x-forwarded-for' },
    good: [
      [
        `time="2024-05-06T07:08:09Z" level=info msg="a \\"b\\"" ClientHost=${CLIENT} RequestMethod=GET RequestPath="/a?b=1" DownstreamStatus=200`,
        WEB,
      ],
      [
        `ts=1714979289 level=info msg="handled request" request.remote_ip=${CLIENT} request.method=GET request.host=shop.example request.uri=/a?b=1 status=200 size=12 duration=0.001`,
        { ...WEB, bytes: 12, durationMs: 1, host: 'shop.example' },
      ],
      [
        `method=GET path="/a?q=\\"x\\"" status=200 ip=${CLIENT} time=2024-05-06T16:08:09+09:00`,
        { ...WEB, target: '/a?q="x"' },
      ],
    ],
    bad: [
      ['method=GET path=/a status=200', 'not-this-format'],
      ['method=GET path=/a status=200 time=soon', 'bad-time'],
      ['a=1 b=2 c=3 d=4', 'field-missing'],
      ['plain text', 'not-this-format'],
    ],
  },
  {
    spec: 'syslog+logfmt',
    options: { clientHeader: 'x-forwarded-for' },
    good: [
      [
        `312 <158>1 2024-05-06T07:08:09+00:00 host heroku router - at=info ${HEROKU}`,
        { ...HEROKU_SAYS, forwarded: `${CLIENT}, 192.0.2.4` },
      ],
      [
        `2024-05-06T07:08:09+00:00 heroku[router]: at=info ${HEROKU}`,
        { ...HEROKU_SAYS, forwarded: `${CLIENT}, 192.0.2.4` },
      ],
    ],
    bad: [],
  },
  {
    spec: 'syslog+common',
    good: [
      [`May  6 16:08:09 nginx: ${LINE}`, OF_LINE],
      [`<158>1 2024-05-06T07:08:09+00:00 host app web.1 - ${LINE}`, OF_LINE],
    ],
    bad: [],
  },
  {
    spec: 'prefixed+common',
    good: [
      [`web_1  | ${LINE}`, OF_LINE],
      [`[pod/web-7d4b/nginx] ${LINE}`, OF_LINE],
      [`2024 May  6 16:08:09 web1 nginx[123]: ${LINE}`, OF_LINE],
      [`2024-05-06T07:08:09.123000+00:00 web/nginx/abcd ${LINE}`, OF_LINE],
    ],
    bad: [[LINE, 'not-this-format']],
  },
  {
    spec: 'collected+common',
    good: [
      [json({ '@timestamp': AT, message: LINE, host: { name: 'web1' } }), OF_LINE],
      [json({ labels: { job: 'nginx' }, line: LINE, timestamp: AT }), OF_LINE],
      [json({ insertId: 'x', textPayload: LINE, timestamp: AT }), OF_LINE],
      [json({ timestamp: 1714979289000, message: `${LINE}\n` }), OF_LINE],
    ],
    bad: [['{"timestamp":1714979289000}', 'not-this-format']],
  },
  {
    spec: 'array+collected+common',
    good: [
      [json({ timestamp: 1714979289000, message: LINE, eventId: '3' }), OF_LINE],
      [json({ timestamp: 1714979289000, message: LINE, eventId: '3' }).slice(1), OF_LINE],
    ],
    bad: [
      ['"nextToken":"x"', 'not-this-format'],
      [']', 'ignored'],
    ],
  },
  {
    spec: 'journal-logins+sshd',
    good: [
      [
        json({
          __REALTIME_TIMESTAMP: '1714979289000000',
          SYSLOG_IDENTIFIER: 'sshd',
          MESSAGE: 'Failed password for root from 203.0.113.9 port 4242 ssh2',
        }),
        {
          kind: 'auth',
          at: AT,
          action: 'ssh.login',
          result: 'failure',
          address: CLIENT,
          account: 'root',
          message: 'failed-password',
        },
      ],
    ],
    bad: [
      ['{"MESSAGE":"x","SYSLOG_IDENTIFIER":"sshd"}', 'not-this-format'],
      ['{"MESSAGE":"x","SYSLOG_IDENTIFIER":"sshd","__REALTIME_TIMESTAMP":"soon"}', 'not-this-format'],
    ],
  },
  {
    spec: 'uvicorn',
    good: [
      [
        `INFO:     ${CLIENT}:54321 - "GET /a?b=1 HTTP/1.1" 200 OK`,
        { kind: 'web', method: 'GET', target: '/a?b=1', protocol: 'HTTP/1.1', address: CLIENT, status: 200 },
      ],
    ],
    bad: [['INFO:     Started server process [1]', 'too-short']],
  },
  {
    spec: 'urls+%h %t {%v|%{User-Agent}i} "%r" %>s %b',
    good: [
      [
        `${CLIENT}:33317 [06/May/2024:16:08:09 +0900] {shop.example|${UA}} "GET https://shop.example/a?b=1 HTTP/2.0" 200 12`,
        { ...OF_LINE, protocol: 'HTTP/2.0', host: 'shop.example', userAgent: UA },
      ],
      [
        `${CLIENT}:33317 [06/May/2024:16:08:09 +0900] {|} "GET https://shop.example/a?b=1 HTTP/2.0" 200 12`,
        { ...OF_LINE, protocol: 'HTTP/2.0', host: 'shop.example' },
      ],
    ],
    bad: [],
  },
  {
    spec: 'headed+caddy',
    good: [
      [
        `2024/05/06 07:08:09.000\tinfo\thttp.log.access.log0\thandled request\t${json({ request: { remote_ip: CLIENT, method: 'GET', host: 'shop.example', uri: '/a?b=1' }, status: 200 })}`,
        { ...WEB, host: 'shop.example' },
      ],
    ],
    bad: [['info\thandled request\t{"status":200}', 'not-this-format']],
  },
  {
    spec: 'headed+nginx-json',
    good: [
      [
        `2024-05-06T16:08:09+09:00\tnginx.access\t${json({ remote: CLIENT, method: 'GET', path: '/a?b=1', code: '200' })}`,
        WEB,
      ],
    ],
    bad: [],
  },
  {
    spec: 'nginx-json',
    good: [
      [
        // Apache's JSON by template, where `request` is the path and `query` has its question mark.
        `{ "time":"[06/May/2024:16:08:09 +0900]", "remoteIP":"${CLIENT}", "request":"/a", "query":"?b=1", "method":"GET", "status":"200" }`,
        WEB,
      ],
    ],
    bad: [],
  },
  {
    spec: 'nginx-json',
    good: [
      [
        json({
          time: AT,
          client_ip: CLIENT,
          method: 'GET',
          url: 'https://shop.example:8443/a?b=1',
          status: 200,
        }),
        { ...WEB, host: 'shop.example' },
      ],
      [
        json({
          time: AT,
          client_ip: CLIENT,
          method: 'GET',
          host: 'Shop.example',
          url: 'http://shop.example/a?b=1',
          status: 200,
          protocol: 'https',
        }),
        { ...WEB, host: 'Shop.example' },
      ],
      [
        // Somebody looks for an open proxy.
        json({
          time: AT,
          client_ip: CLIENT,
          method: 'GET',
          host: 'shop.example',
          uri: 'http://other.example/',
          status: 200,
          protocol: 'HTTP/1.1',
        }),
        { ...WEB, target: 'http://other.example/', host: 'shop.example', protocol: 'HTTP/1.1' },
      ],
    ],
    bad: [],
  },
  {
    spec: 'ltsv',
    good: [],
    bad: [
      ['2024/05/06 07:08:09\tinfo\t{"request":{"method":"GET"},"status":200}\t{"uri":"/"}', 'field-missing'],
    ],
  },
  {
    spec: 'sshd',
    good: [
      [
        `${SYSLOG} vsftpd[123]: [alice] OK UPLOAD: Client "::ffff:203.0.113.9", "/a.php", 12 bytes, 3.4Kbyte/sec`,
        {
          ...LOGIN,
          action: 'ftp.upload',
          result: 'success',
          object: '/a.php',
          bytes: 12,
          message: 'OK UPLOAD',
        },
      ],
      [
        `${SYSLOG} proftpd[123]: 192.0.2.1 (client.example[203.0.113.9]) - USER alice: Login successful.`,
        { ...LOGIN, result: 'success', message: 'USER alice: Login successful.' },
      ],
      [
        `${SYSLOG} proftpd[123]: 192.0.2.1 (203.0.113.9[203.0.113.9]) - USER alice (Login failed): Incorrect password`,
        { ...LOGIN, result: 'failure', message: 'USER alice (Login failed): Incorrect password' },
      ],
      [
        `${SYSLOG} pure-ftpd: (?@203.0.113.9) [INFO] alice is now logged in`,
        { ...LOGIN, result: 'success', message: 'logged-in' },
      ],
      [
        `${SYSLOG} pure-ftpd: (?@203.0.113.9) [WARNING] Authentication failed for user [alice]`,
        { ...LOGIN, result: 'failure', message: 'failed' },
      ],
      [
        `${SYSLOG} pure-ftpd: (alice@203.0.113.9) [NOTICE] /home/a//x.php uploaded  (12 bytes, 1.2KB/sec)`,
        {
          ...LOGIN,
          action: 'ftp.upload',
          result: 'success',
          object: '/home/a/x.php',
          bytes: 12,
          message: 'uploaded',
        },
      ],
    ],
    bad: [],
  },
];
