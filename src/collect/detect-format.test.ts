import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect-format.ts';
import { formatNamed } from './format-named.ts';
import { AUTH_CASES } from './testing/auth-cases.ts';
import { CLOUD_CASES } from './testing/cloud-cases.ts';
import { COLLECTED_CASES } from './testing/collected-cases.ts';
import { EXPORT_CASES } from './testing/export-cases.ts';
import { FORMAT_CASES } from './testing/format-cases.ts';
import { parseLines } from './testing/parse-line.ts';

const UA = '"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101"';
const CLF = '203.0.113.9 - alice [06/May/2024:16:08:09 +0900] "GET /a?b=1 HTTP/1.1" 200 1234';
const COMBINED = `${CLF} "https://shop.example/" ${UA}`;
const REST = '"%r" %>s %b "%{Referer}i" "%{User-Agent}i"';
const COMBINED_STRING = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';

function detected(...lines: string[]): string | undefined {
  return detectFormat(Buffer.from(`${lines.join('\n')}\n`, 'latin1'), 'access.log').format?.name;
}

describe('detectFormat', () => {
  const NAMED = new Set([
    'combined',
    'common',
    'vhost_combined',
    'nginx',
    'nginx-json',
    'caddy',
    'ltsv',
    'w3c',
    'cloudfront',
    'alb',
    'elb',
    'sshd',
    'vsftpd',
    'wu-ftpd',
    'modsec-audit',
    'modsec-audit-json',
    'apache-error',
    'nginx-error',
    'audit',
    's3',
    'istio',
    'envoy',
    'squid',
    'aws-waf',
    'azure-app-gateway',
    'azure-front-door',
    'gcp-load-balancer',
    'akamai-datastream',
    'envoy-json',
    'traefik-json',
    'pino-http',
    'combinedio',
    'traefik',
    'varnishncsa',
    'cloudfront-json',
    'aws-api-gateway',
    'azure-app-service',
    'vercel',
    'netlify',
    'logfmt',
    'cloudfront-realtime',
    'iis-native',
    'uwsgi',
    'rails',
    'kong',
    'lograge',
    'rails-semantic-logger',
    'django-runserver',
    'ingress-nginx',
    'nginx-proxy-manager',
    'nginx-proxy-manager-standard',
    'proftpd',
    'proftpd-extended',
    'tomcat-json',
  ]);
  for (const { spec, head = [], good } of [
    ...FORMAT_CASES,
    ...CLOUD_CASES,
    ...AUTH_CASES,
    ...COLLECTED_CASES,
    ...EXPORT_CASES,
  ]) {
    if (!NAMED.has(spec) || good.length === 0) continue;
    const lines = [...head, ...good.map(([line]) => line)];
    it(`knows ${spec}`, () => expect(detected(...lines)).toBe(spec));
    it(`knows ${spec} with CRLF, a byte order mark, blank lines and garbage on top`, () => {
      const garbage = ['\u0016\u0003\u0001\u0002\u0000', '', 'x\u00ff\u00fe', ''];
      const repeated = Array.from({ length: 5 }, () => lines).flat();
      expect(
        detected('\u00ef\u00bb\u00bf', ...garbage, ...repeated.map((line) => line.replaceAll('\n', '\r\n'))),
      ).toBe(spec);
    });
  }

  it.each([
    ['a virtual host without a port', `shop.example ${COMBINED}`, `%v ${COMBINED_STRING}`],
    ['a virtual host that is an address', `192.0.2.80:443 ${COMBINED}`, 'vhost_combined'],
    [
      'forwarded addresses in front',
      `198.51.100.7, 192.0.2.4 ${COMBINED}`,
      `%{X-Forwarded-For}i ${COMBINED_STRING}`,
    ],
    [
      'forwarded addresses in front, quoted',
      `"198.51.100.7, 192.0.2.4" ${COMBINED}`,
      `"%{X-Forwarded-For}i" ${COMBINED_STRING}`,
    ],
    ['forwarded addresses behind', `${COMBINED} "198.51.100.7, 192.0.2.4"`, 'nginx'],
    [
      'forwarded addresses behind, bare',
      `${COMBINED} 198.51.100.7, 192.0.2.4`,
      `${COMBINED_STRING} %{X-Forwarded-For}i`,
    ],
    ['seconds behind', `${COMBINED} 0.005`, `${COMBINED_STRING} %T`],
    ['seconds behind, quoted', `${COMBINED} "0.005"`, `${COMBINED_STRING} "%T"`],
    ['milliseconds behind', `${COMBINED} 35`, `${COMBINED_STRING} %{ms}T`],
    ["the request's length behind", `${COMBINED} 423`, 'combined+1'],
    ["a packed request's length behind", `${COMBINED.replace('HTTP/1.1', 'HTTP/2.0')} 35`, 'combined+1'],
    ['microseconds behind', `${COMBINED} 152340`, `${COMBINED_STRING} %D`],
    ['an unknown column behind', `${COMBINED} "a1b2"`, 'combined+1'],
    ['unknown columns behind', `${COMBINED} "a1b2" - TLSv1.3`, 'combined+3'],
    ['columns behind common', `${CLF} abc`, 'common+1'],
    ['columns behind forwarded addresses', `${COMBINED} "198.51.100.7" "shop.example" sn="a" -`, 'nginx+3'],
    ['no agent in the sample', `${CLF} "-" "-"`, 'combined'],
    [
      'the time first, in ISO 8601',
      `[2024-05-06T16:08:09.123+09:00] 203.0.113.9 "GET /a?b=1 HTTP/1.1" 200 1234 ${UA}`,
      '[%{any}t] %h "%r" %>s %b "%{User-Agent}i"',
    ],
    ['a whole line in quotes', `"${COMBINED}"`, 'quoted+combined'],
    ['a whole line in quotes, doubled inside', `"${COMBINED.replaceAll('"', '""')}"`, 'quoted+combined'],
    ['a whole line in quotes, escaped inside', `"${COMBINED.replaceAll('"', '\\"')}"`, 'quoted+combined'],
    [
      'a container log',
      JSON.stringify({ log: `${COMBINED}\n`, stream: 'stdout', time: '2024-05-06T07:08:09Z' }),
      'docker+combined',
    ],
    [
      'a container log of JSON',
      JSON.stringify({
        log: '{"time":"2024-05-06T07:08:09Z","request":"GET / HTTP/1.1","remote_addr":"203.0.113.9"}\n',
        stream: 'stdout',
        time: '2024-05-06T07:08:09Z',
      }),
      'docker+nginx-json',
    ],
    ['a Kubernetes log', `2024-05-06T07:08:09.123456789Z stdout F ${CLF}`, 'cri+common'],
    [
      'an entry of the journal',
      JSON.stringify({
        __REALTIME_TIMESTAMP: '1714979289000000',
        SYSLOG_IDENTIFIER: 'nginx',
        MESSAGE: COMBINED,
      }),
      'journal+combined',
    ],
    [
      'a log of Cloudflare',
      '{"ClientIP":"203.0.113.9","ClientRequestHost":"shop.example","ClientRequestMethod":"GET","ClientRequestURI":"/a?b=1","EdgeResponseStatus":200,"EdgeResponseBytes":1234,"EdgeStartTimestamp":"2024-05-06T07:08:09Z"}',
      'nginx-json',
    ],
    ['lines searched out of several files', `./logs/access.log-20240506:${COMBINED}`, 'prefixed+combined'],
    ['lines searched out, with their numbers', `access.log:12:${COMBINED}`, 'prefixed+combined'],
    ['numbered lines', `    12\t${COMBINED}`, 'prefixed+combined'],
    [
      'headers that HAProxy captured',
      '203.0.113.9:51234 [06/May/2024:16:08:09.123] https~ shop/web1 0/0/1/2/3 200 1234 - - ---- 1/1/0/0/0 0/0 {shop.example|Mozilla/5.0 (X11)|} {nginx} "GET /a?b=1 HTTP/1.1"',
      '%h:%p %t %l %l %l %>s %b %l %l %l %l %l {%v|%{User-Agent}i|%l} %l "%r"',
    ],
    [
      'whole URLs of a balancer',
      '203.0.113.9:51234 [06/May/2024:16:08:09.123] https~ shop/web1 0/0/1/2/3 200 1234 - - ---- 1/1/0/0/0 0/0 "GET https://shop.example/a?b=1 HTTP/2.0"',
      'urls+%h:%p %t %l %l %l %>s %b %l %l %l %l %l "%r"',
    ],
    [
      'logins in the journal',
      JSON.stringify({
        __REALTIME_TIMESTAMP: '1714979289000000',
        SYSLOG_IDENTIFIER: 'sshd',
        MESSAGE: 'Failed password for root from 203.0.113.9 port 4242 ssh2',
      }),
      'journal-logins+sshd',
    ],
    ['what docker compose shows', `web-1  | ${COMBINED}`, 'prefixed+combined'],
    ['what kubectl shows of several pods', `[pod/web-7d4b/nginx] ${COMBINED}`, 'prefixed+combined'],
    ['syslog with the year in front', `2024 May  6 16:08:09 web1 nginx[1]: ${COMBINED}`, 'prefixed+combined'],
    ['syslog without a host', `May  6 16:08:09 nginx: ${COMBINED}`, 'syslog+combined'],
    ['what aws logs tail shows', `2024-05-06T07:08:09.1+00:00 web/a ${COMBINED}`, 'prefixed+combined'],
    [
      'lines that Filebeat sent',
      JSON.stringify({ '@timestamp': '2024-05-06T07:08:09Z', message: COMBINED }),
      'collected+combined',
    ],
    [
      'entries of CloudWatch',
      JSON.stringify({ events: [{ timestamp: 1714979289000, message: COMBINED }] }),
      'array+collected+combined',
    ],
    [
      'a console of Caddy',
      '2024/05/06 07:08:09.123\tinfo\thttp.log.access\thandled request\t{"request":{"remote_ip":"203.0.113.9","method":"GET","uri":"/a?b=1"},"status":200}',
      'headed+caddy',
    ],
    ['a virtual host named like a file', `blog.example:443 ${COMBINED}`, 'vhost_combined'],
    [
      'a load balancer that puts the request last',
      '203.0.113.9:51234 [06/May/2024:16:08:09.123] https~ shop/web1 0/0/1/2/3 200 1234 - - ---- 1/1/0/0/0 0/0 "GET /a?b=1 HTTP/1.1"',
      '%h:%p %t %l %l %l %>s %b %l %l %l %l %l "%r"',
    ],
    ['syslog', `May  6 16:08:09 web1 nginx: ${COMBINED}`, 'syslog+combined'],
    [
      'an event of a firewall behind a head of syslog',
      'May  6 16:08:09 waf1 CEF:0|ModSecurity|WAF|3|942100|SQL Injection|8|src=203.0.113.9 request=/a?b\\=1 requestMethod=GET act=blocked',
      'cef',
    ],
    [
      'a line of Uvicorn behind a time and a logger',
      '2024-05-06 16:08:09,000 INFO uvicorn.access 203.0.113.9:4711 - "GET /a HTTP/1.1" 200',
      'uvicorn-timed',
    ],
    [
      'seconds since 1970',
      `203.0.113.9 - - 1714979289 "GET / HTTP/1.1" 200 1 "-" ${UA}`,
      `%h %l %u %{any}t ${REST}`,
    ],
    [
      'dates with slashes',
      `203.0.113.9 - - [2024/05/06 16:08:09] "GET / HTTP/1.1" 200 1 "-" ${UA}`,
      `%h %l %u [%{any}t] ${REST}`,
    ],
    ['what logcli shows', `2024-05-06T16:08:09+09:00 {job="nginx"} ${COMBINED}`, 'prefixed+combined'],
    [
      'what Grafana lets download',
      `2024-05-06 16:08:09\t1714979289000000000\t${COMBINED}`,
      'prefixed+combined',
    ],
    [
      'what WildFly logs',
      `2024-05-06 16:08:09,000 INFO  [io.undertow.accesslog] (default task-1) ${COMBINED}`,
      'prefixed+combined',
    ],
    [
      'what Spring Boot logs',
      `2024-05-06T16:08:09.000+09:00  INFO 1 --- [shop] [or-http-epoll-2] r.n.http.server.AccessLog : ${COMBINED}`,
      'prefixed+combined',
    ],
    [
      "CloudWatch's export to S3",
      '2024-05-06T07:08:09.000Z {"remote_addr":"203.0.113.9","request":"GET / HTTP/1.1","status":200}',
      'headed+nginx-json',
    ],
    ["Elasticsearch's hits", JSON.stringify({ _source: { message: COMBINED } }), 'collected+combined'],
    ['syslog with a priority', `<190>May  6 16:08:09 web1 nginx: ${COMBINED}`, 'syslog+combined'],
    [
      'a first column in quotes',
      `"203.0.113.9" - alice [06/May/2024:16:08:09 +0900] "GET / HTTP/1.1" 200 1 "-" ${UA}`,
      `"%h" %l %u %t ${REST}`,
    ],
  ])('tells %s', (_, line, name) => {
    const other = line.replace('/a?b=1', '/c').replace('203.0.113.9', '203.0.113.10');
    expect(detected(line, other)).toBe(name);
    // The threads that read are told the name, and make the format of it.
    expect(formatNamed(name)).toMatchObject({ name });
  });

  it('gives names that format: takes, for the same answer', () => {
    for (const line of [
      `198.51.100.7, 192.0.2.4 ${COMBINED} "0.005"`,
      `May  6 16:08:09 web1 nginx: ${COMBINED} x y`,
    ]) {
      const { format } = detectFormat(Buffer.from(`${line}\n${line}\n`), '');
      const again = formatNamed(format?.name ?? '');
      expect('problem' in again).toBe(false);
      if (format === null || 'problem' in again) continue;
      expect(parseLines(again, [line])).toEqual(parseLines(format, [line]));
    }
  });

  it('knows an audit log in CSV by the usual names of its columns, whatever stands in them', () => {
    const row = '2026-05-10T09:23:00+02:00,203.0.113.10,order.export,success,tanaka,"50096,50284"';
    expect(detected('\u00ef\u00bb\u00bfat,address,action,outcome,account,target\r', `${row}\r`)).toBe(
      'audit-csv',
    );
    expect(detected('time;ip;event', '2026-05-10 09:23:00;203.0.113.10;order.view')).toBe('audit-csv');
    expect(detected('time,ip,status', '2026-05-10 09:23:00,203.0.113.10,200')).not.toBe('audit-csv');
    expect(detected('at,action', COMBINED, COMBINED)).not.toBe('audit-csv');
  });

  it.each([
    ['an access log', 'time,ip,method,url,status', '2024-05-06T07:08:09Z,203.0.113.9,GET,/a,200', 'csv'],
    ['tabs', 'timestamp\tclient_ip\trequest', '2024-05-06 07:08:09\t203.0.113.9\tGET /a HTTP/1.1', 'csv'],
    [
      'an action beside the request',
      'time,ip,action,url,status',
      '2024-05-06T07:08:09Z,203.0.113.9,pass,/a,200',
      'csv',
    ],
    [
      'lines in a column',
      '@timestamp,@message',
      `2024-05-06 07:08:09,"${COMBINED.replaceAll('"', '""')}"`,
      'csv+combined',
    ],
    [
      'lines beside columns',
      '_raw,_time,uri,status,clientip',
      `"${COMBINED.replaceAll('"', '""')}",2024-05-06T07:08:09Z,/a,200,203.0.113.9`,
      'csv+combined',
    ],
    [
      'texts beside columns',
      'time,ip,method,url,status,message',
      '2024-05-06T07:08:09Z,203.0.113.9,GET,/a,200,done',
      'csv',
    ],
    ['no time', 'ip,method,url,status', '203.0.113.9,GET,/a,200', undefined],
    ['nothing asked for', 'time,ip,status', '2024-05-06T07:08:09Z,203.0.113.9,200', undefined],
    ['times of no known kind', 'time,ip,method,url', '06-05-24 7am,203.0.113.9,GET,/a', undefined],
  ])('knows CSV with %s', (_, header, row, format) => {
    expect(detected(header, row, row)).toBe(format);
    expect(detected(`\u00ef\u00bb\u00bf${header}\r`, `${row}\r`, `${row}\r`)).toBe(format);
  });

  it('takes no column names from a client', () => {
    const sent = (text: string) => COMBINED.replace(UA, `"${text}"`);
    const lines = [
      sent('x,time,ip,method,url,status,x'),
      sent('x,2024-05-06T07:08:09Z,203.0.113.9,GET,/a,200,x'),
    ];
    expect(detected(...lines, COMBINED, COMBINED)).toBe('combined');
    const asJson = (line: string) =>
      JSON.stringify({
        remote_addr: '203.0.113.9',
        time_iso8601: '2024-05-06T16:08:09+09:00',
        request: 'GET / HTTP/1.1',
        status: 200,
        http_user_agent: line,
      });
    expect(detected(...lines.map(asJson), asJson('x'), asJson('x'))).toBe('nginx-json');
  });

  it('takes the only public address of a list that stands for the client', () => {
    const logged = (list: string) => `${list}${COMBINED.slice('203.0.113.9'.length)}`;
    const sample = `${logged('203.0.113.9, 10.0.0.1')}\n`.repeat(20);
    const format = detectFormat(Buffer.from(sample), 'a.log').format!;
    const clientOf = (list: string) => parseLines(format, [logged(list)]);
    expect(clientOf('203.0.113.9, 10.0.0.1')).toMatchObject({ address: '203.0.113.9' });
    expect(clientOf('unknown, 203.0.113.9, 10.0.0.1')).toMatchObject({ address: '203.0.113.9' });
    // Which of two is the client's own word nobody can tell here.
    expect(clientOf('198.51.100.7, 203.0.113.9')).toMatchObject({ address: '198.51.100.7, 203.0.113.9' });
  });

  it('knows the Referer by its place where all of them are attacks', () => {
    const attack = "() { :;}; /bin/bash -c 'id'";
    const lines = Array.from({ length: 7 }, () => `${CLF} "${attack}" "${attack}"`);
    expect(detected(...lines)).toBe('combined');
  });

  it.each([
    ['INFO:werkzeug:', 'prefixed+combined'],
    ['[2024-05-06 16:08:09 +0900] [12] [INFO] ', 'prefixed+combined'],
    ['2024-05-06 07:08:09,123 - aiohttp.access - INFO - ', 'prefixed+combined'],
    ['May  6 07:08:09 web1 app[8]: INFO:aiohttp.access:', 'syslog+prefixed+combined'],
    ['May  6 07:08:09 web1 INFO:aiohttp.access:', 'syslog+prefixed+combined'],
    ['[2024-05-06 16:08:09 +0900] [12] INFO ', undefined],
    ['2024-05-06 07:08:09,', undefined],
    ['a;b;', undefined],
  ])('takes nothing before the address for a part of it: %s', (before, format) => {
    expect(detected(...Array.from({ length: 20 }, () => `${before}${COMBINED}`))).toBe(format);
  });

  it.each([
    ['5/6/2024', 'x.log', 'iis-native'],
    ['16/5/2024', 'x.log', 'iis-native-day-first'],
    ['5/16/2024', 'u_in240506.log', 'iis-native'],
    ['3/5/2024', '/logs/in240503.log', 'iis-native-day-first'],
    ['5/3/2024', '/logs/in240503.log', 'iis-native'],
    ['3/5/2024', 'x.log', 'iis-native'],
  ])('knows whether month or day comes first in %s of %s', (date, name, format) => {
    const line = `203.0.113.9, -, ${date}, 7:08:09, W3SVC2, SALES1, 192.0.2.80, 4502, 163, 3223, 200, 0, GET, /a, -,\n`;
    expect(detectFormat(Buffer.from(line.repeat(3)), name).format?.name).toBe(format);
    // One day above 12 among many below decides.
    const later = line.repeat(60) + line.replace(date, '3/13/2024');
    expect(detectFormat(Buffer.from(later), name).format?.name).toBe(
      date.startsWith('16') ? format : 'iis-native',
    );
  });

  it('is not misled by attacks in most lines', () => {
    const attack = CLF.replace('GET /a?b=1 HTTP/1.1', '\\x16\\x03\\x01');
    const lines = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? COMBINED : `${attack} "-" "-"`));
    expect(detected(...lines)).toBe('combined');
  });

  it('prefers the layout of most lines when it changed in the middle', () => {
    expect(
      detected(...Array.from({ length: 3 }, () => CLF), ...Array.from({ length: 9 }, () => COMBINED)),
    ).toBe('combined');
  });

  it('keeps a torn line from making it plainer', () => {
    expect(detected(...Array.from({ length: 30 }, () => COMBINED), `${CLF} "-" "Mozilla/5.0 (X`)).toBe(
      'combined',
    );
  });

  it('counts what it tried', () => {
    const sample = Buffer.from(`${COMBINED}\n\nhello\n${COMBINED}\n# comment\n`);
    expect(detectFormat(sample, '')).toMatchObject({ guess: null, understood: 2, tried: 3, sampleLines: 4 });
  });

  it.each([
    ['nothing', ''],
    ['prose', 'Dear Sir or Madam,\nplease find attached\nthe log.\n'],
    ['JSON whose texts look like lines', `${JSON.stringify({ note: COMBINED })}\n`.repeat(20)],
    ['bytes', '\u0000\u0001\u0002\u00ff'.repeat(500)],
  ])('finds no format in %s', (_, text) => {
    const found = detectFormat(Buffer.from(text, 'latin1'), '');
    expect(found.format).toBeNull();
    expect(found.guess).toBeNull();
  });

  it('guesses when too few lines fit', () => {
    const lines = [COMBINED, ...Array.from({ length: 30 }, (_, i) => `some other text ${i}`)];
    const found = detectFormat(Buffer.from(lines.join('\n')), '');
    expect(found.format).toBeNull();
    expect(found.guess?.name).toBe('combined');
  });

  it.each([
    [
      'connections',
      'May  6 16:08:09 lb haproxy[9]: 203.0.113.9:4711 [06/May/2024:16:08:09.000] in out/s1 0/0/5 212 -- 0/0/0/0/3 0/0',
    ],
    ['requests', '2024-05-06T16:08:09+09:00 web1 shop: 203.0.113.9 asked GET /a?b=1'],
  ])('does not take %s for syslog of logins', (_, line) => {
    expect(detected(line, line, line)).toBeUndefined();
  });

  it.each([
    ['a mail server', `${'May  6 16:08:09 mx postfix/smtpd[9]: connect from a[203.0.113.9]'}`],
    ['a database', "May  6 16:08:09 db mysqld[9]: Access denied for user 'root'@'203.0.113.9'"],
    ['another program that begins so', '2024-05-06 16:08:09.17 Logon       Error: 18456, Severity: 14'],
  ])('does not take the log of %s for one of logins', (_, line) => {
    expect(detected(...Array.from({ length: 30 }, () => line))).toBeUndefined();
  });

  it('finds the few lines of sshd behind many of other programs', () => {
    const boot = Array.from({ length: 400 }, () => 'May  6 16:08:09 web1 kernel: [    0.1] Linux version 6');
    const login = 'May  6 16:08:09 web1 sshd[9]: Failed password for root from 203.0.113.9 port 4242 ssh2';
    expect(detected(...boot, login)).toBe('sshd');
  });

  it('takes JSON with a time and an event for an audit log only where a deed is named', () => {
    const sensor = '{"timestamp":"2024-05-06T07:08:09Z","event_type":"alert","src_ip":"203.0.113.9"}';
    const audit = '{"timestamp":"2024-05-06T07:08:09Z","event":"order.export","ip":"203.0.113.9"}';
    expect(detected(sensor, sensor)).toBeUndefined();
    expect(detected(sensor, audit)).toBe('audit');
  });

  it('takes them for it where a login program stands among them', () => {
    const login = 'May  6 16:08:09 web1 sshd[9]: Failed password for root from 203.0.113.9 port 4242 ssh2';
    expect(detected('May  6 16:08:09 web1 shop: GET /a', login)).toBe('sshd');
  });
});
