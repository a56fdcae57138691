import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0.0.0 Safari/537.36';
const START = Date.parse('2026-09-01T00:00:00Z');
const DAY = 86_400;

function line(seconds: number, host: string, address: string, request: string, status: number): string {
  const [, day, month, year, time] = new Date(START + seconds * 1_000).toUTCString().split(' ');
  const at = `${day}/${month}/${year}:${time} +0000`;
  return `${host}.shop.example ${address} - - [${at}] "${request} HTTP/1.1" ${status} 3000 "-" "${BROWSER}"`;
}

/** Two shops for a day; somebody puts a program on the first, and never comes to the second. */
const LINES = [
  ...Array.from({ length: 2_000 }, (_, n) =>
    line((n * DAY) / 2_000, n % 2 === 0 ? 'a' : 'b', `192.0.2.${(n % 200) + 1}`, `GET /item/${n % 50}`, 200),
  ),
  line(40_000, 'a', '203.0.113.9', 'PUT /content/x.php', 201),
  line(40_010, 'a', '203.0.113.9', 'POST /content/x.php', 200),
  line(40_020, 'a', '203.0.113.9', 'POST /content/x.php', 200),
];
const CONFIG = `
timezone: Asia/Tokyo
tenants:
  - { id: a, name: A, hosts: [a.shop.example] }
  - { id: b, name: B, hosts: [b.shop.example] }
evidence:
  - { kind: access_log, path: LOGS }
`;

let runs = 0;

/** Whether those who got in at the first shop were at the second too, as the report answers. */
async function askedOfB(lines: readonly string[], ...more: readonly string[]) {
  const name = `run-${runs++}`;
  space.write(`${name}/access.log`, `${lines.join('\n')}\n`);
  space.write(`${name}/hinomi.yaml`, CONFIG.replace('LOGS', 'access.log'));
  const out = space.at(`${name}/out`);
  const config = space.at(`${name}/hinomi.yaml`);
  await hinomi(['investigate', '--config', config, '--out', out, '--lang', 'en', '--quiet', ...more]);
  const { scope } = JSON.parse(readFileSync(`${out}/report.json`, 'utf8')) as {
    scope: { checked: { question: string; answer: string; says: string }[] };
  };
  return scope.checked.find(({ question }) => question.startsWith('B: whether those who got in'))!;
}

test('no trace is answered where all was read', async () => {
  expect(await askedOfB(LINES)).toMatchObject({ answer: 'no-trace', says: 'own logs' });
});

const garbage = (n: number) => Array.from({ length: n }, (_, i) => `!! damaged record ${i}`);

test.each([
  [5, 'no-trace'],
  [50, 'cannot-tell'],
])('%d lines that were not understood are told of', async (n, answer) => {
  const asked = await askedOfB([...LINES, ...garbage(n)]);
  expect(asked.answer).toBe(answer);
  expect(asked.says).toContain(`${n} lines of these logs were not understood`);
});

test('a period that was asked for leaves it open', async () => {
  const asked = await askedOfB(LINES, '--since', '2026-09-01T10:00:00Z');
  expect(asked.answer).toBe('cannot-tell');
  expect(asked.says).toContain('the period asked for');
});

test('so does an input that could not be read', async () => {
  space.write('missing/access.log', LINES.join('\n'));
  const logs = [space.at('missing/access.log'), space.at('missing/no-such.log')];
  const asked = await askedOfB(LINES, ...logs);
  expect(asked.answer).toBe('cannot-tell');
  expect(asked.says).toContain('could not be read');
});

test('so does a bound that was reached', async () => {
  // So many files are put that not all are looked into.
  const dropped = Array.from({ length: 4_000 }, (_, n) =>
    line(41_000 + n, 'a', '203.0.113.9', `PUT /content/f${n}.php`, 201),
  );
  const asked = await askedOfB([...LINES, ...dropped]);
  expect(asked.answer).toBe('cannot-tell');
  expect(asked.says).toMatch(/there were so many .* that some could not be followed/);
});
