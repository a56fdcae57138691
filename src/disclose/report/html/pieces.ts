import type { EvidenceRef } from '../../../model/evidence-ref.ts';
import { type Content, html, joined, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';

const NAMES_SHOWN = 20;
const EVIDENCE_SHOWN = 5;

/** The longest name that stays in one line: an IPv6 address. */
const SHORT_NAME = 39;

/** A name out of the evidence, kept apart from the direction of the text around it. */
export function name(text: string): Markup {
  return html`<bdi class="name${text.length <= SHORT_NAME ? ' short' : ''}">${text}</bdi>`;
}

/** Some names out of the evidence, and how many more the data file has. */
export function names(page: Page, all: readonly string[], total = all.length): Markup {
  if (all.length === 0) return html`<span class="none">${page.text.label.none}</span>`;
  const shown = all.slice(0, NAMES_SHOWN).map(name);
  const more = Math.max(total, all.length) - shown.length;
  const rest =
    more > 0
      ? html` <span class="more">${page.text.more(page.spoken.count(more), 'report.json')}</span>`
      : NOTHING;
  return html`${joined(shown, ', ')}${rest}`;
}

/** The sites' names; what to say where the log names none. */
export function sites(page: Page, tenants: readonly string[]): Markup {
  const named = tenants.filter((tenant) => tenant !== '');
  return named.length === 0
    ? html`<span class="none">${page.text.label.anyTenant}</span>`
    : names(page, named);
}

/** References as "number of the input : line", each pointing to the input's row. */
export function places(evidence: readonly EvidenceRef[]): Markup {
  const shown = evidence
    .slice(0, EVIDENCE_SHOWN)
    .map(({ input, line }) => html`<a href="#input-${input + 1}">${input + 1}:${line}</a>`);
  const rest = evidence.length > shown.length ? ' …' : '';
  return html`<span class="places">${joined(shown, ' ')}${rest}</span>`;
}

/** A moment, or that there is none. */
export function moment(page: Page, at: number): Markup {
  return Number.isNaN(at)
    ? html`<span class="none">${page.text.label.noTime}</span>`
    : html`<time datetime="${new Date(at).toISOString()}">${page.spoken.time(at)}</time>`;
}

/** From and until. */
export function period(page: Page, from: number, to: number): Markup {
  if (Number.isNaN(from)) return moment(page, from);
  return html`<span class="period">${page.spoken.period(from, to)}</span>`;
}

/** A part of the page with its heading and its anchor. */
export function section(id: string, heading: string, content: Content): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${heading}</h2>
${content}
</section>
`;
}

/** A table that scrolls on its own where it is too wide. */
export function table(caption: string, columns: readonly string[], rows: readonly Markup[]): Markup {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${joined(rows, '\n')}
</tbody>
</table></div>
`;
}

/** Said under a list that was cut. */
export function cut(page: Page, left: number, file: string): Markup {
  return left > 0 ? html`<p class="more">${page.text.more(page.spoken.count(left), file)}</p>` : NOTHING;
}
