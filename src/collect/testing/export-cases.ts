import type { FormatCases } from './format-cases.ts';

const UA = 'Mozilla/5.0 (X11; Linux x86_64)';
const AT = '2024-05-06T07:08:09.000Z';
const TIME = '06/May/2024:16:08:09 +0900';
const WEB = { kind: 'web', at: AT } as const;
const AUTH = { kind: 'auth', at: AT } as const;
const GET = { method: 'GET', target: '/a?b=1' } as const;
const CLIENT = { address: '203.0.113.9' } as const;

const json = (value: unknown) => JSON.stringify(value);

const REALTIME = (client: string, query: string) =>
  `1714979289.000\t${client}\t0.002\t200\t1234\tGET\thttps\td111.cloudfront.example\t/a${query}\t456\tNRT57-P1\tabc==\tshop.example\t0.012\tHTTP/2.0\tIPv4\tMozilla/5.0%20(X11)\thttps://shop.example/\t-\tb=1\tHit\t198.51.100.7\tTLSv1.3\tx\tHit\t-\t-\ttext/html\t78\t-\t-\t11040\tHit\tJP\tgzip\t*/*\t*\tHost:shop.example%0A\tHost%0A\t2`;
const IIS = (date: string, rest: string) =>
  `203.0.113.9, -, ${date}, 7:08:09, W3SVC2, SALES1, 192.0.2.80, 4502, 163, 3223, 200, 0, ${rest}`;
const UWSGI = '{28 vars in 378 bytes} [Mon May  6 16:08:09 2024]';
const RAILS = 'Started POST "/login?a="x"" for 203.0.113.9 at 2024-05-06 16:08:09 +0900';
const TAGGED = (text: string, id = '7a0e') =>
  `I, [2024-05-06T16:08:09.123456 #12]  INFO -- : [${id}] ${text}`;

/** Exports of logs, and logs of servers that write formats of their own. */
export const EXPORT_CASES: readonly FormatCases[] = [
  {
    spec: 'csv',
    head: [
      'sep=,',
      'Time,Client IP,Method,URL,Query String,Status,Bytes,duration_ms,User Agent,Referer,Host',
    ],
    good: [
      [
        `2024-05-06T16:08:09+09:00,203.0.113.9,GET,/a,b=1,200,512,12.5,"${UA}, ""x""",https://shop.example/,shop.example:443`,
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          status: 200,
          bytes: 512,
          durationMs: 12.5,
          userAgent: `${UA}, "x"`,
          referer: 'https://shop.example/',
          host: 'shop.example',
        },
      ],
      [
        // Empty cells say nothing; a number printed for people is not guessed at.
        '"May 6, 2024 @ 16:08:09.000",2001:db8::9,POST,"/a",,302,"1,234",,-,,',
        { ...WEB, method: 'POST', target: '/a', address: '2001:db8::9', status: 302 },
      ],
    ],
    bad: [
      ['2024-05-06T16:08:09+09:00,203.0.113.9,GET,/a,b=1,200', 'too-short'],
      // A comma that nothing quotes would move all columns.
      [
        '2024-05-06T16:08:09+09:00,203.0.113.9,GET,/a,b=1,200,512,1,Mozilla/5.0 (a, b),-,shop.example',
        'not-this-format',
      ],
      ['2024-05-06T16:08:09+09:00,203.0.113.9,GET,/a,b=1,200,512,1,"torn,-,shop.example', 'too-short'],
      ['2024-13-06T16:08:09+09:00,203.0.113.9,GET,/a,b=1,200,512,1,x,-,shop.example', 'bad-time'],
      [',203.0.113.9,GET,/a,b=1,200,512,1,x,-,shop.example', 'bad-time'],
      ['2024-05-06T16:08:09+09:00,203.0.113.9,GET,/a,b=1,OK,512,1,x,-,shop.example', 'bad-status'],
      ['2024-05-06T16:08:09+09:00,GET /a,GET,/a,b=1,200,512,1,x,-,shop.example', 'bad-address'],
      ['2024-05-06T16:08:09+09:00,203.0.113.9,GET,,b=1,200,512,1,x,-,shop.example', 'field-missing'],
    ],
  },
  {
    // Athena's table of a load balancer: whole URLs, the target's time in seconds.
    spec: 'csv:"type","time","elb","client_ip","client_port","target_processing_time","elb_status_code","target_status_code","sent_bytes","request_verb","request_url","request_proto","user_agent","domain_name"',
    good: [
      [
        `"https","2024-05-06T07:08:09Z","app/x","203.0.113.9","2817","0.048","403","200","366","GET","https://shop.example:443/a?b=1","HTTP/1.1","${UA}","-"`,
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          protocol: 'HTTP/1.1',
          status: 403,
          bytes: 366,
          durationMs: 48,
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [],
  },
  {
    // Athena's table of CloudFront: UTC, seconds, values percent-encoded.
    spec: 'csv:date,time,location,bytes,request_ip,method,host,uri,status,referrer,user_agent,query_string,cookie,result_type,request_id,host_header,time_taken',
    good: [
      [
        '2024-05-06,07:08:09,NRT57-P1,512,203.0.113.9,GET,d111.cloudfront.example,/a,200,-,Mozilla/5.0%2520(X11),b=1,-,Hit,x,shop.example,0.012',
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          status: 200,
          bytes: 512,
          durationMs: 12,
          userAgent: 'Mozilla/5.0 (X11)',
          host: 'shop.example',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'csv:timestamp;httpRequest_requestMethod;httpRequest_requestUrl;httpRequest_status;httpRequest_remoteIp',
    good: [
      [
        '2024-05-06 07:08:09 UTC;GET;https://shop.example/a?b=1;200;203.0.113.9',
        { ...WEB, ...GET, ...CLIENT, status: 200, host: 'shop.example' },
      ],
    ],
    bad: [],
  },
  {
    // Athena's table of S3: what it calls a URI is the request's first line.
    spec: 'csv:bucketowner,requestdatetime,remoteip,request_uri,httpstatus,bytessent,totaltime',
    good: [
      [
        'o,06/May/2024:07:08:09 +0000,203.0.113.9,GET /a?b=1 HTTP/1.1,200,113,7',
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200, bytes: 113, durationMs: 7 },
      ],
    ],
    bad: [],
  },
  {
    // Datadog: the host is the server's.
    spec: 'csv:Date,Host,Service,@http.method,@http.url,@http.status_code,@network.client.ip',
    good: [
      [
        '2024-05-06T07:08:09.000Z,web1,nginx,GET,/a?b=1,200,203.0.113.9',
        { ...WEB, ...GET, ...CLIENT, status: 200 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'tomcat-json',
    good: [
      [
        json({
          time: `[${TIME}]`,
          host: '203.0.113.9',
          request: 'GET /a?b=1 HTTP/1.1',
          statusCode: '200',
          size: '512',
          elapsedTime: '12',
          logicalUserName: '-',
          user: '-',
        }),
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200, bytes: 512 },
      ],
    ],
    bad: [[json({ time: AT, request: 'GET / HTTP/1.1' }), 'not-this-format']],
  },
  {
    spec: 'nginx-json',
    good: [
      [
        json({ time: AT, ip: '203.0.113.9, 10.0.0.1', uri: 'GET /a?b=1 HTTP/1.1', status: 200 }),
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200 },
      ],
    ],
    bad: [],
  },
  {
    // Azure's Log Analytics names the zone and the type in the column.
    spec: 'csv:TimeGenerated [UTC],clientIp_s,httpMethod_s,requestUri_s,httpStatus_d',
    good: [['2024-05-06 07:08:09,203.0.113.9,GET,/a?b=1,200', { ...WEB, ...GET, ...CLIENT, status: 200 }]],
    bad: [],
  },
  {
    spec: 'csv+combined',
    head: ['"_raw","_time",host'],
    good: [
      [
        `"203.0.113.9 - - [${TIME}] ""GET /a?b=1 HTTP/1.1"" 200 12 ""-"" ""${UA}""","2024-05-06T16:08:10.000+0900",web1`,
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200, bytes: 12, userAgent: UA },
      ],
    ],
    bad: [[`203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 12 "-" "${UA}"`, 'not-this-format']],
  },
  {
    spec: 'csv+uvicorn',
    head: ['@timestamp,@message'],
    good: [
      [
        '2024-05-06T07:08:09Z,"INFO:     203.0.113.9:5000 - ""GET /a?b=1 HTTP/1.1"" 200 OK"',
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'cloudfront-realtime',
    options: { clientHeader: 'xff' },
    good: [
      [
        REALTIME('203.0.113.9', '?b=1'),
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          protocol: 'HTTP/2.0',
          status: 200,
          bytes: 1234,
          durationMs: 12,
          userAgent: 'Mozilla/5.0 (X11)',
          referer: 'https://shop.example/',
          host: 'shop.example',
          forwarded: '198.51.100.7',
        },
      ],
    ],
    bad: [
      // A choice of fields could be any.
      [REALTIME('203.0.113.9', '').split('\t').slice(0, 30).join('\t'), 'too-short'],
      [REALTIME('203.0.113.9', '').replace('\t456\t', '\t'), 'too-short'],
      [`${REALTIME('203.0.113.9', '').replace('\t456\t', '\t')}\tx`, 'not-this-format'],
      [REALTIME('203.0.113.9', '').replace('1714979289.000', 'now'), 'bad-time'],
      ['203.0.113.9', 'not-this-format'],
    ],
  },
  {
    spec: '#Fields: timestamp c-ip sc-status cs-method cs-uri-stem cs-user-agent x-host-header time-taken',
    good: [
      [
        '1714979289.000\t203.0.113.9\t200\tGET\t/a?b=1\tMozilla/5.0%20(X11)\tshop.example\t0.012',
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          status: 200,
          durationMs: 12,
          userAgent: 'Mozilla/5.0 (X11)',
          host: 'shop.example',
        },
      ],
    ],
    bad: [['1714979289.000\t203.0.113.9\t200\tGET', 'too-short']],
  },
  {
    // Akamai's log delivery: the target begins with the host.
    spec: '#Fields: date time cs-ip cs-method cs-uri sc-status sc-bytes time-taken cs(Referer) cs(User-Agent) cs(Cookie)',
    good: [
      [
        `2024-05-06\t07:08:09\t203.0.113.9\tGET\t/shop.example/a?b=1\t200\t512\t12\t"-"\t"${UA}"\t"-"`,
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          status: 200,
          bytes: 512,
          durationMs: 12,
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [],
  },
  {
    // IIS's FTP service: what a client sends behind PASS is not kept.
    spec: '#Fields: date time c-ip cs-username s-ip cs-method cs-uri-stem sc-status x-session x-fullpath',
    good: [
      [
        '2024-05-06 07:08:09 203.0.113.9 SHOP\\alice 192.0.2.80 PASS secret 230 a-b /',
        {
          ...AUTH,
          ...CLIENT,
          account: 'SHOP\\alice',
          action: 'ftp.login',
          result: 'success',
          message: 'PASS',
        },
      ],
      [
        '2024-05-06 07:08:09 203.0.113.9 - 192.0.2.80 PASS *** 530 a-b -',
        { ...AUTH, ...CLIENT, action: 'ftp.login', result: 'failure', message: 'PASS' },
      ],
      [
        '2024-05-06 07:08:09 203.0.113.9 SHOP\\alice 192.0.2.80 STOR x.aspx 226 a-b /x.aspx',
        {
          ...AUTH,
          ...CLIENT,
          account: 'SHOP\\alice',
          action: 'ftp.upload',
          result: 'success',
          object: 'x.aspx',
          message: 'STOR',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'iis-native',
    options: { timezone: 'UTC' },
    good: [
      [
        IIS('5/6/2024', 'GET, /a, b=1,'),
        { ...WEB, ...GET, ...CLIENT, status: 200, bytes: 3223, durationMs: 4502 },
      ],
      [
        IIS('05/06/24', 'GET, /a, b=1, 2, 3,'),
        {
          ...WEB,
          ...CLIENT,
          method: 'GET',
          target: '/a?b=1, 2, 3',
          status: 200,
          bytes: 3223,
          durationMs: 4502,
        },
      ],
      [
        IIS('2024/05/06', 'GET, /a b, -,'),
        { ...WEB, ...CLIENT, method: 'GET', target: '/a b', status: 200, bytes: 3223, durationMs: 4502 },
      ],
      [
        IIS('06.05.2024', 'GET, /a, b=1,'),
        { ...WEB, ...GET, ...CLIENT, status: 200, bytes: 3223, durationMs: 4502 },
      ],
    ],
    bad: [
      [IIS('16/5/2024', 'GET, /a, b=1,'), 'bad-time'],
      [IIS('5/6/2024', 'GET, /a, b=1,').replace('7:08:09', '7:68:09'), 'bad-time'],
      [IIS('5/6/2024', 'GET, /a, b=1,').replace('W3SVC2', 'MSFTPSVC1'), 'not-this-format'],
      [IIS('5/6/2024', 'GET, /a, b=1,').replace(' 200,', ' 2000,'), 'bad-status'],
      ['203.0.113.9, -, 5/6/2024, 7:08:09, W3SVC2', 'not-this-format'],
    ],
  },
  {
    spec: 'iis-native-day-first',
    options: { timezone: 'UTC' },
    good: [
      [
        IIS('6/5/2024', 'GET, /a, b=1,'),
        { ...WEB, ...GET, ...CLIENT, status: 200, bytes: 3223, durationMs: 4502 },
      ],
    ],
    bad: [[IIS('5/16/2024', 'GET, /a, b=1,'), 'bad-time']],
  },
  {
    spec: 'uwsgi',
    good: [
      [
        `[pid: 5|app: 0|req: 1/2] 203.0.113.9 (alice) ${UWSGI} GET /a?b=1 => generated 4 bytes in 2 msecs (HTTP/1.1 200) 2 headers in 69 bytes (1 switches on core 0)`,
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          account: 'alice',
          protocol: 'HTTP/1.1',
          status: 200,
          bytes: 4,
          durationMs: 2,
        },
      ],
      [
        // The client's own words are no end of the line.
        `{address space usage: 1 bytes/2MB} {rss usage: 3 bytes/4MB} [pid: 5|app: -1|req: -1/2] 2001:db8::9 () ${UWSGI} POST /a => generated 1 bytes in 1 msecs (HTTP/1.1 200) => generated 0 bytes in 2345 micros via sendfile() (HTTP/1.1 302) 2 headers in 69 bytes (1 switches on core 0)`,
        {
          ...WEB,
          address: '2001:db8::9',
          method: 'POST',
          target: '/a => generated 1 bytes in 1 msecs (HTTP/1.1 200)',
          protocol: 'HTTP/1.1',
          status: 302,
          bytes: 0,
          durationMs: 2.345,
        },
      ],
    ],
    bad: [
      ['*** Starting uWSGI 2.0.21 (64bit) ***', 'not-this-format'],
      [`[pid: 5|app: 0|req: 1/2] 203.0.113.9 () ${UWSGI} GET /a => generated`, 'too-short'],
      [
        `[pid: 5|app: 0|req: 1/2] 203.0.113.9 () {28 vars in 378 bytes} [Mon May 36 16:08:09 2024] GET / => generated 4 bytes in 2 msecs (HTTP/1.1 200) 2 headers in 69 bytes (1 switches on core 0)`,
        'bad-time',
      ],
    ],
  },
  {
    spec: 'rails',
    good: [
      [
        `${RAILS}\nProcessing by SessionsController#create as HTML\n  Parameters: {"a"=>"x"}\nCompleted 302 Found in 79ms (ActiveRecord: 1.0ms)\n\n`,
        { ...WEB, ...CLIENT, method: 'POST', target: '/login?a="x"', status: 302, durationMs: 79 },
      ],
      [
        // Another request's answer lies between; the tags tell whose is whose.
        [
          TAGGED(RAILS),
          TAGGED('Completed 200 OK in 1ms (Views: 1ms)', '7a0f'),
          TAGGED('Completed 302 Found in 79ms'),
        ].join('\n'),
        { ...WEB, ...CLIENT, method: 'POST', target: '/login?a="x"', status: 302, durationMs: 79 },
      ],
      [
        // Without tags the first of two answers may be another's.
        `${RAILS}\nCompleted 200 OK in 1ms\nProcessing by A#b as HTML\nCompleted 302 Found in 79ms`,
        { ...WEB, ...CLIENT, method: 'POST', target: '/login?a="x"' },
      ],
      [`${RAILS}\nCompleted 200 OK in 1ms`, { ...WEB, ...CLIENT, method: 'POST', target: '/login?a="x"' }],
      [
        `${RAILS}\n  \nActionController::RoutingError (No route matches [POST] "/login"):`,
        { ...WEB, ...CLIENT, method: 'POST', target: '/login?a="x"', status: 404 },
      ],
    ],
    bad: [
      ['Started POST "/login" for 203.0.113.9 at yesterday', 'bad-time'],
      ['Started POST "/login', 'too-short'],
      ['=> Booting Puma', 'not-this-format'],
    ],
  },
  {
    spec: 'ruby-logger+logfmt',
    good: [
      [
        TAGGED('method=GET path=/a?b=1 controller=A action=b status=200 duration=58.33'),
        { ...WEB, ...GET, at: '2024-05-06T07:08:09.123Z', status: 200, durationMs: 58.33 },
      ],
    ],
    bad: [[TAGGED(RAILS), 'not-this-format']],
  },
  {
    spec: 'lograge',
    good: [
      [
        json({
          method: 'GET',
          path: '/a?b=1',
          controller: 'A',
          action: 'b',
          status: 200,
          duration: 58.33,
          '@timestamp': AT,
          remote_ip: '203.0.113.9',
        }),
        { ...WEB, ...GET, ...CLIENT, status: 200, durationMs: 58.33 },
      ],
    ],
    bad: [[json({ method: 'GET', path: '/a', status: 200 }), 'not-this-format']],
  },
  {
    spec: 'rails-semantic-logger',
    good: [
      [
        json({
          host: 'web1',
          timestamp: AT,
          duration_ms: 58.33,
          duration: '58.33ms',
          payload: { controller: 'A', action: 'b', method: 'GET', path: '/a?b=1', status: 200 },
        }),
        { ...WEB, ...GET, status: 200, durationMs: 58.33 },
      ],
    ],
    bad: [[json({ timestamp: AT, message: 'started' }), 'not-this-format']],
  },
  {
    spec: 'kong',
    good: [
      [
        json({
          response: { size: 9982, headers: { server: 'x' }, status: 200 },
          service: { host: 'upstream.internal', path: '/anything' },
          request: {
            uri: '/a?b=1',
            url: 'http://shop.example:8000/a?b=1',
            size: 205,
            headers: { host: 'shop.example:8000', 'user-agent': UA },
            method: 'GET',
          },
          tries: [{ ip: '192.0.2.80', port: 443 }],
          client_ip: '203.0.113.9',
          latencies: { kong: 1, proxy: 171, request: 173 },
          started_at: 1714979289000,
          upstream_uri: '/anything',
        }),
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          status: 200,
          bytes: 9982,
          durationMs: 173,
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [[json({ request: { uri: '/a', method: 'GET' }, client_ip: '203.0.113.9' }), 'not-this-format']],
  },
  {
    spec: 'django-runserver',
    good: [
      [
        `[06/May/2024 16:08:09] "GET /a?b=1 HTTP/1.1" 200 1234`,
        { ...WEB, ...GET, protocol: 'HTTP/1.1', status: 200, bytes: 1234 },
      ],
    ],
    bad: [['[yesterday] "GET / HTTP/1.1" 200 1', 'bad-time']],
  },
  ...(
    [
      ['nginx-proxy-manager', 'MISS 502, 200 200', ' [Sent-to 10.0.0.4]'],
      ['nginx-proxy-manager-standard', '200', ''],
    ] as const
  ).map(([spec, status, sentTo]) => ({
    spec,
    good: [
      [
        `[${TIME}] ${status} - GET https shop.example "/a?b=1" [Client 203.0.113.9] [Length 512] [Gzip -]${sentTo} "${UA}" "-"`,
        { ...WEB, ...GET, ...CLIENT, status: 200, bytes: 512, host: 'shop.example', userAgent: UA },
      ] as const,
    ],
    bad: [['203.0.113.9 - -', 'not-this-format'] as const],
  })),
  {
    spec: 'ingress-nginx',
    good: [
      [
        `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/2.0" 200 512 "-" "${UA}" 423 0.012 [default-shop-80] [] 10.0.0.1:8080, 10.0.0.2:8080 0, 512 0.001, 0.011 502, 200 abc`,
        {
          ...WEB,
          ...GET,
          ...CLIENT,
          protocol: 'HTTP/2.0',
          status: 200,
          bytes: 512,
          durationMs: 12,
          userAgent: UA,
        },
      ],
    ],
    bad: [['203.0.113.9 - -', 'too-short']],
  },
  {
    // What a socket for both kinds of addresses sees: the same client as in other logs.
    spec: '%h %t "%r" %>s',
    good: [
      [
        `::ffff:203.0.113.9 [${TIME}] "GET /a?b=1 HTTP/1.1" 200`,
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200 },
      ],
      [
        `[::FFFF:203.0.113.9]:80 [${TIME}] "GET /a?b=1 HTTP/1.1" 200`,
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200 },
      ],
      [
        `::ffff:cb00:7109 [${TIME}] "GET /a?b=1 HTTP/1.1" 200`,
        { ...WEB, ...GET, address: '::ffff:cb00:7109', protocol: 'HTTP/1.1', status: 200 },
      ],
    ],
    bad: [],
  },
  {
    // Columns behind the common ones do not swallow the last of them.
    spec: 'common+1',
    good: [
      [
        `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 12 8C0A`,
        { ...WEB, ...GET, ...CLIENT, protocol: 'HTTP/1.1', status: 200, bytes: 12 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'proftpd',
    good: [
      [
        '2024-05-06 16:08:09,000 web1 proftpd[12] shop.example (client.example[203.0.113.9]): USER alice: Login successful.',
        {
          ...AUTH,
          ...CLIENT,
          account: 'alice',
          action: 'ftp.login',
          result: 'success',
          message: 'USER alice: Login successful.',
        },
      ],
      [
        'May 06 16:08:09 web1 proftpd[12] shop.example (client.example[203.0.113.9]): USER bob (Login failed): Incorrect password',
        {
          ...AUTH,
          ...CLIENT,
          account: 'bob',
          action: 'ftp.login',
          result: 'failure',
          message: 'USER bob (Login failed): Incorrect password',
        },
      ],
    ],
    bad: [
      ['2024-05-06 16:08:09,000 web1 other[12] x', 'not-this-format'],
      ['2024-15-06 16:08:09,000 web1 proftpd[12] shop.example: started', 'bad-time'],
    ],
  },
  {
    spec: 'proftpd-extended',
    good: [
      [
        `203.0.113.9 UNKNOWN alice [${TIME}] "PASS (hidden)" 230 -`,
        {
          ...AUTH,
          ...CLIENT,
          account: 'alice',
          action: 'ftp.login',
          result: 'success',
          bytes: 0,
          message: 'PASS',
        },
      ],
      [
        `::ffff:203.0.113.9 UNKNOWN alice [${TIME}] "STOR /www/x y.php" 226 1234`,
        {
          ...AUTH,
          ...CLIENT,
          account: 'alice',
          action: 'ftp.upload',
          result: 'success',
          object: '/www/x y.php',
          bytes: 1234,
          message: 'STOR',
        },
      ],
      [
        `203.0.113.9 UNKNOWN alice [${TIME}] "RETR a.zip" 550 -`,
        {
          ...AUTH,
          ...CLIENT,
          account: 'alice',
          action: 'ftp.download',
          result: 'failure',
          object: 'a.zip',
          bytes: 0,
          message: 'RETR',
        },
      ],
    ],
    bad: [[`203.0.113.9 - - [${TIME}] "GET / HTTP/1.1" 200 12`, 'not-this-format']],
  },
];
