import { namedInvestigation } from '../../disclose/report/named-investigation.ts';
import type { Alarm } from '../../disclose/report/summary/summary-facts.ts';
import { summarise } from '../../disclose/report/summary.ts';
import type { Investigation } from '../../model/investigation.ts';
import type { Language } from '../../model/language.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import { SECTIONS, type Section } from '../../text/report/report-text.ts';
import { REPORT_TEXT, sayer } from '../../text/report/say.ts';
import { en } from '../../text/terminal/en.ts';
import { ja } from '../../text/terminal/ja.ts';
import type { TerminalText } from '../../text/terminal/terminal-text.ts';
import { wrap } from './wrap.ts';

const TEXT: Readonly<Record<Language, TerminalText>> = { ja, en };

/** Lines that a screen shows without scrolling. */
const MAX_LINES = 40;
const BOLD = '1';
const COLOURS: Readonly<Record<Alarm, string>> = {
  'break-in': '1;31',
  suspicion: '1;33',
  attempts: '1;36',
  quiet: '1;32',
  blind: '1;33',
};

/** Which section gets the next statement: what to do grows fastest, and each has one before any has many. */
const TURNS: readonly Section[] = [
  'known',
  'now',
  'unknown',
  'never',
  'wrong',
  'known',
  'now',
  'now',
  'now',
  'unknown',
  'now',
  'known',
  'now',
  'now',
  'unknown',
  'known',
  'now',
  'known',
  'now',
  'wrong',
  'unknown',
  'known',
  'never',
  'wrong',
];

export interface SummaryOptions {
  readonly language: Language;
  /** Whether escape sequences for colour may be written. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** The folder that holds the report's files. */
  readonly out: string;
}

/**
 * What a run says at its end, in about 40 lines: the headline, then the five sections, each with as many
 * statements as there is room for, most important first, and how many more the report has.
 */
export function renderSummary(investigation: Investigation, options: SummaryOptions): string {
  const { language, colour, out } = options;
  const width = Math.max(40, Math.min(options.width, 110));
  const text = TEXT[language];
  const summary = summarise(namedInvestigation(investigation));
  const say = sayer(language, investigation.timezone);
  const paint = (code: string, line: string) => (colour ? `\u001b[${code}m${line}\u001b[0m` : line);

  const headline = say(summary.headline) + (investigation.partial ? ` ${text.partial}` : '');
  const top = wrap(headline, width).map((line) => paint(COLOURS[summary.alarm], line));
  const bottom = [text.files(redactUnicode(out)), text.next].flatMap((line) => wrap(line, width));
  const items = Object.fromEntries(
    SECTIONS.map((section) => [section, summary.sections[section].map((one) => bullet(say(one), width))]),
  ) as Record<Section, string[][]>;
  const shown = shareRoom(items, MAX_LINES - top.length - bottom.length - 2);

  // Who mistyped a name or gave another file needs no advice on what logs can show.
  if (summary.headline.code === 'nothing-read') {
    const told = summary.sections.unknown.filter(({ code }) => code === 'notice');
    return `${[...top, ...told.flatMap((one) => bullet(say(one), width))].join('\n')}\n`;
  }
  const lines = [...top];
  for (const section of SECTIONS) {
    if (items[section].length === 0) continue;
    const rest = items[section].length - shown[section];
    const heading = REPORT_TEXT[language].section[section];
    lines.push(paint(BOLD, heading) + (rest > 0 ? ` (${text.more(rest)})` : ''));
    lines.push(...items[section].slice(0, shown[section]).flat());
  }
  return `${[...lines, '', ...bottom].join('\n')}\n`;
}

function bullet(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`));
}

/** How many statements each section shows: in turns, while lines are left. */
function shareRoom(items: Readonly<Record<Section, string[][]>>, lines: number): Record<Section, number> {
  const shown: Record<Section, number> = { known: 0, unknown: 0, never: 0, now: 0, wrong: 0 };
  const full = new Set<Section>();
  let left = lines - SECTIONS.filter((section) => items[section].length > 0).length;
  for (const section of [...TURNS, ...TURNS, ...TURNS]) {
    const next = items[section][shown[section]];
    if (next === undefined || full.has(section)) continue;
    if (next.length > left && shown[section] > 0) {
      // Later statements matter less: none of them jumps the queue because it is shorter.
      full.add(section);
      continue;
    }
    shown[section]++;
    left -= next.length;
  }
  return shown;
}
