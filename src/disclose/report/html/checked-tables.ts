import { SCOPE_LABELS } from '../../../text/scope/section-labels.ts';
import { CERTAINTY_WORDS } from '../../../text/scope/words.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';
import { cut, moment, name, period, table } from './pieces.ts';

const CHECKED_SHOWN = 200;

/** What was asked of the evidence and how far it could answer, and the shop's data that was used. */
export function checkedTables(page: Page): Markup {
  return html`${checkedTable(page)}${sourcesTable(page)}`;
}

function checkedTable(page: Page): Markup {
  const { language, investigation } = page;
  const { checked } = investigation.scope;
  if (checked.length === 0) return NOTHING;
  const label = SCOPE_LABELS[language];
  const rows = checked.slice(0, CHECKED_SHOWN).map(({ question, answer, covers, says }) => {
    const covered = covers.map(
      ({ input, from, to, cannotShow }) =>
        html`<div><a href="#input-${input + 1}">${input + 1}</a> ${period(page, from, to)} ${cannotShow[language]}</div>`,
    );
    return html`<tr><td class="what">${question[language]}</td><td>${CERTAINTY_WORDS[language][answer]}</td><td>${covered}</td><td>${says[language]}</td></tr>`;
  });
  return html`<h3>${label.checked}</h3>
${table(label.checked, [label.question, label.answer, label.covers, label.says], rows)}${cut(page, checked.length - rows.length, 'report.json')}`;
}

function sourcesTable(page: Page): Markup {
  const { language, investigation, spoken, text } = page;
  const { sources } = investigation.scope;
  if (sources.length === 0) return NOTHING;
  const label = SCOPE_LABELS[language];
  const rows = sources.map(
    ({ tenant, table: from, kind, rows: n, broken, asOf, problems }) =>
      html`<tr><td>${name(tenant)}</td><td>${name(from)} (${kind})</td><td class="number">${spoken.count(n)}</td><td class="number${broken > 0 ? ' warn' : ''}">${spoken.count(broken)}</td><td>${moment(page, asOf)}</td><td>${problems.map((problem) => html`<div class="warn">${problem[language]}</div>`)}</td></tr>`,
  );
  const columns = [text.label.tenant, label.table, label.rows, label.broken, label.asOf, label.problems];
  return html`<h3>${label.sources}</h3>
${table(label.sources, columns, rows)}`;
}
