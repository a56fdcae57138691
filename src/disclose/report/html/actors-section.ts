import type { Actor } from '../../../model/actor.ts';
import { sayer } from '../../../text/report/say.ts';
import { type Content, html, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';
import { cut, name, names, period, places, section, sites, table } from './pieces.ts';

const ACTORS_SHOWN = 50;
const LINKS_SHOWN = 50;

/** Who did it, as far as records show: what belongs together, and why. */
export function actorsSection(page: Page): Markup {
  const { text, facts } = page;
  if (facts.cases.length === 0) return NOTHING;
  const shown = facts.cases.slice(0, ACTORS_SHOWN);
  return section(
    'actors',
    text.label.actors,
    html`<p class="note">${text.label.actorNote}</p>
${shown.map(({ actor }) => actorCard(page, actor))}${cut(page, facts.cases.length - shown.length, 'report.json')}`,
  );
}

function actorCard(page: Page, actor: Actor): Markup {
  const { label, stage } = page.text;
  const rank = page.ranks.get(actor.id) ?? 0;
  const facts: readonly (readonly [string, Content])[] = [
    [label.period, period(page, actor.firstAt, actor.lastAt)],
    [label.stages, actor.stages.map((one) => html`<span class="stage ${one}">${stage[one]}</span> `)],
    [label.addresses, names(page, actor.addresses)],
    [label.accounts, names(page, actor.accounts)],
    [label.tenants, sites(page, actor.tenants)],
    [label.files, names(page, actor.files)],
    [label.requests, page.spoken.count(actor.requests)],
  ];
  return html`<article class="actor" id="actor-${rank}" aria-labelledby="actor-${rank}-h">
<h3 id="actor-${rank}-h">${page.text.actorName(rank)} <span class="id">${actor.id}</span></h3>
${partNote(page, actor)}<dl>
${facts.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>\n`)}</dl>
${linksTable(page, actor)}</article>
`;
}

/** Said where more took part than the actor. */
function partNote({ language, investigation, ranks }: Page, { id, part }: Actor): Markup {
  if (part === undefined) return NOTHING;
  return html`<p class="note">${sayer(language, investigation.timezone)({ code: 'actor-part', rank: ranks.get(id) ?? 0, ...part })}</p>
`;
}

function linksTable(page: Page, actor: Actor): Markup {
  const { label } = page.text;
  if (actor.links.length === 0) return NOTHING;
  const rows = actor.links
    .slice(0, LINKS_SHOWN)
    .map(
      ({ joins, why, evidence }) =>
        html`<tr><td>${name(joins[0])} – ${name(joins[1])}</td><td class="what">${why}</td><td>${places(evidence)}</td></tr>`,
    );
  return html`<h4>${label.links}</h4>
${table(label.links, [label.linkBetween, label.linkWhy, label.evidence], rows)}${cut(page, actor.links.length - rows.length, 'report.json')}`;
}
