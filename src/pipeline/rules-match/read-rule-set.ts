import { readRules } from '../../detect/sigma/read-rules.ts';
import type { RuleFile } from '../../detect/sigma/rule/rule-file.ts';
import type { RuleSet } from '../../detect/sigma/rule/rule-set.ts';

export type { RuleSet };

/** Reads rule files for matching. */
export function readRuleSet(files: readonly RuleFile[]): RuleSet {
  return readRules(files);
}
