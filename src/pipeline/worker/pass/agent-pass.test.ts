import { expect, test } from 'vitest';
import { defaultConfig } from '../../../model/config/config.ts';
import type { Profile } from '../../../model/route.ts';
import type { DrawResult } from '../chunk-result.ts';
import type { WorkerSetup } from '../worker-setup.ts';
import { createPasses } from './create-passes.ts';

const PROFILE = { name: 'test', routes: [], content: [] } as unknown as Profile;
const APP = 'ShopApp/3.2 (iPhone; "v")';

/** Who sends each agent, of lines in a format. */
function sendersOf(agents: readonly string[], format: string, lines: readonly string[]): string[][] {
  const passes = createPasses({
    config: defaultConfig('Asia/Tokyo', PROFILE),
    rules: { rules: [], correlations: [], problems: [] } as unknown as WorkerSetup['rules'],
    since: Number.NEGATIVE_INFINITY,
    until: Date.parse('2026-03-02T20:00:00+09:00'),
  });
  const options = { timezone: 'Asia/Tokyo', notAfter: Date.UTC(2027, 0), clientHeader: '' };
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1');
  const name = 'a.log';
  passes.addInput({ type: 'input', input: 0, name, spec: { format }, sample: bytes, options, tenant: '' });
  const slot = new SharedArrayBuffer(bytes.length);
  new Uint8Array(slot).set(bytes);
  passes.want({ addresses: [], paths: [], accounts: [], pages: [], agents });
  const extent = { index: 0, offset: 0, length: bytes.length, header: '', tooLong: false };
  const result = passes.run({ type: 'chunk', pass: 'draw', input: 0, extent, slot }) as DrawResult;
  return result.agents!.map(({ addresses }) => [...addresses]);
}

function line(address: string, agent: string, status = 200, hour = 10, target = '/'): string {
  const escaped = agent.replaceAll('"', '\\"');
  return `${address} - - [02/Mar/2026:${hour}:00:00 +0900] "GET ${target} HTTP/1.1" ${status} 9 "-" "${escaped}"`;
}

test('tells each address once that sends exactly this agent, escaped or not', () => {
  const lines = [
    line('192.0.2.1', APP),
    line('192.0.2.2', `${APP}x`),
    line('192.0.2.3', APP),
    line('192.0.2.1', APP),
    line('192.0.2.4', 'tool', 200, 10, '/ShopApp/3.2'),
    line('192.0.2.5', '+-+'),
  ];
  const logged = APP.replaceAll('"', '\\"');
  expect(sendersOf([logged, 'tool', '+-+'], 'combined', lines)).toEqual([
    ['192.0.2.1', '192.0.2.3'],
    ['192.0.2.4'],
    ['192.0.2.5'],
  ]);
});

test('counts neither who was refused nor what lies behind the period', () => {
  const lines = [line('192.0.2.1', 'app', 404), line('192.0.2.2', 'app', 200, 21), line('192.0.2.3', 'app')];
  expect(sendersOf(['app'], 'combined', lines)).toEqual([['192.0.2.3']]);
});
