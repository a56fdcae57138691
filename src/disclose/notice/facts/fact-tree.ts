import type { FactValue } from '../../../model/case/case-act.ts';
import type { CaseState } from '../../../model/case/case-state.ts';
import { factKey } from '../../../model/case/fact-key.ts';
import { LANGUAGES, type Language } from '../../../model/language.ts';
import type { NoticeValue } from '../../../model/notice/bound-value.ts';
import { boundFact, group, list } from './make-values.ts';

/** Facts by the parts of their dotted names. */
export interface FactNode {
  /** The whole name. */
  readonly name: string;
  value: FactValue | undefined;
  readonly children: Map<string, FactNode>;
}

/** The facts with a dotted name that hold for the incident as a whole, as a tree. What was opened again is left out. */
export function factTree(state: CaseState): FactNode {
  const root: FactNode = { name: '', value: undefined, children: new Map() };
  for (const { set, name, versions } of state.facts.values()) {
    const value = versions.at(-1)?.value;
    if (set !== '' || !name.includes('.') || value === null || value === undefined) continue;
    if (isReplaced(name, state)) continue;
    let node = root;
    for (const part of name.split('.')) {
      const child = node.children.get(part) ?? {
        name: node === root ? part : `${node.name}.${part}`,
        value: undefined,
        children: new Map(),
      };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return root;
}

/** Whether the wording of one language was followed by a text for all: `contact.name` after `contact.name.ja`. */
function isReplaced(name: string, { facts }: CaseState): boolean {
  const [, whole, language] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
  if (whole === undefined || !(LANGUAGES as readonly (string | undefined)[]).includes(language)) return false;
  const [later, own] = [facts.get(factKey('', whole)), facts.get(factKey('', name))].map((fact) =>
    fact?.versions.at(-1),
  );
  return later !== undefined && later.value !== null && own !== undefined && later.seq > own.seq;
}

/**
 * A part of the tree as a template names it: numbered children are a list in their order, `ja` and `en` two wordings
 * of one text. Undefined for what has no wording in this language.
 */
export function nodeValue(node: FactNode, language: Language): NoticeValue | undefined {
  const keys = [...node.children.keys()];
  if (keys.length === 0 || isWording(keys)) {
    const worded = node.children.get(language);
    const value = worded?.value ?? node.value;
    return value === undefined ? undefined : boundFact(language, value, `fact:${worded?.name ?? node.name}`);
  }
  const fields = keys.flatMap((key): [string, NoticeValue][] => {
    const value = nodeValue(node.children.get(key)!, language);
    return value === undefined ? [] : [[key, value]];
  });
  if (!keys.every((key) => /^\d+$/.test(key))) return group(fields);
  const inOrder = fields.toSorted(([a], [b]) => Number(a) - Number(b));
  return list(
    inOrder.map(([, value]) => value),
    fields,
  );
}

function isWording(keys: readonly string[]): boolean {
  return keys.every((key) => (LANGUAGES as readonly string[]).includes(key));
}

/** The text of a child in a language; undefined where there is none. */
export function childText(node: FactNode | undefined, name: string, language: Language): string | undefined {
  const child = node?.children.get(name);
  const value = child?.children.get(language)?.value ?? child?.value;
  return value === undefined || value === null ? undefined : String(value);
}
