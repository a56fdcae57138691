import { uniqueAddress } from './grow-log.ts';

/** A log made to fill memory: nothing in it repeats that a table could be spared by. */
export interface HostileLog {
  readonly name: string;
  /** The file's ending. */
  readonly ending: 'log' | 'jsonl';
  /** The `hinomi.yaml` that it is read with, beside a log named `hostile.ENDING`; none for the defaults. */
  readonly config?: string;
  /** Lines of a megabyte are fewer. */
  readonly lines?: number;
  /** One line, the same for every run. */
  line(serial: number): string;
}

const START = Date.UTC(2026, 2, 1);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const LINES_A_SECOND = 10;
const HOSTILE_PART = 0.3;

const SHOP = `timezone: Asia/Tokyo
tenants: [{ id: a, name: A, profile: ./profile.yaml }]
evidence: [{ kind: access_log, path: hostile.log, tenant: a }]
`;

const AUDITED = `${SHOP.split('evidence:')[0]}evidence:
  - { kind: audit_log, path: hostile.jsonl, tenant: a, fields: { at: time, address: ip, action: event, outcome: result, account: user, target: object } }
`;

const HOSTS = `timezone: Asia/Tokyo
tenants: [${Array.from({ length: 300 }, (_, n) => `{ id: t${n}, name: T${n}, hosts: [t${n}.example], profile: ./profile.yaml }`).join(', ')}]
evidence: [{ kind: access_log, path: hostile.jsonl }]
`;

/** The profile that {@link HostileLog.config} names. */
export const HOSTILE_PROFILE = `name: bench
routes:
  - { action: admin.login, method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page, path: "/admin/**" }
  - { action: order.view, method: GET, path: "/admin/orders/:id", selects: { orders: { id: path.id } } }
  - { action: order.export, method: GET, path: /admin/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
  - { action: customer.login, method: POST, path: /login, success: { status: 302 }, failure: { status: 200 } }
  - { action: customer.page, path: "/mypage/**" }
`;

const honest = (serial: number): string =>
  webLine(serial, uniqueAddress(serial % 50_000), `GET /products/${serial % 5_000} HTTP/1.1`);

/** Whether a line of the log is one of the hostile ones, spread evenly. */
const isHostile = (serial: number): boolean => (serial * HOSTILE_PART) % 1 < HOSTILE_PART;

const injection = (serial: number): string =>
  `GET /products?id=${serial}%27%20UNION%20SELECT%20login,pass%20FROM%20users%20LIMIT%20${serial},1--%20 HTTP/1.1`;

const mixed = (hostile: (serial: number) => string) => (serial: number) =>
  isHostile(serial) ? hostile(serial) : honest(serial);

/** Logs in which nearly every line asks to be remembered. */
export const HOSTILE_LOGS: readonly HostileLog[] = [
  web(
    'SQL injections, an address each',
    mixed((n) => webLine(n, uniqueAddress(n), injection(n))),
  ),
  web(
    '404, an address and a path each',
    mixed((n) => webLine(n, uniqueAddress(n), `GET /p${n}.php HTTP/1.1`, 404)),
  ),
  web(
    'failing logins, an address each',
    mixed((n) => webLine(n, uniqueAddress(n), 'POST /login HTTP/1.1')),
    SHOP,
  ),
  web(
    'failing logins, an account each',
    mixed((n) => webLine(n, uniqueAddress(n), 'POST /login HTTP/1.1', 200, `user${n}`)),
    SHOP,
  ),
  web(
    'attacks of one address, a path each',
    mixed((n) => webLine(n, '203.0.113.9', `GET /x${n}/../../etc/passwd?${n} HTTP/1.1`, 404)),
  ),
  web('an account each', (n) => webLine(n, uniqueAddress(n), 'GET /mypage/ HTTP/1.1', 200, `user${n}`), SHOP),
  { name: 'a host each of 100,000', ending: 'jsonl', line: hostLine },
  { name: 'failing sshd logins, an address each', ending: 'log', line: sshdLine },
  {
    name: 'lines of a megabyte',
    ending: 'log',
    lines: 2_000,
    line: (n) => webLine(n, uniqueAddress(n), `GET /?q=${n}${'%27+UNION+SELECT+1'.repeat(50_000)} HTTP/1.1`),
  },
  web('out of time order', (n) =>
    mixed((m) => webLine(m, uniqueAddress(n), injection(m)))((n * 1_999_993) % 3_000_000),
  ),
  web('every line an attack', (n) => webLine(n, uniqueAddress(n), injection(n))),
  { name: 'an audit log of logins and views', ending: 'jsonl', config: AUDITED, line: auditLine },
  web('an administrator each, once', (n) => adminLine(n, n), SHOP),
  web('an administrator each, some days', (n) => adminLine(n, n % 20_000), SHOP),
  {
    ...web('URLs of 8 KB', (n) => webLine(n, uniqueAddress(n), longRequest(n))),
    lines: 60_000,
  },
  web('files put, and called by another', (n) =>
    n % 2 === 0
      ? webLine(n, uniqueAddress(n), `PUT /content/f${n}.php HTTP/1.1`, 201)
      : webLine(n, uniqueAddress(n + 7), `POST /content/f${n - 1}.php?cmd=id HTTP/1.1`),
  ),
  web('one file put, called by an address each', (n) =>
    n === 0
      ? webLine(n, uniqueAddress(n), 'PUT /content/x.php HTTP/1.1', 201)
      : webLine(n, uniqueAddress(n), `POST /content/x.php?cmd=id${n} HTTP/1.1`),
  ),
  { name: 'tenants by attackers', ending: 'jsonl', config: HOSTS, line: tenantLine },
  web(
    'a tool each',
    mixed((n) => webLine(n, uniqueAddress(n % 9_000), `${injection(n % 50)}`, 200, '-', `tool-${n}/1.0`)),
  ),
  web('SQL read character by character', (n) => webLine(n, attacker(n), question(n))),
  web('SQL, a page and a table each', (n) =>
    webLine(n, attacker(n), `GET /p${n}?q${n}=1%27%20UNION%20SELECT%20c${n}%20FROM%20t${n}--%20 HTTP/1.1`),
  ),
  web('a program each', (n) => webLine(n, uniqueAddress(n), `POST /app/p${n}.php HTTP/1.1`)),
  web(
    'an attacker in an account each',
    (n) =>
      n < 400
        ? webLine(n, attacker(n), injection(n))
        : webLine(n, attacker(n), 'POST /login HTTP/1.1', 302, `user${n}`),
    SHOP,
  ),
  web(
    'exports, a span each',
    (n) => webLine(n, attacker(n), n < 400 ? injection(n) : exportRequest(n)),
    SHOP,
  ),
  { name: 'sshd logins that succeed, a user each', ending: 'log', line: sshdSuccess },
  {
    name: 'lines that are none',
    ending: 'log',
    line: (n) => `${n % 50 === 0 ? honest(n) : `?? ${n} <garbage> ${'x'.repeat(n % 300)}`}`,
  },
  web('a minute each, over centuries', (n) =>
    webLine((n * 104_729 * 600) % (6_000 * 31_557_600 * LINES_A_SECOND), uniqueAddress(n), injection(n)),
  ),
];

function web(name: string, line: (serial: number) => string, config?: string): HostileLog {
  return { name, ending: 'log', line, ...(config === undefined ? {} : { config }) };
}

function webLine(
  serial: number,
  address: string,
  request: string,
  status = 200,
  account = '-',
  userAgent = BROWSER,
): string {
  const at = new Date(START + (serial / LINES_A_SECOND) * 1000).toISOString();
  const day = `${at.slice(8, 10)}/${MONTHS[Number(at.slice(5, 7)) - 1]}/${at.slice(0, 4)}`;
  return `${address} - ${account} [${day}:${at.slice(11, 19)} +0000] "${request}" ${status} ${1000 + (serial % 999)} "-" "${userAgent}"`;
}

/** One of few, none of which makes a fifth of the lines. */
function attacker(serial: number): string {
  return `203.0.113.${serial % 8}`;
}

/** A login to administer, and what comes after it, of one address. */
function adminLine(serial: number, who: number): string {
  const address = uniqueAddress(Math.floor(who / 3));
  if (serial % 3 === 0) return webLine(serial, address, 'POST /admin/login HTTP/1.1', 302);
  return webLine(serial, address, `GET /admin/orders/${serial} HTTP/1.1`);
}

function longRequest(serial: number): string {
  return `GET /search?q=${serial}${`%27+OR+${serial}%3D${serial}+--+`.repeat(400)} HTTP/1.1`;
}

/** A question for one bit of one character of one of a million rows. */
function question(serial: number): string {
  const cell = `SELECT%20password%20FROM%20users%20LIMIT%20${Math.floor(serial / 3)},1`;
  return `GET /products?id=1%20AND%20ASCII(SUBSTRING((${cell}),${(serial % 3) + 1},1))%3E${32 + (serial % 90)} HTTP/1.1`;
}

function exportRequest(serial: number): string {
  const from = new Date(START - (serial % 3_000) * 86_400_000).toISOString().slice(0, 10);
  const to = new Date(START - ((serial % 2_999) - 3) * 86_400_000).toISOString().slice(0, 10);
  return `GET /admin/export?from=${from}&to=${to}&n=${serial} HTTP/1.1`;
}

function sshdSuccess(serial: number): string {
  return sshdLine(serial).replace('Failed password for invalid user', 'Accepted password for');
}

function tenantLine(serial: number): string {
  return JSON.stringify({
    time: new Date(START + (serial / LINES_A_SECOND) * 1000).toISOString(),
    remote_addr: uniqueAddress(serial % 20_000),
    host: `t${(serial * 7) % 300}.example`,
    request: serial % 2 === 0 ? injection(serial) : 'POST /admin/login HTTP/1.1',
    status: serial % 2 === 0 ? 200 : 302,
    body_bytes_sent: 1000 + (serial % 999),
    http_user_agent: BROWSER,
  });
}

function hostLine(serial: number): string {
  const hostile = isHostile(serial);
  return JSON.stringify({
    time: new Date(START + (serial / LINES_A_SECOND) * 1000).toISOString(),
    remote_addr: uniqueAddress(serial),
    host: `shop${(serial * 7) % 100_000}.example`,
    request: hostile ? injection(serial) : `GET /products/${serial} HTTP/1.1`,
    status: 200,
    body_bytes_sent: 1000 + (serial % 999),
    http_user_agent: BROWSER,
  });
}

function sshdLine(serial: number): string {
  const at = new Date(START + (serial / LINES_A_SECOND) * 1000).toISOString();
  return `${at} host1 sshd[${1000 + (serial % 9000)}]: Failed password for invalid user u${serial} from ${uniqueAddress(serial)} port ${1024 + (serial % 60_000)} ssh2`;
}

function auditLine(serial: number): string {
  return JSON.stringify({
    time: new Date(START + (serial / LINES_A_SECOND) * 1000).toISOString(),
    ip: uniqueAddress(serial),
    event: serial % 3 === 0 ? 'order.view' : 'admin.login',
    result: serial % 3 === 1 ? 'failure' : 'success',
    user: `operator${serial}`,
    object: `order-${serial}`,
  });
}
