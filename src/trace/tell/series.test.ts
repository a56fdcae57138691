import { expect, test } from 'vitest';
import type { Stage } from '../../model/actor.ts';
import { episodeEn } from '../../text/trace/en.ts';
import { episodeJa } from '../../text/trace/ja.ts';
import { Segments } from '../notes/segments.ts';
import { Story } from '../stories/story.ts';
import { draftEpisodes } from './drafts.ts';
import { episodeFactsOf } from './episode-facts-of.ts';

const HOUR = 3_600_000;
const FROM = '198.51.100.1';

/** What somebody did at these hours, each time with so many requests. */
function drafts(hours: readonly number[], stage: Stage, requests: (visit: number) => number = () => 1) {
  const segments = new Segments();
  hours.forEach((hour, visit) => {
    const event = new Story().tell({ at: '2026-01-01T00:00:00', from: FROM, site: 'a' }).events[0]!;
    for (let n = 0; n < requests(visit); n++)
      segments.add({ ...event, at: event.at + hour * HOUR + n * 1_000 }, stage);
  });
  const group = { addresses: [FROM], accounts: [], files: [], joins: [] };
  return draftEpisodes([{ group, findings: [], segments: segments.of(FROM), requests: 0, firstAt: 0 }]);
}

const hourly = (n: number, from = 0) => Array.from({ length: n }, (_, i) => from + i);
const told = (some: ReturnType<typeof drafts>) => some.map(({ visits }) => visits?.n ?? 1);

test('visits that say the same are one row, with how often and how far apart they were', () => {
  const [row, ...others] = drafts(hourly(192), 'webshell');
  expect(others).toEqual([]);
  expect(row!.visits).toEqual({ n: 192, everyMs: HOUR });
  expect(row!.segment.figures.requests).toBe(192);
  const around = {
    stage: 'webshell',
    timezone: 'Asia/Tokyo',
    tenantNames: undefined,
    findings: [],
    absence: { days: 0, sameAddress: true },
    elsewhere: undefined,
  } as const;
  const facts = episodeFactsOf(row!, around);
  expect(episodeEn(facts)).toContain('in 192 visits about an hour apart, 198.51.100.1 sent 192 requests');
  expect(episodeJa(facts)).toContain('約1時間おきに192回にわたり、198.51.100.1から');
});

test('a few visits, and what counts each time, stay rows of their own', () => {
  expect(told(drafts(hourly(5), 'webshell'))).toEqual([1, 1, 1, 1, 1]);
  for (const stage of ['login', 'export', 'change', 'foothold'] as const)
    expect(drafts(hourly(20), stage)).toHaveLength(20);
});

test('a long pause ends a series, and so does a visit that was more than the others', () => {
  expect(told(drafts([...hourly(10), ...hourly(10, 40)], 'webshell'))).toEqual([10, 10]);
  expect(told(drafts(hourly(21), 'webshell', (visit) => (visit === 10 ? 90 : 2)))).toEqual([10, 1, 10]);
});

test('where the visits came unevenly, no time between them is said', () => {
  const [row] = drafts([0, 1, 3, 4, 6, 7, 9, 10], 'webshell');
  expect(row!.visits).toEqual({ n: 8, everyMs: null });
});
