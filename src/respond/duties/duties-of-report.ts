import { dataSetsOf } from '../../model/config/data-sets-of.ts';
import { factsSchema } from '../../model/config/facts-schema.ts';
import type { Duty } from '../../model/duty.ts';
import type { LawBook } from '../../model/law.ts';
import { assessDuties } from './assess-duties.ts';
import { type Reported, reportedFacts } from './reported-facts.ts';

/**
 * The duties that follow from a report alone. When the incident became known is for people to say, so none has a date
 * yet. A provider's shops are data sets of their own, since each shop entrusted its data.
 *
 * @param role what the organisation is; undefined while nobody said
 */
export function dutiesOfReport(
  report: Reported,
  role: 'shop' | 'provider' | undefined,
  book: LawBook,
): Duty[] {
  const { persons, bound, ...whole } = Object.fromEntries(reportedFacts(report, null));
  const shops = [...new Set(report.scope.exposures.map(({ tenant }) => tenant))].sort();
  const data = shops.map((set) => ({ set, ...Object.fromEntries(reportedFacts(report, set)) }));
  const written = factsSchema.parse(
    role === 'provider' && data.length > 0 ? { role, ...whole, data } : { role, persons, bound, ...whole },
  );
  const isMost = bound === 'exact' || bound === 'max';
  const personsInAll = typeof persons === 'number' && isMost ? persons : undefined;
  return assessDuties({ knownAt: [], dataSets: dataSetsOf(written), personsInAll }, book);
}
