import type { ConditionNode } from '../rule/condition-node.ts';
import { CORRELATION_TYPES, type CorrelationType, type SigmaCorrelation } from '../rule/sigma-correlation.ts';
import { entryOf, kindOf, type LocatedMap } from './located.ts';
import type { ProblemLog } from './problem-log.ts';
import { type CorrelationCondition, readBounds } from './read-bounds.ts';
import { type DocumentPlace, readHead, textOf, textsOf } from './read-head.ts';
import { sectionOf } from './read-selection.ts';

/** Milliseconds of a timespan's units; a month and a year are those of the mean Gregorian year, as in pySigma. */
const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 2_629_746_000,
  y: 31_556_952_000,
};

/** A correlation whose references still are what its author wrote. `at` says where they stand. */
export interface UnlinkedCorrelation extends SigmaCorrelation {
  readonly at: { readonly rules: number; readonly condition: number; readonly aliases: number };
}

/** Reads a correlation (Sigma correlation rules specification 2.0.2). Undefined when the log holds a problem. */
export function readCorrelation(
  document: LocatedMap,
  place: DocumentPlace,
  log: ProblemLog,
): UnlinkedCorrelation | undefined {
  const head = readHead(document, place, log);
  const section = sectionOf(document, 'correlation', log);
  if (section === undefined) return undefined;
  const type = readType(section, log);
  const listed = [...new Set(textsOf(section, 'rules', log))];
  const timespanMs = readTimespan(section, log);
  const aliases = readAliases(section, log);
  const generate = readFlag(section, 'generate', log) || readFlag(document, 'generate', log);
  const condition = type === undefined ? undefined : readBounds(section, type, log);
  const rules = listed.length > 0 ? listed : namesIn(condition?.expression);
  if (rules.length === 0 && !log.hasProblems) log.add(section.at, 'missing-key', { key: 'rules' });
  if (log.hasProblems || type === undefined || condition === undefined) return undefined;
  const at = {
    rules: entryOf(section, 'rules')?.value.at ?? section.at,
    condition: entryOf(section, 'condition')?.value.at ?? section.at,
    aliases: entryOf(section, 'aliases')?.value.at ?? section.at,
  };
  const groupBy = textsOf(section, 'group-by', log);
  return { ...head, type, rules, groupBy, timespanMs, ...condition, aliases, generate, at };
}

function readType(section: LocatedMap, log: ProblemLog): CorrelationType | undefined {
  const name = textOf(section, 'type', log);
  const type = CORRELATION_TYPES.find((known) => known === name.toLowerCase());
  if (type !== undefined) return type;
  const entry = entryOf(section, 'type');
  if (entry === undefined) log.add(section.at, 'missing-key', { key: 'type' });
  else {
    const known = CORRELATION_TYPES.join(' ');
    log.add(entry.value.at, 'unknown-value', { key: 'type', value: name, known });
  }
  return undefined;
}

function readTimespan(section: LocatedMap, log: ProblemLog): number {
  const text = textOf(section, 'timespan', log) || textOf(section, 'timeframe', log);
  const entry = entryOf(section, 'timespan') ?? entryOf(section, 'timeframe');
  if (entry === undefined) {
    log.add(section.at, 'missing-key', { key: 'timespan' });
    return 0;
  }
  const match = /^(\d+)([smhdwMy])$/.exec(text);
  const span = match === null ? 0 : Number(match[1]) * UNITS[match[2]!]!;
  if (!(span > 0 && Number.isSafeInteger(span))) log.add(entry.value.at, 'bad-timespan', { value: text });
  return span;
}

function readFlag(map: LocatedMap, key: string, log: ProblemLog): boolean {
  const entry = entryOf(map, key);
  if (entry === undefined) return false;
  if (entry.value.kind === 'scalar' && typeof entry.value.value === 'boolean') return entry.value.value;
  log.add(entry.value.at, 'wrong-type', { key, expected: 'boolean', found: kindOf(entry.value) });
  return false;
}

function readAliases(section: LocatedMap, log: ProblemLog): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const entry = entryOf(section, 'aliases');
  const aliases = new Map<string, ReadonlyMap<string, string>>();
  if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null)) return aliases;
  const refuse = (at: number, key: string, found: string) =>
    log.add(at, 'wrong-type', { key, expected: 'map', found });
  if (entry.value.kind !== 'map') {
    refuse(entry.value.at, 'aliases', kindOf(entry.value));
    return aliases;
  }
  for (const { key, value } of entry.value.entries) {
    if (value.kind !== 'map') refuse(value.at, key, kindOf(value));
    else aliases.set(key, new Map(value.entries.map((one) => [one.key, textOf(value, one.key, log)])));
  }
  return aliases;
}

/** The names of a boolean condition, in order of appearance. */
export function namesIn(node: CorrelationCondition['expression']): string[] {
  const names = new Set<string>();
  const visit = (one: ConditionNode): void => {
    if (one.kind === 'name') names.add(one.name);
    else if (one.kind === 'not') visit(one.of);
    else if (one.kind !== 'of') one.of.forEach(visit);
  };
  if (node !== undefined) visit(node);
  return [...names];
}
