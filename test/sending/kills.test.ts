import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { TALK_STEPS } from './mail-sink.ts';
import { sendWithKills } from './send-with-kills.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CONNECTIONS = 3;

it('writes to nobody twice and forgets nobody, at whatever step of the talk it is killed', async () => {
  const mails = 1_400;
  const plan = { folder, mails, kills: TALK_STEPS.length, connections: CONNECTIONS };
  const { kills, ...outcome } = await sendWithKills(plan);
  expect(outcome).toEqual({ doubled: 0, missing: 0, reached: mails, sent: mails });
  expect(kills.map(({ step }) => step)).toEqual([...TALK_STEPS]);
  for (const { uncertain } of kills) expect(uncertain).toBeLessThanOrEqual(CONNECTIONS);
  expect(kills.some(({ uncertain }) => uncertain > 0)).toBe(true);
}, 120_000);
