import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../model/actor.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { type Deed, Story } from './story.ts';

const HOSTILE = ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4'];
const HONEST = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
const FILES = ['/content/x7d2.php', '/content/y9e1.php'];

const request = fc.record({
  at: fc.constantFrom(
    '2026-04-01T10:00:00',
    '2026-04-01T10:20:00',
    '2026-04-01T12:00:00',
    '2026-05-01T10:00:00',
  ),
  from: fc.constantFrom(...HOSTILE, ...HONEST),
  site: fc.constantFrom('a', 'b', ''),
  does: fc.constantFrom(
    'GET /',
    `PUT ${FILES[0]}`,
    `POST ${FILES[0]}`,
    `GET ${FILES[1]}`,
    `POST ${FILES[1]}`,
    "GET /p?id='",
    'POST /login',
    'DELETE /x',
  ),
  status: fc.constantFrom(200, 201, 302, 404, 500),
  agent: fc.constantFrom('RareTool/1', 'Mozilla/5.0 Gecko/1'),
  account: fc.constantFrom('', 'op01', 'op02'),
  action: fc.constantFrom('admin.login', 'order.export', 'order.view', undefined),
  result: fc.constantFrom('', 'success', 'failure'),
  attacks: fc.constantFrom([], ['sqli'], ['webshell'], ['probe']),
});

const stories = fc
  .tuple(
    fc.array(request, { maxLength: 60, size: 'max' }),
    fc.subarray(HOSTILE),
    fc.subarray(FILES),
    fc.boolean(),
  )
  .map(([requests, accused, files, together]) => {
    const story = new Story();
    for (const { action, ...deed } of requests) {
      story.tell({ ...deed, ...(action === undefined ? {} : { action }) } as Deed);
    }
    for (const address of accused) {
      const at = Date.parse('2026-04-01T10:00:00+09:00');
      const about = {
        attacks: ['webshell' as const],
        files,
        outcome: 'succeeded' as const,
        firstAt: at,
        lastAt: at,
      };
      story.find({ ...about, sources: together ? accused : [address] });
      story.find({ sources: [address], level: 'medium', firstAt: at, lastAt: at });
    }
    return story;
  });

function shuffledWithinTimes(events: readonly ShopEvent[], keys: readonly number[]): ShopEvent[] {
  return events
    .map((event, index) => ({ event, key: keys[index % keys.length]! }))
    .sort((a, b) => a.event.at - b.event.at || a.key - b.key)
    .map(({ event }) => event);
}

/**
 * Whether a login got in is told by the page that follows it. Within one moment that is the order of the lines,
 * which is evidence and which this shuffling destroys; all else must stay as it is.
 */
function withoutLoginOutcome(actor: Actor): Omit<Actor, 'stages'> & { stages: Set<string> } {
  return { ...actor, stages: new Set(actor.stages.map((stage) => stage.replace('login-attempt', 'login'))) };
}

describe('any story', () => {
  it('puts the same together whatever the order of events of one moment', () => {
    const keys = fc.array(fc.integer(), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(stories, keys, (story, order) => {
        const plain = story.trace();
        const shuffled = story.trace({}, shuffledWithinTimes(story.events, order));
        expect(shuffled.actors.map(withoutLoginOutcome)).toEqual(plain.actors.map(withoutLoginOutcome));
        expect(shuffled.spared).toEqual(plain.spared);
      }),
      { numRuns: 300 },
    );
  });

  it('counts every request of an actor once, and none of anybody else', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { actors, timeline, complete } = story.trace();
        fc.pre(complete);
        for (const actor of actors) {
          const own = story.events.filter((event) => actor.addresses.includes(event.address));
          expect(actor.requests).toBe(own.length);
          const lines = new Set(own.map((event) => event.source.line));
          const episodes = timeline.filter((episode) => episode.actor === actor.id);
          for (const episode of episodes) {
            for (const { line } of episode.evidence) expect(lines.has(line)).toBe(true);
          }
          const cited = episodes.flatMap((episode) => episode.evidence.map(({ line }) => line));
          expect(new Set(cited).size).toBe(cited.length);
          if (episodes.every((episode) => episode.evidence.length < 20))
            expect(cited.length).toBe(own.length);
        }
        expect(new Set(actors.flatMap((actor) => actor.addresses)).size).toBe(
          actors.reduce((sum, actor) => sum + actor.addresses.length, 0),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('comes to an end within four rounds, in order of time', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { timeline, complete } = story.trace();
        expect(story.rounds).toBeLessThanOrEqual(4);
        if (!complete) expect(story.rounds).toBe(4);
        expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).sort((a, b) => a - b));
        for (const { at, until } of timeline) expect(until).toBeGreaterThanOrEqual(at);
      }),
      { numRuns: 100 },
    );
  });
});
