import { LEVELS, type Level } from '../../../model/level.ts';
import { ANY_LOG_SOURCE, type LogSource } from '../rule/log-source.ts';
import type { RuleHead } from '../rule/rule-head.ts';
import { entryOf, kindOf, type LocatedMap, plainValue } from './located.ts';
import type { ProblemLog } from './problem-log.ts';

const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'];
const TECHNIQUE = /^attack\.(t\d{4}(?:\.\d{3})?)$/i;
const STANDARD = new Set(
  (
    'title id name related taxonomy status description license author references date modified logsource ' +
    'detection correlation filter fields falsepositives level tags scope generate action title_ja'
  ).split(' '),
);

/** Where a document stands, for what it does not say itself. */
export interface DocumentPlace {
  readonly path: string;
  readonly line: number;
  /** `path`, or `path#n` for the n-th document of a file. */
  readonly fallbackId: string;
}

/** Reads Sigma's metadata. What is wrong goes to the log; what is missing gets its neutral value. */
export function readHead(map: LocatedMap, place: DocumentPlace, log: ProblemLog): RuleHead {
  const name = textOf(map, 'name', log);
  const id = textOf(map, 'id', log) || name || place.fallbackId;
  const tags = textsOf(map, 'tags', log);
  return {
    id,
    name,
    title: textOf(map, 'title', log) || id,
    titleJa: textOf(map, 'title_ja', log),
    path: place.path,
    line: place.line,
    level: (oneOf(map, 'level', LEVELS, log) || undefined) as Level | undefined,
    status: oneOf(map, 'status', STATUSES, log),
    description: textOf(map, 'description', log),
    tags,
    techniques: tags.flatMap((tag) => TECHNIQUE.exec(tag)?.[1]?.toUpperCase() ?? []),
    fields: textsOf(map, 'fields', log),
    falsepositives: textsOf(map, 'falsepositives', log),
    references: textsOf(map, 'references', log),
    logsource: readLogSource(map, log),
    custom: Object.freeze(customOf(map)),
  };
}

/** The id or title of a document, before anything is known to be right; '' if it has neither. */
export function nameOfDocument(map: LocatedMap): string {
  for (const key of ['id', 'name', 'title']) {
    const value = entryOf(map, key)?.value;
    if (value?.kind === 'scalar' && value.value !== null) return String(value.value);
  }
  return '';
}

/** A text of a map; '' if it is missing. */
export function textOf(map: LocatedMap, key: string, log: ProblemLog): string {
  const entry = entryOf(map, key);
  if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null)) return '';
  if (entry.value.kind === 'scalar') return String(entry.value.value).trim();
  log.add(entry.value.at, 'wrong-type', { key, expected: 'string', found: kindOf(entry.value) });
  return '';
}

/** A list of texts; a single text counts as a list of one. */
export function textsOf(map: LocatedMap, key: string, log: ProblemLog): readonly string[] {
  const entry = entryOf(map, key);
  if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null)) return [];
  const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && item.value !== null) return [String(item.value)];
    log.add(item.at, 'wrong-type', { key, expected: 'list', found: kindOf(item) });
    return [];
  });
}

function oneOf(map: LocatedMap, key: string, known: readonly string[], log: ProblemLog): string {
  const value = textOf(map, key, log).toLowerCase();
  if (value === '' || known.includes(value)) return value;
  log.add(entryOf(map, key)!.value.at, 'unknown-value', { key, value, known: known.join(' ') });
  return '';
}

function readLogSource(map: LocatedMap, log: ProblemLog): LogSource {
  const entry = entryOf(map, 'logsource');
  if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null)) {
    return ANY_LOG_SOURCE;
  }
  if (entry.value.kind !== 'map') {
    log.add(entry.value.at, 'wrong-type', { key: 'logsource', expected: 'map', found: kindOf(entry.value) });
    return ANY_LOG_SOURCE;
  }
  const part = (key: string) => textOf(entry.value as LocatedMap, key, log).toLowerCase();
  return Object.freeze({ category: part('category'), product: part('product'), service: part('service') });
}

function customOf(map: LocatedMap): Record<string, unknown> {
  const custom = map.entries.filter(({ key }) => !STANDARD.has(key));
  return Object.fromEntries(custom.map(({ key, value }) => [key, plainValue(value)]));
}
