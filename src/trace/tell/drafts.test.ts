import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../model/actor.ts';
import { Segments } from '../notes/segments.ts';
import { Story } from '../stories/story.ts';
import type { Dossier } from './dossier.ts';
import { draftEpisodes } from './drafts.ts';

interface Visit {
  readonly hour: number;
  readonly from: string;
  readonly site: string;
  readonly stage: Stage;
}

function dossier(visits: readonly Visit[]): Dossier {
  const segments = new Segments();
  const addresses = [...new Set(visits.map(({ from }) => from))];
  for (const { hour, from, site, stage } of [...visits].sort((a, b) => a.hour - b.hour)) {
    const event = new Story().tell({ at: '2026-01-01T00:00:00', from, site }).events[0]!;
    segments.add({ ...event, at: event.at + hour * 3_600_000 }, stage);
  }
  return {
    group: { addresses, accounts: [], files: [], joins: [] },
    findings: [],
    segments: addresses.flatMap((address) => segments.of(address)),
    requests: visits.length,
    firstAt: 0,
  };
}

const visits = fc.array(
  fc.record({
    hour: fc.integer({ min: 0, max: 500 }),
    from: fc.constantFrom('198.51.100.1', '198.51.100.2'),
    site: fc.constantFrom('a', 'b', 'c'),
    stage: fc.constantFrom(...STAGES),
  }),
  { maxLength: 80, size: 'max' },
);

describe('draftEpisodes', () => {
  it('counts every request once, however few episodes are allowed', () => {
    fc.assert(
      fc.property(fc.array(visits, { maxLength: 3 }), fc.integer({ min: 30, max: 100 }), (actors, limit) => {
        const dossiers = actors.map(dossier);
        const drafts = draftEpisodes(dossiers, limit);
        expect(drafts.length).toBeLessThanOrEqual(limit);
        actors.forEach((list, actor) => {
          for (const stage of STAGES) {
            const counted = drafts
              .filter((draft) => draft.actor === actor && draft.segment.stage === stage)
              .reduce((sum, draft) => sum + draft.segment.figures.requests, 0);
            expect(counted).toBe(list.filter((visit) => visit.stage === stage).length);
          }
        });
      }),
    );
  });

  it('counts exactly by tenant while there is room', () => {
    fc.assert(
      fc.property(visits, (list) => {
        const drafts = draftEpisodes([dossier(list)]);
        for (const site of ['a', 'b', 'c']) {
          const counted = drafts
            .filter((draft) => draft.segment.tenant === site)
            .reduce((sum, draft) => sum + draft.segment.figures.requests, 0);
          expect(counted).toBe(list.filter((visit) => visit.site === site).length);
        }
      }),
    );
  });

  it('puts addresses of one actor together where their times meet', () => {
    const at = (hour: number, from: string): Visit => ({ hour, from, site: 'a', stage: 'attack' });
    const drafts = draftEpisodes([
      dossier([at(0, '198.51.100.1'), at(0.4, '198.51.100.2'), at(2, '198.51.100.1')]),
    ]);
    expect(drafts.map((draft) => draft.segment.figures.addresses.sorted())).toEqual([
      ['198.51.100.1', '198.51.100.2'],
      ['198.51.100.1'],
    ]);
  });

  it('gives up browsing before exports, and tenants last', () => {
    const list = Array.from({ length: 40 }, (_, n) => {
      const stage: Stage = n % 2 === 0 ? 'export' : 'browse';
      // From one address they would be a series.
      return { hour: n * 5, from: `198.51.100.${n % 4 === 1 ? 1 : 2}`, site: 'a', stage };
    });
    const stages = draftEpisodes([dossier(list)], 22).map((draft) => draft.segment.stage);
    expect(stages.filter((stage) => stage === 'export')).toHaveLength(20);
    expect(stages.filter((stage) => stage === 'browse')).toHaveLength(2);
  });

  it('can be told twice with the same result', () => {
    const dossiers = [dossier([{ hour: 0, from: '198.51.100.1', site: 'a', stage: 'attack' }])];
    draftEpisodes(dossiers);
    expect(draftEpisodes(dossiers)[0]!.segment.figures.requests).toBe(1);
  });

  it('tells what several addresses did at one time in rows that do not overlap', () => {
    const minutes = fc.array(
      fc.record({
        hour: fc.integer({ min: 0, max: 240 }).map((minute) => minute / 60),
        from: fc.constantFrom('198.51.100.1', '198.51.100.2', '198.51.100.3'),
        site: fc.constant('a'),
        stage: fc.constantFrom<Stage>('login', 'browse'),
      }),
      { minLength: 20, maxLength: 80, size: 'max' },
    );
    fc.assert(
      fc.property(minutes, (visits) => {
        const drafts = draftEpisodes([dossier(visits)]);
        for (const stage of ['login', 'browse']) {
          const rows = drafts.map(({ segment }) => segment).filter((segment) => segment.stage === stage);
          for (const [at, row] of rows.slice(1).entries()) expect(row.at).toBeGreaterThan(rows[at]!.until);
        }
      }),
    );
  });
});
