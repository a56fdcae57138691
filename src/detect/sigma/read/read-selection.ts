import { type Expression, joinExpressions } from '../rule/expression.ts';
import {
  entryOf,
  kindOf,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  type LocatedScalar,
} from './located.ts';
import type { Placeholders } from './modifier/context.ts';
import type { ProblemLog } from './problem-log.ts';
import { type ItemKey, joinItemValues, readItemKey, readItemValue } from './read-item.ts';
import { RuleFault } from './rule-fault.ts';

const KEYWORD: ItemKey = { field: '', modifiers: [] };

/** Reads the search identifiers of a detection (or filter) section: all entries but those named. */
export function readSelections(
  section: LocatedMap,
  besides: readonly string[],
  placeholders: Placeholders,
  log: ProblemLog,
): Map<string, Expression> {
  const reader = new SelectionReader(placeholders, log);
  const selections = new Map<string, Expression>();
  for (const entry of section.entries) {
    if (besides.includes(entry.key)) continue;
    const expression = reader.read(entry.key, entry.value);
    if (expression !== undefined) selections.set(entry.key, expression);
  }
  return selections;
}

/** The section of a document; undefined, and a problem, when it is not there or is no map. */
export function sectionOf(document: LocatedMap, key: string, log: ProblemLog): LocatedMap | undefined {
  const entry = entryOf(document, key);
  if (entry?.value.kind === 'map') return entry.value;
  if (entry === undefined) log.add(document.at, 'missing-key', { key });
  else log.add(entry.value.at, 'wrong-type', { key, expected: 'map', found: kindOf(entry.value) });
  return undefined;
}

class SelectionReader {
  readonly #placeholders: Placeholders;
  readonly #log: ProblemLog;

  constructor(placeholders: Placeholders, log: ProblemLog) {
    this.#placeholders = placeholders;
    this.#log = log;
  }

  /** A map holds when all its items do, a list when one does; a plain value is a keyword. */
  read(selection: string, located: Located): Expression | undefined {
    if (located.kind === 'scalar') return this.#values(KEYWORD, [located]);
    const children = located.kind === 'map' ? located.entries : located.items;
    if (children.length === 0) {
      this.#log.add(located.at, 'empty-selection', { selection });
      return undefined;
    }
    const parts =
      located.kind === 'map'
        ? located.entries.map((entry) => this.#item(entry))
        : located.items.map((item) => this.read(selection, item));
    const read = parts.filter((part) => part !== undefined);
    if (read.length < parts.length) return undefined;
    return joinExpressions(located.kind === 'map' ? 'and' : 'or', read);
  }

  #item({ key, keyAt, value }: LocatedEntry): Expression | undefined {
    let itemKey: ItemKey;
    try {
      itemKey = readItemKey(key);
    } catch (fault) {
      return this.#refuse(keyAt, fault);
    }
    const located = value.kind === 'list' ? value.items : [value];
    if (located.length === 0) {
      this.#log.add(value.at, 'empty-list', { field: key });
      return undefined;
    }
    const scalars = located.filter((one) => one.kind === 'scalar');
    const other = located.find((one) => one.kind !== 'scalar');
    if (other !== undefined) {
      this.#log.add(other.at, 'wrong-type', { key, expected: 'value', found: kindOf(other) });
      return undefined;
    }
    return this.#values(itemKey, scalars);
  }

  #values(key: ItemKey, scalars: readonly LocatedScalar[]): Expression | undefined {
    const expressions: Expression[] = [];
    for (const scalar of scalars) {
      try {
        expressions.push(readItemValue(key, scalar.value, this.#placeholders));
      } catch (fault) {
        this.#refuse(scalar.at, fault);
      }
    }
    return expressions.length < scalars.length ? undefined : joinItemValues(key, expressions);
  }

  #refuse(at: number, fault: unknown): undefined {
    if (!(fault instanceof RuleFault)) throw fault;
    this.#log.add(at, fault.code, fault.params);
    return undefined;
  }
}
