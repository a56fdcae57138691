import type { Language } from '../model/language.ts';
import type { RuleEngine } from './rule-engine.ts';
import { type RuleInfo, ruleInfoOf } from './rule-info.ts';
import { compileRules } from './sigma/compile-rules.ts';
import type { RuleHead } from './sigma/rule/rule-head.ts';
import type { RuleSet } from './sigma/rule/rule-set.ts';

/** Tag of rules that only serve other rules. */
const BUILDING_BLOCK = 'hinomi.building-block';

/** The rules of a set, as detection asks them. */
export function createRuleEngine(set: RuleSet, language: Language): RuleEngine {
  const infos = new Map<string, RuleInfo>();
  for (const head of [...set.rules, ...set.correlations]) infos.set(head.id, infoOf(head, set, language));
  const onObservations = set.rules.filter(({ logsource }) => logsource.category === 'observation');
  const matcher = compileRules(onObservations);
  const observationInfos = onObservations.map(({ id }) => infos.get(id)!);
  return {
    infoOf: (id) => infos.get(id),
    matchObservation: (source) => matcher.match(source).map((index) => observationInfos[index]!),
    correlate: () => [],
  };
}

function infoOf(head: RuleHead, set: RuleSet, language: Language): RuleInfo {
  const title = language === 'ja' && head.titleJa !== '' ? head.titleJa : head.title;
  const silent = set.silent.has(head.id) || head.tags.includes(BUILDING_BLOCK);
  return ruleInfoOf({ id: head.id, title, level: head.level, tags: head.tags }, silent);
}
