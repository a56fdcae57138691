import type { Investigation } from '../../model/investigation.ts';
import type { Language } from '../../model/language.ts';
import { DUTY_LABELS } from '../../text/report/duty-labels.ts';
import { REPORT_TEXT } from '../../text/report/say.ts';
import { spoken } from '../../text/report/spoken.ts';
import { SCOPE_LABELS } from '../../text/scope/section-labels.ts';
import { actorsSection } from './html/actors-section.ts';
import { dutiesSection } from './html/duties-section.ts';
import { findingsSection } from './html/findings-section.ts';
import { firstPage } from './html/first-page.ts';
import { inertPolicy } from './html/inert-policy.ts';
import { inputsSection } from './html/inputs-section.ts';
import { html, Markup } from './html/markup.ts';
import type { Page } from './html/page.ts';
import { scopeSection } from './html/scope-section.ts';
import { STYLE } from './html/style.ts';
import { timelineSection } from './html/timeline-section.ts';
import { namedInvestigation } from './named-investigation.ts';
import { shownInvestigation } from './shown-investigation.ts';
import { summaryFacts } from './summary/summary-facts.ts';
import { summaryOf } from './summary.ts';

const POLICY = inertPolicy(STYLE);

/** `report.html`: one file that needs nothing else, in one language, inert whatever the evidence holds. */
export function renderReportHtml(investigation: Investigation, language: Language): string {
  const page = pageOf(namedInvestigation(investigation), language);
  const { label } = page.text;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${label.title} - Hinomi</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#summary">${label.summary}</a>
<main>
${firstPage(page)}${contents(page)}${scopeSection(page)}${dutiesSection(page)}${actorsSection(page)}${timelineSection(page)}${findingsSection(page)}${inputsSection(page)}<footer><p>${label.footer}</p></footer>
</main>
</body>
</html>
`.text;
}

function pageOf(investigation: Investigation, language: Language): Page {
  const facts = summaryFacts(investigation);
  return {
    investigation: shownInvestigation(investigation),
    language,
    text: REPORT_TEXT[language],
    spoken: spoken(language, investigation.timezone),
    facts,
    summary: summaryOf(facts),
    ranks: new Map(facts.cases.map(({ actor }, i) => [actor.id, i + 1])),
  };
}

function contents({ text: { label }, investigation, facts, language }: Page): Markup {
  const { exposures, checked } = investigation.scope;
  const parts = [
    ['scope', SCOPE_LABELS[language].scope, exposures.length || checked.length],
    ['duties', DUTY_LABELS[language].duties, investigation.duties.length],
    ['actors', label.actors, facts.cases.length],
    ['timeline', label.timeline, investigation.timeline.length],
    ['findings', label.findings, facts.findings.length],
    ['inputs', label.inputs, investigation.inputs.length],
    ['gaps', label.gaps, investigation.gaps.length],
  ] as const;
  const links = parts
    .filter(([, , count]) => count > 0)
    .map(([id, name, count]) => html`<li><a href="#${id}">${name}</a> (${count})</li>`);
  return html`<nav aria-label="${label.contents}"><ul>${links}</ul></nav>
`;
}
