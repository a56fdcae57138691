import { expect, it } from 'vitest';
import { logLine } from './logged-request.ts';
import { hinomi } from './program.ts';
import type { Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const START = Date.parse('2026-03-02T10:00:00+09:00');
const FORMAT = '%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\" \\"%{X-Forwarded-For}i\\"';

interface UnknownClients extends Report {
  readonly notices: readonly { readonly code: string }[];
  readonly scope: {
    readonly exposures: readonly {
      readonly certainty: string;
      readonly actor: string | null;
      readonly basis: { readonly en: string };
    }[];
  };
}

it('a proxy that tells no client is no actor: the finding names nobody, and the report says what is not known', async () => {
  const lines = Array.from({ length: 200 }, (_, n) => {
    const isAttack = n % 50 === 7;
    const target = isAttack
      ? `/list?id=${n}%27%20UNION%20SELECT%20login,password%20FROM%20member--`
      : '/list?id=1';
    const request = { at: START + n * 60_000, address: '10.0.0.1', method: 'GET', target, status: 200 };
    const client = isAttack ? ['-', 'evil'][n % 2]! : `203.0.113.${n}`;
    return `${logLine({ ...request, bytes: isAttack ? 9_000 : 5_000, userAgent: 'Mozilla/5.0 Firefox/128.0' })} "${client}"\n`;
  });
  space.write('a.log', lines.join(''));
  const client = '{ header: xff, trusted: [10.0.0.0/8] }';
  const evidence = `  - { kind: access_log, path: a.log, format: "${FORMAT}", client: ${client} }`;
  space.write('hinomi.yaml', `timezone: Asia/Tokyo\nevidence:\n${evidence}\n`);
  const run = await hinomi(['investigate', '--config', 'hinomi.yaml', '--out', 'r', '--quiet'], {
    cwd: space.path,
  });
  expect(run.code, run.stderr).toBe(0);
  const report = space.json<UnknownClients>('r/report.json');
  expect(report.actors).toEqual([]);
  const found = report.findings.filter(({ attacks }) => attacks.includes('sqli'));
  expect(found.length).toBeGreaterThan(0);
  expect(found.flatMap(({ sources }) => sources)).toEqual([]);
  // What the exposure proves is not denied by the findings of the same requests.
  expect(report.scope.exposures.map(({ certainty, actor }) => [certainty, actor])).toEqual([['taken', null]]);
  expect(report.scope.exposures[0]!.basis.en).toContain('who sent them is not known');
  expect([...new Set(found.map(({ outcome }) => outcome))]).toEqual(['succeeded']);
  expect(report.notices.map(({ code }) => code)).toContain('input-without-some-addresses');
});
