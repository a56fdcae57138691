import type { DecodedValue } from '../decode/decoded-value.ts';
import type { Sign } from '../inspection.ts';
import { createLiteralTable } from '../literals/literal-table.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { SCANNER_AGENTS, SCANNER_MARKS } from './scanner-names.data.ts';

const marks = createLiteralTable(SCANNER_MARKS.map((mark) => [mark, mark] as const));
const agents = createLiteralTable(SCANNER_AGENTS.map((name) => [name, name] as const));

/** Marks that a scanner leaves in what it sends: its name, its callback domain, its numbered probes. */
export function detectScannerMark(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if (!marks.occursIn(value.lower)) return NOTHING;
  // "a reader for Nessus reports" speaks of one.
  const spoken = context.place === 'query-value' && /^[\w.,()'+&/-]+(?: [\w.,()'+&/-]+)+$/.test(value.lower);
  return !spoken || marks.find(value.lower, 8).some(({ start, end }) => !isWholeWord(value.lower, start, end))
    ? [signOf('scanner', 'medium', 'scanner-mark', value, context)]
    : NOTHING;
}

/** A scanner or attack tool that names itself in its User-Agent. */
export function detectScannerAgent(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const hits = agents.find(value.lower, 8);
  const named = hits.some(
    ({ start, end }) => !isWord(value.lower.charCodeAt(start - 1)) && !isLetter(value.lower.charCodeAt(end)),
  );
  return named ? [signOf('scanner', 'medium', 'scanner-agent', value, context)] : NOTHING;
}

function isWholeWord(lower: string, start: number, end: number): boolean {
  return /^(?:$|\s)/.test(lower.charAt(start - 1)) && /^(?:$|[\s.,])/.test(lower.charAt(end));
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isWord(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39);
}
