import { html, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';
import { cut, name, period, section, table } from './pieces.ts';

const INPUTS_SHOWN = 1000;
const GAPS_SHOWN = 200;

/** What was examined, as it was received, with what was not understood and when it is silent. */
export function inputsSection(page: Page): Markup {
  const { investigation, text, spoken } = page;
  const { label } = text;
  const shown = investigation.inputs.slice(0, INPUTS_SHOWN);
  const rows = shown.map(
    (input, i) =>
      html`<tr id="input-${i + 1}"><td class="number">${i + 1}</td><td>${name(input.path)}</td><td>${text.kind[input.kind]}</td><td>${name(input.format)}</td><td>${period(page, input.firstAt, input.lastAt)}</td><td class="number">${spoken.count(input.lines)}</td><td class="number${input.unparsed > 0 ? ' warn' : ''}">${spoken.count(input.unparsed)}</td><td class="number">${spoken.count(input.bytes)}</td><td class="hash">${input.sha256}</td></tr>`,
  );
  const columns = [
    '#',
    label.path,
    label.kind,
    label.format,
    label.period,
    label.lines,
    label.unparsed,
    label.bytes,
    label.sha256,
  ];
  return html`${section('inputs', label.inputs, html`${table(label.inputs, columns, rows)}${cut(page, investigation.inputs.length - shown.length, 'report.json')}`)}${gapsSection(page)}`;
}

function gapsSection(page: Page): Markup {
  const { investigation, text } = page;
  const { label } = text;
  if (investigation.gaps.length === 0) return NOTHING;
  const rows = investigation.gaps
    .slice(0, GAPS_SHOWN)
    .map(
      (gap) =>
        html`<tr><td><a href="#input-${gap.input + 1}">${gap.input + 1}</a> ${name(investigation.inputs[gap.input]?.path ?? '')}</td><td>${period(page, gap.from, gap.to)}</td></tr>`,
    );
  return section(
    'gaps',
    label.gaps,
    html`${table(label.gaps, [label.path, label.period], rows)}${cut(page, investigation.gaps.length - rows.length, 'report.json')}`,
  );
}
