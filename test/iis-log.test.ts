import { beforeAll, describe, expect, it } from 'vitest';
import { hinomi } from './program.ts';
import type { Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const long =
  'date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes cs(User-Agent) cs(Referer)';
const short = 'date time cs-method cs-uri-stem cs-uri-query c-ip sc-status sc-bytes';

/** A log whose columns change in the middle, as after a change of the server's settings. */
function iisLog(): string {
  const lines = ['#Software: Microsoft Internet Information Services 10.0', `#Fields: ${long}`];
  for (let i = 0; i < 60; i++) {
    lines.push(`2026-05-04 01:${two(i)}:00 198.51.100.${100 + i} GET /items/${i} - 200 5000 Browser -`);
  }
  lines.push('2026-05-04 02:00:00 203.0.113.9 PUT /files/a.jsp - 201 0 curl -');
  lines.push(`#Fields: ${short}`);
  lines.push('2026-05-04 02:01:00 POST /files/a.jsp - 203.0.113.9 200 70');
  lines.push('2026-05-04 02:02:00 GET /about.html - 203.0.113.9 200 900');
  return `${lines.join('\r\n')}\r\n`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

let report: Report;

beforeAll(async () => {
  space.write('iis.log', iisLog());
  await hinomi(['investigate', 'iis.log', '--out', 'out'], { cwd: space.path });
  report = space.json<Report>('out/report.json');
});

describe('a log that announces its columns between the lines', () => {
  it('is read again for everything that an address of an actor did', () => {
    expect(report.actors).toHaveLength(1);
    const [actor] = report.actors;
    expect(actor).toMatchObject({ addresses: ['203.0.113.9'], files: ['/files/a.jsp'] });
    expect(report.timeline.map(({ stage }) => stage)).toEqual(['foothold', 'webshell', 'browse']);
  });
});
