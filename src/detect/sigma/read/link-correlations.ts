import type { ConditionNode } from '../rule/condition-node.ts';
import type { RuleHead } from '../rule/rule-head.ts';
import type { RuleProblemCode } from '../rule/rule-problem.ts';
import type { CorrelationBound, SigmaCorrelation } from '../rule/sigma-correlation.ts';
import { namesIn, type UnlinkedCorrelation } from './read-correlation.ts';

/** More rules than this in a boolean condition would make too many ways to fulfil it. */
const MOST_RULES = { temporal: 12, temporal_ordered: 6 } as const;

/** Tells of a problem of a correlation at an offset of its document. */
export type Refuse = (
  correlation: UnlinkedCorrelation,
  at: number,
  code: RuleProblemCode,
  params: Readonly<Record<string, string>>,
) => void;

/**
 * Puts ids in the place of names, and leaves out correlations that name a rule that is not there (or was left out
 * itself) or that rest on themselves.
 */
export function linkCorrelations(
  rules: readonly RuleHead[],
  correlations: readonly UnlinkedCorrelation[],
  refuse: Refuse,
): SigmaCorrelation[] {
  let kept = correlations;
  for (;;) {
    const ids = idsOf([...rules, ...kept]);
    const linked = kept.flatMap((one) => {
      const whole = linkOne(one, ids, refuse);
      return whole === undefined ? [] : [{ from: one, whole }];
    });
    const sound = linked.filter(({ from, whole }) => !isCyclic(whole, linked, from, refuse));
    if (sound.length === kept.length) return sound.map(({ whole }) => whole);
    kept = sound.map(({ from }) => from);
  }
}

/** Which id an id or a name means. Ids come first: a name never hides one. */
function idsOf(heads: readonly RuleHead[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { name, id } of heads) if (name !== '' && !ids.has(name)) ids.set(name, id);
  for (const { id } of heads) ids.set(id, id);
  return ids;
}

function linkOne(
  correlation: UnlinkedCorrelation,
  ids: ReadonlyMap<string, string>,
  refuse: Refuse,
): SigmaCorrelation | undefined {
  const { at, ...rest } = correlation;
  const names = namesIn(correlation.expression);
  const missing = [...correlation.rules, ...names].find((name) => !ids.has(name));
  if (missing !== undefined) {
    refuse(correlation, at.rules, 'unknown-rule', { name: missing });
    return undefined;
  }
  const rules = [...new Set(correlation.rules.map((name) => ids.get(name)!))];
  const unlisted = names.find((name) => !rules.includes(ids.get(name)!));
  if (unlisted !== undefined) {
    refuse(correlation, at.condition, 'unlisted-rule', { name: unlisted });
    return undefined;
  }
  const most = correlation.type === 'temporal_ordered' ? MOST_RULES.temporal_ordered : MOST_RULES.temporal;
  if (names.length > 0 && rules.length > most) {
    const params = { found: String(rules.length), most: String(most) };
    refuse(correlation, at.condition, 'condition-too-complex', params);
    return undefined;
  }
  const aliases = new Map(
    [...correlation.aliases].map(([alias, fields]) => [
      alias,
      new Map([...fields].map(([rule, field]) => [ids.get(rule) ?? rule, field])),
    ]),
  );
  const expression = correlation.expression && withIds(correlation.expression, ids);
  const all: CorrelationBound = { operator: 'gte', value: rules.length };
  const bounds = rest.bounds.length === 0 && expression === undefined ? [all] : rest.bounds;
  return Object.freeze({ ...rest, rules: Object.freeze(rules), bounds, aliases, expression });
}

function withIds(node: ConditionNode, ids: ReadonlyMap<string, string>): ConditionNode {
  if (node.kind === 'name') return { ...node, name: ids.get(node.name)! };
  if (node.kind === 'not') return { ...node, of: withIds(node.of, ids) };
  if (node.kind === 'of') return node;
  return { ...node, of: node.of.map((part) => withIds(part, ids)) };
}

function isCyclic(
  correlation: SigmaCorrelation,
  all: readonly { whole: SigmaCorrelation }[],
  from: UnlinkedCorrelation,
  refuse: Refuse,
): boolean {
  const byId = new Map(all.map(({ whole }) => [whole.id, whole]));
  const seen = new Set<string>();
  const open = [...correlation.rules];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === correlation.id) {
      refuse(from, from.at.rules, 'rule-cycle', { name: correlation.id });
      return true;
    }
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.rules ?? []));
  }
  return false;
}
