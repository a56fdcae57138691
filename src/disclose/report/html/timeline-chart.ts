import type { Stage } from '../../../model/actor.ts';
import type { Episode } from '../../../model/episode.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';

const LANES_SHOWN = 12;
const LANE_HEIGHT = 26;
const LEFT = 110;
const WIDTH = 1000;
const TICKS = 4;

/** One lane an actor, one bar an episode, along one time axis: the shape of it all at a glance. */
export function timelineChart(page: Page): Markup {
  const timed = page.investigation.timeline.filter((episode) => !Number.isNaN(episode.at));
  const from = timed.reduce((least, episode) => Math.min(least, episode.at), Number.POSITIVE_INFINITY);
  const to = timed.reduce((most, episode) => Math.max(most, endOf(episode)), Number.NEGATIVE_INFINITY);
  if (timed.length < 2 || to - from < 60_000) return NOTHING;
  const ranks = [...new Set(timed.map((episode) => page.ranks.get(episode.actor) ?? 0))]
    .filter((rank) => rank > 0)
    .toSorted((a, b) => a - b)
    .slice(0, LANES_SHOWN);
  if (ranks.length === 0) return NOTHING;
  const x = (at: number) => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - 12);
  const height = ranks.length * LANE_HEIGHT + 30;
  const lanes = ranks.map((rank, lane) => {
    const bars = timed.filter((episode) => page.ranks.get(episode.actor) === rank);
    const top = lane * LANE_HEIGHT + 4;
    return html`<text x="0" y="${top + 13}">${page.text.actorName(rank)}</text><line class="lane" x1="${LEFT}" x2="${WIDTH}" y1="${top + 9}" y2="${top + 9}"/>${bars.map((episode) => bar(page, episode, x, top))}\n`;
  });
  const ticks = Array.from({ length: TICKS }, (_, n) => {
    const at = from + ((to - from) * n) / (TICKS - 1);
    const anchor = n === 0 ? 'start' : n === TICKS - 1 ? 'end' : 'middle';
    return html`<text class="tick" text-anchor="${anchor}" x="${x(at).toFixed(1)}" y="${height - 6}">${page.spoken.time(at)}</text>`;
  });
  return html`<figure class="chart"><div class="scroll" role="region" aria-label="${page.text.label.chart}" tabindex="0"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${page.text.label.chart}">
${lanes}${ticks}
</svg></div>
<figcaption>${legend(page, timed)}</figcaption></figure>
`;
}

function endOf(episode: Episode): number {
  return Number.isNaN(episode.until) ? episode.at : episode.until;
}

function bar(page: Page, episode: Episode, x: (at: number) => number, top: number): Markup {
  const begin = x(episode.at);
  const width = Math.max(5, x(endOf(episode)) - begin);
  const title = `${page.text.stage[episode.stage]} ${page.spoken.period(episode.at, endOf(episode))}`;
  return html`<rect class="stage ${episode.stage}" x="${Math.min(begin, WIDTH - 5).toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="18" rx="2"><title>${title}</title></rect>`;
}

function legend(page: Page, episodes: readonly Episode[]): Markup[] {
  const stages = [...new Set(episodes.map((episode) => episode.stage))] as Stage[];
  return stages.map((stage) => html`<span class="stage ${stage}">${page.text.stage[stage]}</span> `);
}
