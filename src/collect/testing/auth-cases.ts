import type { FormatCases } from './format-cases.ts';

const AT = '2024-05-06T07:08:09.000Z';
const AUTH = { kind: 'auth', at: AT } as const;
const WAF = { kind: 'waf', at: AT } as const;
const LOGIN = { ...AUTH, action: 'ssh.login' } as const;
/** Year-less, in the zone of the options (Tokyo). */
const SYSLOG = 'May  6 16:08:09 web1';

const BLOCKED = 'Access denied with code 403 (phase 2). Matched phrase "x" at ARGS:id.';
const PAIRS =
  '[file "/rules/942.conf"] [line "66"] [id "942100"] [msg "SQL Injection Attack"] [data "[id \\"1\\"]"] [severity "CRITICAL"]';

const AUDIT_RECORD = [
  '--c7036611-A--',
  '[06/May/2024:16:08:09.123456 +0900] OSD4l1BEUOkAAHZ8Y3QAAAAH 203.0.113.9 64995 192.0.2.80 80',
  '--c7036611-B--',
  'POST /login?x=1 HTTP/1.1',
  'Host: shop.example:443',
  'User-Agent: curl/8',
  'Referer: https://shop.example/',
  '',
  '--c7036611-C--',
  'user=a&--c7036611-A--',
  '--c7036611-F--',
  'HTTP/1.1 403 Forbidden',
  '',
  '--c7036611-H--',
  `Message: Warning. Found 1 match. [id "920350"] [msg "Host header is an address"]`,
  `Message: ${BLOCKED} ${PAIRS}`,
  'Action: Intercepted (phase 2)',
  '',
  '--c7036611-Z--',
  '',
].join('\n');

export const AUTH_CASES: readonly FormatCases[] = [
  {
    spec: 'sshd',
    good: [
      [
        `${SYSLOG} sshd[123]: Accepted password for deploy from 203.0.113.9 port 4242 ssh2`,
        {
          ...LOGIN,
          result: 'success',
          account: 'deploy',
          address: '203.0.113.9',
          message: 'accepted-password',
        },
      ],
      [
        `${SYSLOG} sshd[123]: Accepted publickey for root from 2001:db8::9 port 4242 ssh2: ED25519 SHA256:abc`,
        {
          ...LOGIN,
          result: 'success',
          account: 'root',
          address: '2001:db8::9',
          message: 'accepted-publickey',
        },
      ],
      [
        `${SYSLOG} sshd[123]: Failed password for root from 203.0.113.9 port 4242 ssh2`,
        { ...LOGIN, result: 'failure', account: 'root', address: '203.0.113.9', message: 'failed-password' },
      ],
      [
        `<86>${SYSLOG} sshd[123]: Failed password for invalid user a from 192.0.2.1 port 1 from 203.0.113.9 port 4242 ssh2`,
        {
          ...LOGIN,
          result: 'failure',
          account: 'a from 192.0.2.1 port 1',
          address: '203.0.113.9',
          message: 'failed-password',
        },
      ],
      [
        `${SYSLOG} sshd[123]: Failed none for invalid user  from 203.0.113.9 port 4242 ssh2`,
        { ...LOGIN, address: '203.0.113.9', message: 'failed-none' },
      ],
      [
        `${SYSLOG} sshd[123]: message repeated 2 times: [ Failed password for root from 203.0.113.9 port 4242 ssh2]`,
        { ...LOGIN, result: 'failure', account: 'root', address: '203.0.113.9', message: 'failed-password' },
      ],
      [
        `${SYSLOG} sshd[123]: Invalid user admin from 203.0.113.9 port 4242`,
        { ...LOGIN, account: 'admin', address: '203.0.113.9', message: 'invalid-user' },
      ],
      [
        `${SYSLOG} sshd[123]: error: maximum authentication attempts exceeded for root from 203.0.113.9 port 4242 ssh2 [preauth]`,
        {
          ...LOGIN,
          result: 'failure',
          account: 'root',
          address: '203.0.113.9',
          message: 'maximum-authentication-attempts',
        },
      ],
      [
        `${SYSLOG} sshd[123]: Connection closed by authenticating user root 203.0.113.9 port 4242 [preauth]`,
        { ...LOGIN, account: 'root', address: '203.0.113.9', message: 'disconnected' },
      ],
      [
        `${SYSLOG} sshd[123]: Disconnected from user deploy 203.0.113.9 port 4242`,
        { ...AUTH, account: 'deploy', address: '203.0.113.9', message: 'disconnected' },
      ],
      [
        `2024-05-06T16:08:09.000000+09:00 web1 sshd-session[123]: Failed password for root from 203.0.113.9 port 4242 ssh2`,
        { ...LOGIN, result: 'failure', account: 'root', address: '203.0.113.9', message: 'failed-password' },
      ],
      [
        `<86>1 2024-05-06T07:08:09Z web1 sshd 123 - [x@1 a="]"] Failed password for root from 203.0.113.9 port 4242 ssh2`,
        { ...LOGIN, result: 'failure', account: 'root', address: '203.0.113.9', message: 'failed-password' },
      ],
      [
        `${SYSLOG} sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id -u`,
        {
          ...AUTH,
          action: 'ssh.sudo',
          result: 'success',
          account: 'alice',
          object: '/usr/bin/id -u',
          message: 'sudo-command',
        },
      ],
      [
        `${SYSLOG} sudo:    alice : user NOT in sudoers ; TTY=pts/0 ; USER=root ; COMMAND=/bin/su`,
        {
          ...AUTH,
          action: 'ssh.sudo',
          result: 'failure',
          account: 'alice',
          object: '/bin/su',
          message: 'sudo-refused',
        },
      ],
      [
        `${SYSLOG} su[9]: pam_unix(su-l:session): session opened for user root(uid=0) by alice(uid=1000)`,
        {
          ...AUTH,
          action: 'ssh.sudo',
          result: 'success',
          account: 'alice',
          object: 'root',
          message: 'su-session',
        },
      ],
      [
        `${SYSLOG} su: FAILED SU (to root) alice on pts/0`,
        {
          ...AUTH,
          action: 'ssh.sudo',
          result: 'failure',
          account: 'alice',
          object: 'root',
          message: 'su-refused',
        },
      ],
      [
        `${SYSLOG} sshd[9]: error: PAM: Authentication error for illegal user admin from 203.0.113.9`,
        { ...LOGIN, account: 'admin', address: '203.0.113.9', message: 'pam-failure' },
      ],
      [
        `${SYSLOG} sshd[9]: pam_sss(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9 user=shop`,
        {
          ...LOGIN,
          account: 'shop',
          address: '203.0.113.9',
          object: 'pam_sss(sshd:auth)',
          message: 'pam-failure',
        },
      ],
      [
        `${SYSLOG} vsftpd[9]: pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp ruser=shop rhost=203.0.113.9  user=shop`,
        {
          ...AUTH,
          action: 'ftp.login',
          result: 'failure',
          account: 'shop',
          address: '203.0.113.9',
          object: 'pam_unix(vsftpd:auth)',
          message: 'pam-failure',
        },
      ],
      [
        `${SYSLOG} vsftpd: (pam_unix) authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=203.0.113.9`,
        {
          ...AUTH,
          action: 'ftp.login',
          result: 'failure',
          address: '203.0.113.9',
          object: '(pam_unix)',
          message: 'pam-failure',
        },
      ],
      [
        `${SYSLOG} CRON[1]: pam_unix(cron:session): session opened`,
        { ...AUTH, message: 'pam_unix(cron:session): session opened' },
      ],
    ],
    bad: [
      ['hello world', 'not-this-format'],
      ['Feb 30 16:08:09 web1 sshd[123]: x', 'bad-time'],
      [
        `${SYSLOG} mysqld[9]: Access denied for user 'root'@'203.0.113.9' (using password: YES)`,
        'other-program',
      ],
      [`${SYSLOG} kernel: [    0.1] Linux version 6`, 'other-program'],
    ],
  },
  {
    spec: 'vsftpd',
    good: [
      [
        'Mon May  6 16:08:09 2024 [pid 2] CONNECT: Client "203.0.113.9"',
        { ...AUTH, address: '203.0.113.9', message: 'CONNECT' },
      ],
      [
        'Mon May  6 16:08:09 2024 [pid 1] [shop] OK LOGIN: Client "::ffff:203.0.113.9"',
        {
          ...AUTH,
          action: 'ftp.login',
          result: 'success',
          account: 'shop',
          address: '203.0.113.9',
          message: 'OK LOGIN',
        },
      ],
      [
        'Mon May  6 16:08:09 2024 [pid 1] [ftp] OK LOGIN: Client "203.0.113.9", anon password "a@example.jp"',
        {
          ...AUTH,
          action: 'ftp.login',
          result: 'success',
          account: 'ftp',
          address: '203.0.113.9',
          message: 'OK LOGIN',
        },
      ],
      [
        'Mon May  6 16:08:09 2024 [pid 1] [shop] FAIL LOGIN: Client "203.0.113.9"',
        {
          ...AUTH,
          action: 'ftp.login',
          result: 'failure',
          account: 'shop',
          address: '203.0.113.9',
          message: 'FAIL LOGIN',
        },
      ],
      [
        'Mon May  6 16:08:09 2024 [pid 3] [shop] OK UPLOAD: Client "203.0.113.9", "/www/a b.php", 8338 bytes, 18.77Kbyte/sec',
        {
          ...AUTH,
          action: 'ftp.upload',
          result: 'success',
          account: 'shop',
          address: '203.0.113.9',
          object: '/www/a b.php',
          bytes: 8338,
          message: 'OK UPLOAD',
        },
      ],
      [
        'Mon May  6 16:08:09 2024 [pid 3] [shop] OK DOWNLOAD: Client "203.0.113.9", "/x.zip", 12 bytes, 1.00Kbyte/sec',
        {
          ...AUTH,
          action: 'ftp.download',
          result: 'success',
          account: 'shop',
          address: '203.0.113.9',
          object: '/x.zip',
          bytes: 12,
          message: 'OK DOWNLOAD',
        },
      ],
    ],
    bad: [
      ['Mon May  6 16:08:09 2024 hello', 'not-this-format'],
      ['Mon May 36 16:08:09 2024 [pid 2] CONNECT: Client "203.0.113.9"', 'bad-time'],
    ],
  },
  {
    spec: 'wu-ftpd',
    good: [
      [
        'Mon May  6 16:08:09 2024 2 203.0.113.9 8338 /www/a b.php b _ i r shop ftp 0 * c',
        {
          ...AUTH,
          action: 'ftp.upload',
          result: 'success',
          account: 'shop',
          address: '203.0.113.9',
          object: '/www/a b.php',
          bytes: 8338,
          durationMs: 2000,
        },
      ],
      [
        'Mon May  6 16:08:09 2024 2 203.0.113.9 12 /x.zip b _ o a me@example.jp ftp 0 * i',
        {
          ...AUTH,
          action: 'ftp.download',
          result: 'failure',
          account: 'anonymous',
          address: '203.0.113.9',
          object: '/x.zip',
          bytes: 12,
          durationMs: 2000,
        },
      ],
    ],
    bad: [['Mon May  6 16:08:09 2024 2 203.0.113.9', 'not-this-format']],
  },
  {
    spec: 'modsec-audit',
    good: [
      [
        AUDIT_RECORD,
        {
          ...WAF,
          at: '2024-05-06T07:08:09.123Z',
          action: 'waf.blocked',
          address: '203.0.113.9',
          method: 'POST',
          target: '/login?x=1',
          protocol: 'HTTP/1.1',
          host: 'shop.example',
          userAgent: 'curl/8',
          referer: 'https://shop.example/',
          status: 403,
          object: '920350,942100',
          message: 'Host header is an address; SQL Injection Attack',
        },
      ],
      [
        [
          '---Zn5GrTbU---A--',
          '[06/May/2024:16:08:09 +0900] 1557 203.0.113.9 1 192.0.2.80 80',
          '---Zn5GrTbU---B--',
          'GET /a HTTP/1.1',
          '---Zn5GrTbU---H--',
          `ModSecurity: Warning. Matched x. ${PAIRS}`,
          '---Zn5GrTbU---Z--',
        ].join('\n'),
        {
          ...WAF,
          action: 'waf.detected',
          address: '203.0.113.9',
          method: 'GET',
          target: '/a',
          protocol: 'HTTP/1.1',
          object: '942100',
          message: 'SQL Injection Attack',
        },
      ],
    ],
    bad: [
      ['hello', 'not-this-format'],
      ['--c7036611-A--\nhello', 'field-missing'],
      ['--c7036611-A--\n[31/Feb/2024:16:08:09 +0900] x 203.0.113.9 1 192.0.2.80 80', 'bad-time'],
    ],
  },
  {
    spec: 'modsec-audit-json',
    good: [
      [
        JSON.stringify({
          transaction: {
            time: '06/May/2024:16:08:09 +0900',
            transaction_id: 'x',
            remote_address: '203.0.113.9',
            remote_port: 1,
          },
          request: {
            request_line: 'GET /a?b=1 HTTP/1.1',
            headers: { Host: 'shop.example', 'User-Agent': 'curl/8' },
          },
          response: { protocol: 'HTTP/1.1', status: 403 },
          audit_data: { messages: [`${BLOCKED} ${PAIRS}`], action: { intercepted: true, phase: 2 } },
        }),
        {
          ...WAF,
          action: 'waf.blocked',
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
          protocol: 'HTTP/1.1',
          host: 'shop.example',
          userAgent: 'curl/8',
          status: 403,
          object: '942100',
          message: 'SQL Injection Attack',
        },
      ],
      [
        JSON.stringify({
          transaction: {
            client_ip: '203.0.113.9',
            time_stamp: 'Mon May  6 16:08:09 2024',
            request: { method: 'GET', http_version: 1.1, uri: '/a?b=1', headers: { host: 'shop.example' } },
            response: { http_code: 403 },
            producer: { secrules_engine: 'Enabled' },
            messages: [{ message: 'SQL Injection', details: { ruleId: '942100' } }],
          },
        }),
        {
          ...WAF,
          action: 'waf.blocked',
          address: '203.0.113.9',
          method: 'GET',
          target: '/a?b=1',
          host: 'shop.example',
          status: 403,
          object: '942100',
          message: 'SQL Injection',
        },
      ],
      [
        '{"transaction":{"client_ip":"203.0.113.9","time_stamp":"Mon May  6 16:08:09 2024","is_interrupted":false,"request":{"method":"GET","uri":"/\\u3042\\u00e3\\"","headers":{"Host":["shop.example:443"]}},"response":{"status":"200"},"messages":[{"message":"Odd","details":{"ruleId":7}},{}]}}',
        {
          ...WAF,
          action: 'waf.detected',
          address: '203.0.113.9',
          method: 'GET',
          target: '/\u00e3\u0081\u0082\u00e3"',
          host: 'shop.example',
          status: 200,
          object: '7',
          message: 'Odd',
        },
      ],
    ],
    bad: [
      ['{"transaction":', 'bad-json'],
      ['{"hello":1}', 'not-this-format'],
      ['[]', 'not-this-format'],
    ],
  },
  {
    spec: 'apache-error',
    good: [
      [
        `[Mon May 06 16:08:09.000000 2024] [security2:error] [pid 12:tid 34] [client 203.0.113.9:54321] [client 203.0.113.9] ModSecurity: ${BLOCKED} ${PAIRS} [hostname "shop.example"] [uri "/a"] [unique_id "Z"]`,
        {
          ...WAF,
          action: 'waf.blocked',
          address: '203.0.113.9',
          host: 'shop.example',
          target: '/a',
          status: 403,
          object: '942100',
          message: 'SQL Injection Attack',
        },
      ],
      [
        `[Mon May 06 16:08:09 2024] [error] [client 2001:db8::9] ModSecurity: Warning. Pattern match. ${PAIRS}`,
        {
          ...WAF,
          action: 'waf.detected',
          address: '2001:db8::9',
          object: '942100',
          message: 'SQL Injection Attack',
        },
      ],
      [
        '[Mon May 06 16:08:09 2024] [core:notice] [pid 1] AH00094: Command line: apache2',
        { ...WAF, message: '] [core:notice] [pid 1] AH00094: Command line: apache2' },
      ],
    ],
    bad: [['hello', 'not-this-format']],
  },
  {
    spec: 'nginx-error',
    good: [
      [
        `2024/05/06 16:08:09 [error] 12#12: *1 [client 203.0.113.9] ModSecurity: ${BLOCKED} ${PAIRS}, client: 203.0.113.9, server: shop.example, request: "GET /a?b=1 HTTP/1.1", host: "shop.example:443", referrer: "https://shop.example/"`,
        {
          ...WAF,
          action: 'waf.blocked',
          address: '203.0.113.9',
          host: 'shop.example',
          method: 'GET',
          target: '/a?b=1',
          protocol: 'HTTP/1.1',
          referer: 'https://shop.example/',
          status: 403,
          object: '942100',
          message: 'SQL Injection Attack',
        },
      ],
    ],
    bad: [['2024/05/06 16:08:09 hello', 'not-this-format']],
  },
  {
    spec: 'modsec-error',
    good: [
      [
        `[Mon May 06 16:08:09 2024] [error] [client 203.0.113.9] ModSecurity: Warning. x. ${PAIRS}`,
        {
          ...WAF,
          action: 'waf.detected',
          address: '203.0.113.9',
          object: '942100',
          message: 'SQL Injection Attack',
        },
      ],
      [
        `2024/05/06 16:08:09 [warn] 12#12: *1 ModSecurity: Warning. x. ${PAIRS}, client: 203.0.113.9, server: _, request: "GET / HTTP/1.1", host: "shop.example"`,
        {
          ...WAF,
          action: 'waf.detected',
          address: '203.0.113.9',
          host: 'shop.example',
          method: 'GET',
          target: '/',
          protocol: 'HTTP/1.1',
          object: '942100',
          message: 'SQL Injection Attack',
        },
      ],
    ],
    bad: [],
  },
  {
    spec: 'audit',
    good: [
      [
        '{"timestamp":"2024-05-06 16:08:09","ip":"203.0.113.9","event":"admin.login","result":"ok","user":"alice","target":"\\u6ce8\\u6587"}',
        {
          kind: 'audit',
          at: AT,
          address: '203.0.113.9',
          action: 'admin.login',
          result: 'success',
          account: 'alice',
          object: '\u00e6\u00b3\u00a8\u00e6\u0096\u0087',
          message: 'admin.login',
        },
      ],
    ],
    bad: [
      ['{"timestamp":"2024-05-06 16:08:09"}', 'field-missing'],
      ['{"timestamp":"x","event":"y"}', 'bad-time'],
    ],
  },
  {
    spec: 'elb',
    good: [
      [
        '2024-05-06T07:08:09.000Z shop-lb 203.0.113.9:52888 192.0.2.80:80 0.0008 0.005 0.002 200 200 0 57 "GET http://shop.example:80/a?b=1 HTTP/1.1" "curl/8" - -',
        {
          kind: 'web',
          at: AT,
          address: '203.0.113.9',
          host: 'shop.example',
          method: 'GET',
          target: '/a?b=1',
          protocol: 'HTTP/1.1',
          status: 200,
          bytes: 57,
          durationMs: 5,
          userAgent: 'curl/8',
        },
      ],
    ],
    bad: [],
  },
];
