import type { CaseState } from '../../../../model/case/case-state.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { CONTRADICTIONS } from '../../../../text/notice/contradictions.ts';
import { REFUSALS } from '../../../../text/notice/refusals.ts';
import { childText, type FactNode } from '../fact-tree.ts';
import { clashingFigures } from './clashing-figures.ts';
import { clashingTimes } from './clashing-times.ts';
import { clashingWithLaws } from './clashing-with-laws.ts';

/** Where facts that contradict each other are looked for. */
export interface ContradictionSources {
  readonly root: FactNode;
  readonly state: CaseState;
  readonly figures: readonly NoticeFigure[];
  readonly report: Report | null;
  readonly language: Language;
  /** Milliseconds since the epoch; NaN for none. */
  readonly knownAt: number;
  readonly now: number;
}

/** Facts that cannot hold together, each with what to mend. */
export function findContradictions(sources: ContradictionSources): NoticeProblem[] {
  const { report, language } = sources;
  const say = CONTRADICTIONS[language];
  return [
    ...clashingFigures(sources),
    ...clashingWithLaws(sources),
    ...clashingTimes(sources),
    ...unmailable(sources),
    ...(report?.scope.partitions ?? []).flatMap(({ id, total, parts }) => {
      const sum = parts.reduce((all, { n }) => all + n, 0);
      return sum === total ? [] : [{ place: `partition:${id}`, ...say.partition(sum, total) }];
    }),
  ];
}

/** One address that mail can go to, without a name beside it. */
const MAILABLE = /^[^\s@<>"'(),;:\\]+@[^\s@<>"'(),;:\\]+\.[^\s@<>"'(),;:\\.]+$/;

/** An address for questions that nobody could write to. */
function unmailable({ root, language }: ContradictionSources): NoticeProblem[] {
  const email = childText(root.children.get('contact'), 'email', language);
  if (email === undefined || MAILABLE.test(email.trim())) return [];
  return [{ place: 'contact.email', ...REFUSALS[language].unmailable(email) }];
}
