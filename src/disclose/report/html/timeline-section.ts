import type { Episode } from '../../../model/episode.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';
import { cut, period, places, section, sites, table } from './pieces.ts';
import { timelineChart } from './timeline-chart.ts';

const EPISODES_SHOWN = 500;

/** What happened, in order, in sentences. */
export function timelineSection(page: Page): Markup {
  const { investigation, text } = page;
  const { label } = text;
  if (investigation.timeline.length === 0) return NOTHING;
  const rows = investigation.timeline.slice(0, EPISODES_SHOWN).map((episode) => row(page, episode));
  return section(
    'timeline',
    label.timeline,
    html`${timelineChart(page)}${table(label.timeline, [label.time, label.actor, label.tenant, label.stage, label.what, label.evidence], rows)}${cut(page, investigation.timeline.length - rows.length, 'timeline.csv')}`,
  );
}

function row(page: Page, episode: Episode): Markup {
  const { actor, at, until, tenant, stage, text, evidence } = episode;
  const rank = page.ranks.get(actor);
  const who =
    rank === undefined ? html`${actor}` : html`<a href="#actor-${rank}">${page.text.actorName(rank)}</a>`;
  return html`<tr><td>${period(page, at, until)}</td><td>${who}</td><td>${sites(page, [tenant])}</td><td><span class="stage ${stage}">${page.text.stage[stage]}</span></td><td class="what">${text[page.language]}</td><td>${places(evidence)}</td></tr>`;
}
