import { SECTIONS } from '../../../text/report/report-text.ts';
import { sayer } from '../../../text/report/say.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';

/** The headline and the five sections: what a manager reads at two in the morning. */
export function firstPage(page: Page): Markup {
  const { summary, text, investigation } = page;
  const say = sayer(page.language, investigation.timezone);
  const cards = SECTIONS.filter((one) => summary.sections[one].length > 0).map((one) => {
    const items = summary.sections[one].map((statement) => html`<li>${say(statement)}</li>\n`);
    const list = one === 'now' ? html`<ol>\n${items}</ol>` : html`<ul>\n${items}</ul>`;
    return html`<section class="card ${one}" aria-labelledby="${one}-h">
<h2 id="${one}-h">${text.section[one]}</h2>
${list}
</section>
`;
  });
  return html`<header class="top ${summary.alarm}">
<p class="kind">${text.label.title}</p>
<h1>${say(summary.headline)}</h1>
${investigation.partial ? html`<p class="partial"><strong>${text.label.partial}</strong></p>\n` : NOTHING}<p class="meta">${text.label.generated}: ${page.spoken.time(investigation.generatedAt)} / ${text.label.timezone}: ${investigation.timezone}</p>
</header>
<div class="cards" id="summary">
${cards}</div>
`;
}
