import type { Finding } from '../../../model/finding.ts';
import { html, joined, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';
import { cut, names, period, places, section, sites, table } from './pieces.ts';

const FINDINGS_SHOWN = 500;

/** Every rule that held, gravest first. */
export function findingsSection(page: Page): Markup {
  const { label } = page.text;
  const { findings } = page.facts;
  if (findings.length === 0) return NOTHING;
  const rows = findings.slice(0, FINDINGS_SHOWN).map((finding) => row(page, finding));
  const columns = [
    label.level,
    label.outcome,
    label.finding,
    label.count,
    label.period,
    label.source,
    label.tenant,
    label.evidence,
  ];
  return section(
    'findings',
    label.findings,
    html`<p class="note">${label.evidenceNote}</p>
${table(label.findings, columns, rows)}${cut(page, findings.length - rows.length, 'report.json')}`,
  );
}

function row(page: Page, finding: Finding): Markup {
  const { text, spoken } = page;
  const { level, outcome, title, reason, techniques, attacks } = finding;
  const tags = [...attacks.map((attack) => text.attack[attack]), ...techniques];
  const files =
    finding.files.length === 0
      ? NOTHING
      : html`<div class="files">${names(page, finding.files.slice(0, 5), finding.files.length)}</div>`;
  return html`<tr class="${outcome}"><td><span class="level ${level}">${text.level[level]}</span></td><td class="outcome">${text.outcome[outcome]}</td><td class="what"><strong>${title}</strong><div>${reason}</div>${files}<div class="tags">${joined(tags, ' / ')}</div></td><td class="number">${spoken.count(finding.count)}</td><td>${period(page, finding.firstAt, finding.lastAt)}</td><td>${names(page, finding.sources.slice(0, 5), finding.sourceCount)}</td><td>${sites(page, finding.tenants)}</td><td>${places(finding.evidence)}${besides(page, finding)}</td></tr>`;
}

/** What the finding rests on and does not count. */
function besides(page: Page, { related = [] }: Finding): Markup {
  return related.length === 0
    ? NOTHING
    : html`<div class="more">${page.text.label.besides} ${places(related)}</div>`;
}
