import type { Episode } from '../../model/episode.ts';
import { EVIDENCE_LIMIT } from '../../model/evidence-ref.ts';
import type { ScriptReading } from '../../request/script-history/script-history.ts';
import { scriptEpisode } from '../../text/scope/skimming.ts';

/** As many stand in the timeline; a page that changes more often is not watched, but noise. */
const EPISODES_LIMIT = 100;

/** Windows of unapproved scripts as lines of the timeline. Nobody is known to have put them there. */
export function scriptEpisodes({ windows }: ScriptReading, timezone: string): Episode[] {
  return windows.slice(0, EPISODES_LIMIT).map((window) => ({
    at: window.firstBadAt,
    until: window.lastBadAt,
    actor: '',
    tenant: window.tenant,
    stage: 'change',
    text: scriptEpisode(window, window.scripts[0]?.url || window.page, timezone),
    evidence: window.lines.slice(0, EVIDENCE_LIMIT).map(({ evidence }) => evidence),
  }));
}

/** A timeline with further lines put where they belong; those that were there stay, as far as there is room. */
export function withEpisodes(
  timeline: readonly Episode[],
  more: readonly Episode[],
  most: number,
): readonly Episode[] {
  if (more.length === 0) return timeline;
  return [...timeline.slice(0, most - more.length), ...more].sort((a, b) => orFirst(a.at) - orFirst(b.at));
}

function orFirst(at: number): number {
  return Number.isNaN(at) ? -Number.MAX_VALUE : at;
}
