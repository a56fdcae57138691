import type { Duty } from '../../../model/duty.ts';
import { AUTHORITY_WORDS, DUTY_KIND_WORDS, SURENESS_WORDS } from '../../../text/case/case-words.ts';
import { DUTY_LABELS } from '../../../text/report/duty-labels.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';
import { names, section, table } from './pieces.ts';

/** Who must be told, as far as the report alone tells. What several shops' data asks for alike is told once. */
export function dutiesSection(page: Page): Markup {
  const { language, investigation } = page;
  if (investigation.duties.length === 0) return NOTHING;
  const label = DUTY_LABELS[language];
  const groups = alike(investigation.duties);
  const hasSets = investigation.duties.some(({ set }) => set !== '');
  const asked = askedOfAll(investigation.duties);
  const rows = groups.map((duties) => {
    const { authority, kind, basis, sureness } = duties[0]!;
    const questions = duties[0]!.questions.filter(({ en }) => !asked.some((one) => one.en === en));
    // What is owed once for the incident names no data set.
    const named = [...new Set(duties.map(({ set }) => set))].filter((set) => set !== '');
    const sets = hasSets ? html`<td>${named.length === 0 ? label.whole : names(page, named)}</td>` : NOTHING;
    return html`<tr><td>${AUTHORITY_WORDS[language][authority]}</td><td>${DUTY_KIND_WORDS[language][kind]}</td>${sets}<td class="what">${basis[language]}</td><td class="what">${questions.map((question) => html`<div>${question[language]}</div>`)}</td><td>${SURENESS_WORDS[language][sureness]}</td></tr>`;
  });
  const columns = [
    ...[label.authority, label.kind],
    ...(hasSets ? [label.sets] : []),
    ...[label.basis, label.question, label.sureness],
  ];
  return section(
    'duties',
    label.duties,
    html`<p class="note">${label.note}</p>
${asked.length === 0 ? NOTHING : html`<p>${label.askedOfAll} ${asked.map((question) => question[language]).join(' ')}</p>`}
${table(label.duties, columns, rows)}`,
  );
}

/** Questions that decide every duty, so that none of them need ask by itself. */
function askedOfAll(duties: readonly Duty[]): Duty['questions'] {
  const [first, ...others] = duties;
  return (first?.questions ?? []).filter(({ en }) =>
    others.every(({ questions }) => questions.some((one) => one.en === en)),
  );
}

function alike(duties: readonly Duty[]): Duty[][] {
  const groups = new Map<string, Duty[]>();
  for (const duty of duties) {
    const { authority, kind, law, questions } = duty;
    const key = JSON.stringify([authority, kind, law, questions]);
    groups.set(key, [...(groups.get(key) ?? []), duty]);
  }
  return [...groups.values()];
}
