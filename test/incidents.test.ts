import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runIncident } from '../scripts/incidents/run-incident.ts';
import { REPLAYS } from '../src/replay/replays.ts';
import { PROGRAM } from './program.ts';

describe('published breaches, made anew with little of the honest traffic', () => {
  it.each(REPLAYS.map((replay) => [replay.id, replay] as const))('%s', async (id, replay) => {
    const { compared, incident } = await runIncident(replay, {
      scale: 0.002,
      program: PROGRAM,
      // Seven times the largest: `npm run incidents -- --stream` does it.
      stream: id !== 'spiral-ec-2016',
    });
    expect(incident.id).toBe(id);
    expect(compared.figures.filter(({ isEqual }) => !isEqual)).toEqual([]);
    expect(compared.decisive.filter(({ isInTime }) => !isInTime)).toEqual([]);
    expect(compared.wronglyAccused).toEqual([]);
    expect(compared.overlooked).toEqual([]);
  });

  it.each(readdirSync(new URL('../incidents', import.meta.url)))('%s has its page', (id) => {
    expect(existsSync(new URL(`../docs/incidents/${id}.md`, import.meta.url))).toBe(true);
  });
});
