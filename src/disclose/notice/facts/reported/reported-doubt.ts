import type { Language } from '../../../../model/language.ts';
import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { sayDoubt } from '../../../../text/notice/doubt-words.ts';
import { REFUSALS } from '../../../../text/notice/refusals.ts';
import { sayDay } from '../../../../text/notice/say-date.ts';
import { itemWord } from '../../../../text/notice/say-value.ts';
import { bound } from '../make-values.ts';

/** What a doubtful customer is asked about, or why a report tells nothing of it. */
export type ReportedDoubt =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, NoticeValue> }
  | { readonly ok: false; readonly problem: NoticeProblem };

const OPTION = '--exposure';

/**
 * The values `doubt.*` of a question about an exposure of a report: what was done in the account, and the reference to
 * answer with. What follows from a "no" is a promise, which only a person can record.
 *
 * @param caseId stands before the exposure's id in the reference
 */
export function reportedDoubt(
  report: Report | null,
  id: string,
  caseId: string,
  language: Language,
): ReportedDoubt {
  const say = REFUSALS[language];
  if (report === null) return { ok: false, problem: { place: OPTION, ...say.noReport() } };
  const entered = report.scope.exposures.filter(({ channel }) => channel === 'account-takeover');
  const exposure = entered.find((one) => one.id === id);
  if (exposure === undefined) {
    const known = entered.map((one) => one.id).join(' ');
    return { ok: false, problem: { place: OPTION, ...say.unknownExposure(id, known) } };
  }
  const { from, to, altered } = exposure;
  const day = (at: string | null) => (at === null ? '' : sayDay(language, at));
  const items = altered.map((item) => itemWord(language, item));
  const source = `exposure:${id}`;
  return {
    ok: true,
    fields: new Map([
      ['what', bound(sayDoubt(language, day(from), day(to), items), source)],
      ['reference', bound(`${caseId}-${id}`, source)],
    ]),
  };
}
