import type { RuleFile } from '../rule/rule-file.ts';
import type { RuleProblem } from '../rule/rule-problem.ts';
import type { SigmaFilter } from '../rule/sigma-filter.ts';
import type { SigmaRule } from '../rule/sigma-rule.ts';
import { entryOf, kindOf, type LocatedMap, overlayMap } from './located.ts';
import type { Placeholders } from './modifier/context.ts';
import { ProblemLog } from './problem-log.ts';
import { readCorrelation, type UnlinkedCorrelation } from './read-correlation.ts';
import { type DocumentPlace, nameOfDocument } from './read-head.ts';
import { readFilter, readRule } from './read-rule.ts';
import { readYaml, type YamlDocument, type YamlFile } from './read-yaml.ts';

/** What a document turned out to be. */
export type Noun =
  | { readonly kind: 'rule'; readonly value: SigmaRule }
  | { readonly kind: 'correlation'; readonly value: UnlinkedCorrelation }
  | { readonly kind: 'filter'; readonly value: SigmaFilter };

export interface ReadDocument {
  readonly noun: Noun | undefined;
  readonly problems: readonly RuleProblem[];
  /** Of the document's first key, from 1. */
  readonly column: number;
  placeOf(offset: number): { line: number; column: number };
}

/** Reads every document of a file. `action: global` gives the documents after it what they do not say themselves. */
export function readRuleFile(file: RuleFile, placeholders: Placeholders): ReadDocument[] {
  const yaml = readYaml(file.text);
  const read: ReadDocument[] = [];
  let template: LocatedMap | undefined;
  let previous: LocatedMap | undefined;
  let count = 0;
  for (const document of yaml.documents) {
    if (document.value === undefined && document.fault === undefined) continue;
    if (document.value?.kind === 'scalar' && document.value.value === null) continue;
    if (document.value?.kind !== 'map') {
      read.push(unreadable(file, yaml, document));
      continue;
    }
    const action = actionOf(document.value);
    if (action === 'global' || action === 'reset') {
      template = action === 'global' ? document.value : undefined;
      previous = template;
      continue;
    }
    const base = action === 'repeat' ? previous : template;
    const whole: LocatedMap =
      base === undefined ? document.value : { ...overlayMap(base, document.value), at: document.value.at };
    previous = whole;
    read.push(readDocument(file, yaml, whole, action, ++count, placeholders));
  }
  return read;
}

function actionOf(map: LocatedMap): string {
  const value = entryOf(map, 'action')?.value;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value).toLowerCase() : '';
}

function unreadable(file: RuleFile, yaml: YamlFile, { value, fault }: YamlDocument): ReadDocument {
  const log = new ProblemLog(file.path, '', yaml.placeOf);
  if (fault !== undefined) log.add(fault.at, fault.code, { cause: fault.message });
  else log.add(value?.at ?? 0, 'not-a-map', { found: value === undefined ? 'null' : kindOf(value) });
  return { noun: undefined, problems: log.problems, column: 1, placeOf: yaml.placeOf };
}

function readDocument(
  file: RuleFile,
  yaml: YamlFile,
  map: LocatedMap,
  action: string,
  count: number,
  placeholders: Placeholders,
): ReadDocument {
  const log = new ProblemLog(file.path, nameOfDocument(map), yaml.placeOf);
  const { line, column } = yaml.placeOf(map.at);
  const place = { path: file.path, line, fallbackId: count === 1 ? file.path : `${file.path}#${count}` };
  if (action !== '' && action !== 'repeat') {
    log.add(entryOf(map, 'action')!.value.at, 'unknown-action', { value: action });
  }
  const noun = readNoun(map, place, placeholders, log);
  return {
    noun: log.hasProblems ? undefined : noun,
    problems: log.problems,
    column,
    placeOf: yaml.placeOf,
  };
}

function readNoun(
  map: LocatedMap,
  place: DocumentPlace,
  placeholders: Placeholders,
  log: ProblemLog,
): Noun | undefined {
  if (entryOf(map, 'correlation') !== undefined) {
    const value = readCorrelation(map, place, log);
    return value && { kind: 'correlation', value };
  }
  if (entryOf(map, 'filter') !== undefined) {
    const value = readFilter(map, place, placeholders, log);
    return value && { kind: 'filter', value };
  }
  const value = readRule(map, place, placeholders, log);
  return value && { kind: 'rule', value };
}
