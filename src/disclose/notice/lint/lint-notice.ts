import type { LintFinding } from '../../../model/notice/lint-finding.ts';
import type { LintedNotice } from '../../../model/notice/linted-notice.ts';
import type { LintRule } from './lint-rule.ts';
import { certainty } from './rules/certainty.ts';
import { consent } from './rules/consent.ts';
import { delay } from './rules/delay.ts';
import { exceptions } from './rules/exceptions.ts';
import { leftOut } from './rules/left-out.ts';
import { links } from './rules/links.ts';
import { nationality } from './rules/nationality.ts';
import { numbers } from './rules/numbers.ts';
import { partitions } from './rules/partitions.ts';
import { personalData } from './rules/personal-data.ts';
import { promises } from './rules/promises.ts';
import { requiredItems } from './rules/required-items.ts';
import { sameItems } from './rules/same-items.ts';
import { samePerson } from './rules/same-person.ts';
import { units } from './rules/units.ts';

const RULES: readonly LintRule[] = [
  partitions,
  units,
  certainty,
  delay,
  requiredItems,
  promises,
  personalData,
  nationality,
  samePerson,
  consent,
  links,
  exceptions,
  leftOut,
  sameItems,
];

/** Everything that the linter finds in a notice. A text that was written by hand has no bound values: its numbers are held against the facts. */
export function lintNotice(notice: LintedNotice, origin: 'rendered' | 'by-hand'): LintFinding[] {
  const rules = origin === 'rendered' ? RULES : [...RULES, numbers];
  return rules.flatMap((rule) => rule(notice));
}
