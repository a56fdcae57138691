import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

const ATTACKER = '203.0.113.99';
const SECRETS = {
  card: '4111111111111111',
  cardWithSpaces: '5555 5555 5555 4444',
  cardWithDashes: '3782-822463-10005',
  password: 'korehahimitsu-desu',
  session: 'f3a9c1d7e5b84260aa17c3d9',
  token: 'tok_9f8e7d6c5b4a39281706',
  bearer: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlc2lnbmF0dXJl',
  cvv: 'cvv=739',
};
const ESCAPE = '\x1b[2J\x1b]0;owned\x07';

const space = workspace();
let run: Run;
let who: Run;
let inspect: Run;

beforeAll(async () => {
  space.write('access.log', Buffer.from(`${makeLog({ days: 3 })}${hostileLines().join('\n')}\n`, 'latin1'));
  const options = { cwd: space.path };
  [run, who, inspect] = await Promise.all([
    hinomi(['investigate', 'access.log', '--out', 'out', '--unmask'], options),
    hinomi(['who', ATTACKER, 'access.log', '--ndjson'], options),
    hinomi(['inspect', 'access.log', '--ndjson'], options),
  ]);
});

/** Lines that try to do something to whoever reads the report, and lines that hold secrets. */
function hostileLines(): string[] {
  const line = (request: string, status: number, referer: string, agent: string, address = ATTACKER) =>
    `${address} - - [03/Mar/2026:23:50:00 +0900] "${request}" ${status} 512 "${referer}" "${agent}"`;
  const attack = "/products/list?name=x'+UNION+SELECT+1,2--";
  return [
    line(`GET ${attack}&a=<script>alert(1)</script> HTTP/1.1`, 200, '-', '<img src=x onerror=alert(1)>'),
    line(`GET ${attack}&b=</script><svg/onload=alert(2)> HTTP/1.1`, 200, 'javascript:alert(3)', '"><b>'),
    line(`GET /=HYPERLINK("https://evil.example/")/../../../etc/passwd HTTP/1.1`, 404, '=1+1', '@SUM(A1)'),
    line(`PUT /content/=cmd.php HTTP/1.1`, 201, '-', '+cmd|calc!A0'),
    line(`POST /content/=cmd.php HTTP/1.1`, 200, '-', '-2+3'),
    line(`GET ${attack}&c=${ESCAPE} HTTP/1.1`, 200, ESCAPE, `agent${ESCAPE}`),
    line(`PUT /content/${ESCAPE}.php HTTP/1.1`, 201, '-', 'curl/8.5.0'),
    line(`POST /content/${ESCAPE}.php HTTP/1.1`, 200, '-', 'curl/8.5.0'),
    line(`GET ${attack}&card_number=${SECRETS.card}&${SECRETS.cvv} HTTP/1.1`, 200, '-', 'curl/8.5.0'),
    line(
      `GET ${attack}&n=${SECRETS.cardWithSpaces.replaceAll(' ', '+')}&m=${SECRETS.cardWithDashes} HTTP/1.1`,
      200,
      '-',
      'curl/8.5.0',
    ),
    line(
      `GET ${attack}&password=${SECRETS.password} HTTP/1.1`,
      200,
      `https://shop.example/?passwd=${SECRETS.password}`,
      'curl/8.5.0',
    ),
    line(
      `GET ${attack};PHPSESSID=${SECRETS.session} HTTP/1.1`,
      200,
      `https://shop.example/?PHPSESSID=${SECRETS.session}`,
      'x',
    ),
    line(
      `GET ${attack}&access_token=${SECRETS.token} HTTP/1.1`,
      200,
      `https://shop.example/#id_token=${SECRETS.bearer}`,
      'x',
    ),
    `${ATTACKER} - operator:${SECRETS.password}1 [03/Mar/2026:23:51:00 +0900] "GET ${attack} HTTP/1.1" 200 512 "-" "x"`,
    `this is no log line: card ${SECRETS.card} password=${SECRETS.password} Authorization: Bearer ${SECRETS.bearer}`,
    `nor is this: Cookie: PHPSESSID=${SECRETS.session}; token=${SECRETS.token} ${ESCAPE}`,
  ];
}

/** Everything that was written or said, by name. */
async function outputs(): Promise<Record<string, string>> {
  const said: Record<string, string> = {
    'investigate stdout': run.stdout,
    'investigate stderr': run.stderr,
    'who stdout': who.stdout,
    'inspect stdout': inspect.stdout,
  };
  for (const name of readdirSync(space.at('out'))) {
    const bytes = readFileSync(space.at(`out/${name}`));
    said[name] = bytes.toString('utf8');
    if (name.endsWith('.parquet')) {
      const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
      said[name] = JSON.stringify(await parquetReadObjects({ file }), (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      );
    }
  }
  return said;
}

describe('secrets in a log', () => {
  it('are masked in everything that is written, also with --unmask', async () => {
    const said = await outputs();
    expect(said['unparsed.ndjson']).toContain('this is no log line');
    expect(who.stdout.trim().split('\n').length).toBeGreaterThan(8);
    for (const [name, text] of Object.entries(said)) {
      for (const [kind, secret] of Object.entries(SECRETS)) {
        expect(
          text.includes(secret) || text.includes(secret.replaceAll(' ', '+')),
          `${kind} in ${name}`,
        ).toBe(false);
      }
    }
  });
});

describe('hostile text in a log', () => {
  it('runs', () => {
    expect(run.code, run.stderr).toBe(0);
  });

  it('brings no escape sequence to the terminal', () => {
    for (const text of [run.stdout, run.stderr, who.stdout, inspect.stdout]) {
      expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
    }
  });

  it('stays inert in HTML', () => {
    const html = space.read('out/report.html');
    expect(html).toMatch(/<meta[^>]+Content-Security-Policy/i);
    expect(html).not.toMatch(/<script>alert|<img src=x|<svg\/onload|<b>/);
    expect(html).not.toMatch(/(href|src)\s*=\s*["']?(javascript|https?):/i);
  });

  it('cannot be a formula in CSV', () => {
    const rows = parse(space.read('out/timeline.csv'), { bom: true }) as string[][];
    expect(rows.length).toBeGreaterThan(1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d*$)/);
  });

  it('leaves NDJSON and JSON readable', () => {
    expect(() => space.json('out/report.json')).not.toThrow();
    for (const line of who.stdout.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });
});
