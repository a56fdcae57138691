import type { RuleSet } from '../../detect/sigma/rule/rule-set.ts';
import type { Finding } from '../../model/finding.ts';

/** Runs a case's logs through the whole pipeline, with these rules. */
export type RunCase = (folder: string, rules: RuleSet) => Promise<{ readonly findings: readonly Finding[] }>;
