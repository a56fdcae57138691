import { expect, it } from 'vitest';
import { type LoggedRequest, logLine } from './logged-request.ts';
import { hinomi } from './program.ts';
import type { Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const START = Date.parse('2026-03-02T10:00:00+09:00');
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36';
const APP = 'ShopApp/3.2 (iPhone)';

const get = { method: 'GET', status: 200, bytes: 5_000 } as const;

/** Customers at as many addresses as are told, and two who attack one hole with the app's User-Agent, hours apart. */
function twoAttackers(name: string, customers: number): string {
  const requests: LoggedRequest[] = [];
  for (let n = 0; n < 400; n++) {
    const address = `203.0.113.${1 + (n % 200)}`;
    const userAgent = n % 200 < customers ? APP : BROWSER;
    requests.push({ ...get, at: START + n * 120_000, address, target: `/products/${n % 30}`, userAgent });
  }
  for (const [address, hour] of [
    ['198.51.100.66', 1],
    ['192.0.2.77', 9],
  ] as const) {
    for (let n = 0; n < 12; n++) {
      const target = `/list?id=${n}%27%20UNION%20SELECT%20login,password%20FROM%20member--`;
      requests.push({ ...get, at: START + hour * 3_600_000 + n * 9_000, address, target, userAgent: APP });
    }
  }
  const lines = requests.sort((a, b) => a.at - b.at).map((request) => `${logLine(request)}\n`);
  return space.write(name, lines.join(''));
}

it.each([
  [2, 1, 'is rare where hardly anybody sends it'],
  [150, 2, 'is none where many honest addresses send it, also on pages that no rule marks'],
])('a tool that %i customers send makes %i actors of two attackers: it %s', async (customers, actors) => {
  const log = twoAttackers(`app-${customers}.log`, customers);
  const out = `app-${customers}`;
  const run = await hinomi(['investigate', log, '--out', out, '--quiet'], { cwd: space.path });
  expect(run.code, run.stderr).toBe(0);
  expect(space.json<Report>(`${out}/report.json`).actors).toHaveLength(actors);
});
