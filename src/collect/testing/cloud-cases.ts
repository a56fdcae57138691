import type { FormatCases } from './format-cases.ts';

const UA = 'Mozilla/5.0 (X11; Linux x86_64)';
const AT = '2024-05-06T07:08:09.000Z';
const TIME = '06/May/2024:07:08:09 +0000';
const WEB = { kind: 'web', at: AT } as const;
const GET = { method: 'GET', target: '/a?b=1', protocol: 'HTTP/1.1' } as const;
const S3_HEAD = `0a1b2c shop-bucket [${TIME}] 203.0.113.9 0a1b2c 3E57427F3EXAMPLE`;
const S3_TAIL =
  's9lzHYrF= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader shop-bucket.s3.ap-northeast-1.amazonaws.com TLSV1.2 - -';
const ENVOY_TAIL = `0 512 26 10 "198.51.100.7,10.0.35.28" "${UA}" "cc21d9b0-cf5c" "shop.example:8443" "10.0.2.1:80"`;

const json = (value: unknown) => JSON.stringify(value);

/** Formats of what stands before a shop's servers: balancers, caches, networks of edge servers, their firewalls. */
export const CLOUD_CASES: readonly FormatCases[] = [
  {
    spec: 's3',
    good: [
      [
        `${S3_HEAD} REST.GET.OBJECT img/a.png "GET /img/a.png?x=1 HTTP/1.1" 200 - 113 4406 7 5 "https://shop.example/" "${UA}" - ${S3_TAIL}`,
        {
          ...WEB,
          ...GET,
          target: '/img/a.png?x=1',
          address: '203.0.113.9',
          status: 200,
          bytes: 113,
          durationMs: 7,
          referer: 'https://shop.example/',
          userAgent: UA,
          host: 'shop-bucket.s3.ap-northeast-1.amazonaws.com',
        },
      ],
      [
        // One request of many deletions: each key has a line without the request.
        `0a1b2c shop-bucket [${TIME}] 203.0.113.9 0a1b2c DD6CC733AEXAMPLE BATCH.DELETE.OBJECT img/b.png - 204 - - 41754 - - - - - ${S3_TAIL}`,
        { ...WEB, address: '203.0.113.9', target: 'img/b.png', status: 204, bytes: 0 },
      ],
    ],
    bad: [
      [
        `0a1b2c shop-bucket [yesterday] 203.0.113.9 0a1b2c X REST.GET.OBJECT a "GET / HTTP/1.1" 200`,
        'bad-time',
      ],
      ['0a1b2c shop-bucket', 'too-short'],
    ],
  },
  {
    spec: 'envoy',
    options: { clientHeader: 'x-forwarded-for' },
    good: [
      [
        `[2024-05-06T07:08:09.310Z] "GET /a?b=1 HTTP/1.1" 200 - ${ENVOY_TAIL}`,
        {
          ...WEB,
          ...GET,
          at: '2024-05-06T07:08:09.310Z',
          status: 200,
          bytes: 512,
          durationMs: 26,
          address: '198.51.100.7',
          forwarded: '198.51.100.7,10.0.35.28',
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [['[2024-05-06T07:08:09.310Z] "GET / HTTP/1.1" 200 -', 'too-short']],
  },
  {
    spec: 'istio',
    good: [
      [
        `[2024-05-06T07:08:09.310Z] "GET /a?b=1 HTTP/1.1" 200 - via_upstream - "-" ${ENVOY_TAIL} inbound|8000|| 127.0.0.1:41854 10.44.1.27:80 203.0.113.9:37652 outbound_.8000_._.shop.svc default`,
        {
          ...WEB,
          ...GET,
          at: '2024-05-06T07:08:09.310Z',
          status: 200,
          bytes: 512,
          durationMs: 26,
          address: '203.0.113.9',
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [[`[2024-05-06T07:08:09.310Z] "GET /a?b=1 HTTP/1.1" 200 - ${ENVOY_TAIL}`, 'too-short']],
  },
  {
    spec: 'squid',
    good: [
      [
        '1714979289.000    152 203.0.113.9 TCP_MISS/200 5120 GET http://shop.example/a?b=1 - HIER_DIRECT/192.0.2.80 text/html',
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          address: '203.0.113.9',
          host: 'shop.example',
          status: 200,
          bytes: 5120,
          durationMs: 152,
        },
      ],
      [
        '1714979289.000      2 203.0.113.9 NONE/000 0 CONNECT evil.example:443 bob HIER_NONE/- -',
        {
          ...WEB,
          method: 'CONNECT',
          target: 'evil.example:443',
          address: '203.0.113.9',
          account: 'bob',
          bytes: 0,
          durationMs: 2,
        },
      ],
    ],
    bad: [
      ['yesterday 2 203.0.113.9 TCP_MISS/200 1 GET http://a.example/ - HIER_DIRECT/- -', 'bad-time'],
      ['1714979289.000 2 203.0.113.9 TCP_MISS/x 1 GET http://a.example/ - HIER_DIRECT/- -', 'bad-status'],
      ['1714979289.000 2 203.0.113.9 200 1 GET http://a.example/ - 192.0.2.1 -', 'not-this-format'],
      ['1714979289.000 2 203.0.113.9', 'too-short'],
    ],
  },
  {
    spec: 'aws-waf',
    options: { clientHeader: 'x-forwarded-for' },
    good: [
      [
        json({
          timestamp: 1714979289000,
          formatVersion: 1,
          webaclId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/5933d6d9',
          terminatingRuleId: 'SQLi',
          action: 'BLOCK',
          nonTerminatingMatchingRules: [],
          responseCodeSent: null,
          httpRequest: {
            clientIp: '203.0.113.9',
            headers: [
              { name: 'Host', value: 'shop.example' },
              { name: 'user-agent', value: UA },
              { name: 'X-Forwarded-For', value: '198.51.100.7' },
            ],
            uri: '/a',
            args: 'b=1',
            httpVersion: 'HTTP/1.1',
            httpMethod: 'GET',
          },
        }),
        {
          ...WEB,
          ...GET,
          kind: 'waf',
          action: 'waf.blocked',
          object: 'SQLi',
          address: '203.0.113.9',
          forwarded: '198.51.100.7',
          host: 'shop.example',
          userAgent: UA,
        },
      ],
      [
        json({
          timestamp: 1714979289000,
          webaclId: 'arn',
          terminatingRuleId: 'Default_Action',
          action: 'ALLOW',
          nonTerminatingMatchingRules: [{ ruleId: 'XSS', action: 'COUNT' }],
          httpRequest: {
            clientIp: '203.0.113.9',
            headers: [],
            uri: '/a',
            args: 'b=1',
            httpVersion: 'HTTP/1.1',
            httpMethod: 'GET',
          },
        }),
        { ...WEB, ...GET, kind: 'waf', action: 'waf.detected', object: 'XSS', address: '203.0.113.9' },
      ],
      [
        json({
          timestamp: 1714979289000,
          webaclId: 'arn',
          terminatingRuleId: 'Default_Action',
          action: 'ALLOW',
          responseCodeSent: 403,
          httpRequest: {
            clientIp: '203.0.113.9',
            uri: '/a',
            args: '',
            httpVersion: 'HTTP/1.1',
            httpMethod: 'GET',
          },
        }),
        { ...WEB, ...GET, target: '/a', status: 403, address: '203.0.113.9' },
      ],
    ],
    bad: [
      ['{"webaclId":"arn","action":"ALLOW"}', 'bad-time'],
      ['{"webaclId":"arn"}', 'not-this-format'],
      ['{"webaclId":', 'bad-json'],
      ['hello', 'not-this-format'],
    ],
  },
  {
    spec: 'azure-app-gateway',
    good: [
      [
        json({
          operationName: 'ApplicationGatewayAccess',
          time: AT,
          category: 'ApplicationGatewayAccessLog',
          properties: {
            instanceId: 'appgw_1',
            clientIP: '203.0.113.9',
            clientPort: 4711,
            httpMethod: 'GET',
            originalRequestUriWithArgs: '/a?b=1',
            requestUri: '/rewritten',
            requestQuery: 'c=2',
            userAgent: UA,
            httpStatus: 200,
            httpVersion: 'HTTP/1.1',
            receivedBytes: 65,
            sentBytes: 553,
            clientResponseTime: 3,
            timeTaken: 0.205,
            serverStatus: '502',
            originalHost: 'shop.example',
            host: 'inner.example',
          },
        }),
        {
          ...WEB,
          ...GET,
          address: '203.0.113.9',
          status: 200,
          bytes: 553,
          durationMs: 205,
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [
      [json({ time: AT, category: 'ApplicationGatewayPerformanceLog', properties: {} }), 'not-this-format'],
    ],
  },
  {
    spec: 'azure-front-door',
    good: [
      [
        json({
          time: AT,
          category: 'FrontDoorAccessLog',
          properties: {
            httpMethod: 'GET',
            httpVersion: '2.0.0.0',
            requestUri: 'https://shop.example:443/a?b=1',
            requestBytes: '1000',
            responseBytes: '2345',
            userAgent: UA,
            clientIp: '203.0.113.9',
            socketIp: '198.51.100.7',
            timeToFirstByte: '0.012',
            timeTaken: '0.015',
            requestProtocol: 'HTTPS',
            httpStatusCode: '404',
            hostName: 'shop.example',
            referer: 'https://shop.example/',
          },
        }),
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          address: '203.0.113.9',
          status: 404,
          bytes: 2345,
          durationMs: 15,
          userAgent: UA,
          host: 'shop.example',
          referer: 'https://shop.example/',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'gcp-load-balancer',
    good: [
      [
        json({
          jsonPayload: { statusDetails: 'response_sent_by_backend', remoteIp: '198.51.100.7' },
          httpRequest: {
            requestMethod: 'GET',
            requestUrl: 'https://shop.example/a?b=1',
            requestSize: '459',
            status: 200,
            responseSize: '24242',
            userAgent: UA,
            remoteIp: '203.0.113.9',
            serverIp: '10.0.0.1',
            latency: '0.165s',
          },
          timestamp: AT,
          receiveTimestamp: '2024-05-06T07:08:11Z',
        }),
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          address: '203.0.113.9',
          status: 200,
          bytes: 24242,
          durationMs: 165,
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'akamai-datastream',
    options: { clientHeader: 'xff' },
    good: [
      [
        json({
          version: 1,
          cp: '123456',
          reqTimeSec: '1714979289.000',
          bytes: '4995',
          cliIP: '203.0.113.9',
          statusCode: '206',
          proto: 'HTTPS',
          reqHost: 'shop.example',
          reqMethod: 'GET',
          reqPath: '/a',
          rspContentLen: '5000',
          UA: 'Mozilla%2F5.0+%28X11%29',
          totalBytes: '9',
          queryStr: 'b=1',
          referer: 'https%3A%2F%2Fshop.example%2F',
          xForwardedFor: '198.51.100.7',
          turnAroundTimeMSec: '11',
        }),
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          address: '203.0.113.9',
          forwarded: '198.51.100.7',
          status: 206,
          bytes: 4995,
          durationMs: 11,
          userAgent: 'Mozilla/5.0 (X11)',
          referer: 'https://shop.example/',
          host: 'shop.example',
        },
      ],
      [
        json({ cliIP: '203.0.113.9', reqMethod: 'GET', statusCode: '200', reqPath: '', queryStr: 'b=1' }),
        { kind: 'web', method: 'GET', target: '/?b=1', address: '203.0.113.9', status: 200 },
      ],
      [
        json({ cliIP: '203.0.113.9', reqMethod: 'GET', statusCode: '404', reqTimeSec: '1714979289.000' }),
        { ...WEB, method: 'GET', target: '/', address: '203.0.113.9', status: 404 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'envoy-json',
    good: [
      [
        json({
          authority: 'shop.example',
          bytes_received: 0,
          bytes_sent: 135,
          downstream_local_address: '10.44.1.27:80',
          downstream_remote_address: '203.0.113.9:37652',
          duration: 4,
          method: 'GET',
          path: '/a?b=1',
          protocol: 'HTTP/1.1',
          requested_server_name: 'outbound_.80',
          response_code: 418,
          response_flags: '-',
          start_time: AT,
          upstream_host: '127.0.0.1:80',
          user_agent: UA,
          x_forwarded_for: '198.51.100.7',
        }),
        {
          ...WEB,
          ...GET,
          status: 418,
          bytes: 135,
          durationMs: 4,
          address: '203.0.113.9',
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'traefik-json',
    good: [
      [
        json({
          ClientAddr: '203.0.113.9:4711',
          ClientHost: '203.0.113.9',
          ClientUsername: '-',
          DownstreamContentSize: 1234,
          DownstreamStatus: 200,
          Duration: 12000000,
          OriginDuration: 1,
          OriginStatus: 200,
          RequestAddr: 'shop.example:80',
          RequestHost: 'shop.example',
          RequestMethod: 'GET',
          RequestPath: '/a?b=1',
          RequestProtocol: 'HTTP/1.1',
          ServiceAddr: '10.0.0.2:80',
          StartUTC: AT,
          time: '2024-05-06T07:08:10Z',
          'request_User-Agent': UA,
        }),
        {
          ...WEB,
          ...GET,
          address: '203.0.113.9',
          status: 200,
          bytes: 1234,
          durationMs: 12,
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'logstash-apache',
    good: [
      [
        json({
          '@timestamp': AT,
          clientip: '203.0.113.9',
          ident: '-',
          auth: '-',
          timestamp: TIME,
          verb: 'GET',
          request: '/a?b=1',
          httpversion: '1.1',
          response: '404',
          bytes: '12',
          agent: UA,
        }),
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          address: '203.0.113.9',
          status: 404,
          bytes: 12,
          userAgent: UA,
          protocol: '1.1',
        },
      ],
    ],
    bad: [
      [
        json({ '@timestamp': AT, clientip: '203.0.113.9', verb: 'GET', request: '/a', response: 'none' }),
        'bad-status',
      ],
    ],
  },
  {
    spec: 'pino-http',
    good: [
      [
        json({
          level: 30,
          time: 1714979289000,
          hostname: 'web1',
          req: {
            id: 1,
            method: 'GET',
            url: '/a?b=1',
            headers: { host: 'shop.example', 'user-agent': UA },
            remoteAddress: '203.0.113.9',
          },
          res: { statusCode: 200, headers: {} },
          responseTime: 12,
          msg: 'request completed',
        }),
        {
          ...WEB,
          method: 'GET',
          target: '/a?b=1',
          address: '203.0.113.9',
          status: 200,
          durationMs: 12,
          userAgent: UA,
          host: 'shop.example',
        },
      ],
    ],
    bad: [['{"level":30,"time":1714979289000,"msg":"listening"}', 'not-this-format']],
  },
  {
    spec: 'combinedio',
    good: [
      [
        `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 1234 "-" "${UA}" 512 1630`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 1234, userAgent: UA },
      ],
    ],
    bad: [],
  },
  {
    spec: 'traefik',
    good: [
      [
        `203.0.113.9 - - [${TIME}] "GET /a?b=1 HTTP/1.1" 200 1234 "-" "${UA}" 17 "shop@docker" "http://10.0.0.2:80" 12ms`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 1234, durationMs: 12, userAgent: UA },
      ],
    ],
    bad: [],
  },
  {
    spec: 'varnishncsa',
    good: [
      [
        `203.0.113.9 - - [${TIME}] "GET http://shop.example/a?b=1 HTTP/1.1" 200 1234 "-" "${UA}"`,
        {
          ...WEB,
          ...GET,
          address: '203.0.113.9',
          host: 'shop.example',
          status: 200,
          bytes: 1234,
          userAgent: UA,
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'w3c',
    head: ['#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query cs(User-Agent) cs(Referer) sc-status'],
    good: [
      [
        `2024-05-06 07:08:09 203.0.113.9 GET /a b=1 "${UA}" "-" 200`,
        { ...WEB, method: 'GET', target: '/a?b=1', address: '203.0.113.9', userAgent: UA, status: 200 },
      ],
      [
        // A client's own quotes do not hide what stands between them.
        '2024-05-06 07:08:09 203.0.113.9 GET /a "b=1 x" - 200',
        { ...WEB, method: 'GET', target: '/a?"b=1', address: '203.0.113.9', userAgent: 'x"', status: 200 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'cri+common',
    good: [
      [
        `2024-05-06T07:08:10.1Z stdout P 203.0.113.9 - - [${TIME}] "GET /a\n2024-05-06T07:08:10.2Z stdout P ?b=\n2024-05-06T07:08:10.3Z stdout F 1 HTTP/1.1" 200 12`,
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 12 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'docker+common',
    good: [
      [
        [`203.0.113.9 - - [${TIME}] "GET /a`, '?b=1 HTTP/1.1" 200 12\n']
          .map((log) => json({ log, stream: 'stdout', time: AT }))
          .join('\n'),
        { ...WEB, ...GET, address: '203.0.113.9', status: 200, bytes: 12 },
      ],
    ],
    bad: [],
  },
  {
    spec: 'indented+nginx-json',
    good: [
      [
        `[\n  ${JSON.stringify({ time: AT, remote_addr: '203.0.113.9', method: 'GET', uri: '/a?b=1', status: 200 }, null, 2)},\n]`,
        { ...WEB, method: 'GET', target: '/a?b=1', address: '203.0.113.9', status: 200 },
      ],
    ],
    bad: [
      ['[', 'ignored'],
      ['plain text', 'not-this-format'],
    ],
  },
];
