import { describe, expect, it } from 'vitest';
import type { Episode } from '../../model/episode.ts';
import type { ScriptWindow } from '../../request/script-history/script-window.ts';
import { scriptEpisodes, withEpisodes } from './script-episodes.ts';

const HOUR = 3_600_000;

function window(hour: number, more: Partial<ScriptWindow> = {}): ScriptWindow {
  return {
    tenant: 'b',
    page: 'https://b.shop.example/cart',
    from: (hour - 1) * HOUR,
    to: (hour + 5) * HOUR,
    firstBadAt: hour * HOUR,
    lastBadAt: (hour + 4) * HOUR,
    scripts: [{ url: 'https://cdn.example/form.js', sha256: 'ee', isNew: false }],
    lines: Array.from({ length: 30 }, (_, line) => ({
      url: '',
      sha256: '',
      approval: '' as const,
      at: hour * HOUR,
      evidence: { input: 0, line: line + 1, offset: line },
    })),
    ends: [],
    ...more,
  };
}

const episode = (at: number) => ({ at, actor: 'a-1' }) as Episode;
const episodesOf = (...windows: ScriptWindow[]) =>
  scriptEpisodes({ windows, pages: [], complete: true }, 'Asia/Tokyo');

describe('windows of unapproved scripts in the timeline', () => {
  it('say what was seen, from the first look at it to the last, and name nobody', () => {
    const [told] = episodesOf(window(10));
    expect(told).toMatchObject({ at: 10 * HOUR, until: 14 * HOUR, actor: '', tenant: 'b', stage: 'change' });
    expect(told?.text.ja).toContain('1970-01-01 19:00:00');
    expect(told?.text.en).toContain('https://cdn.example/form.js');
    expect(told?.evidence).toHaveLength(20);
  });

  it('stand among the actors’ episodes by time, and do not make the timeline longer than it may be', () => {
    const actors = [episode(Number.NaN), episode(1 * HOUR), episode(20 * HOUR)];
    const all = withEpisodes(actors, episodesOf(window(10)), 10);
    expect(all.map(({ actor }) => actor)).toEqual(['a-1', 'a-1', '', 'a-1']);
    expect(withEpisodes(actors, episodesOf(window(10)), 3)).toHaveLength(3);
    expect(withEpisodes(actors, [], 3)).toBe(actors);
  });
});
