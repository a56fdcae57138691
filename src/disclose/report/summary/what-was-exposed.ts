import { CERTAINTIES, type Exposure, type Scope, type Total } from '../../../model/exposure.ts';
import type { Statement } from '../../../text/report/statement.ts';

/** How many persons' data was reached, the surest first; and what was reached without a figure. */
export function whatWasExposed({ exposures, totals, funnels }: Scope): Statement[] {
  const statements: Statement[] = [];
  for (const certainty of CERTAINTIES) {
    const all = totals.filter(
      (total) => total.tenant === null && total.certainty === certainty && total.n > 0,
    );
    const figures = withoutRest(all);
    if (figures.length === 0) continue;
    const own = exposures.filter((one) => one.certainty === certainty);
    statements.push({
      code: 'exposed',
      certainty,
      channels: [...new Set(own.map(({ channel }) => channel))],
      figures,
      tenants: [...new Set(own.map(({ tenant }) => tenant))],
    });
  }
  const entered = funnels.map(({ steps }) => steps);
  if (entered.length > 0) {
    const sum = (name: 'entered' | 'changed' | 'purchased') =>
      entered.flat().reduce((all, step) => (step.name === name ? all + step.n : all), 0);
    statements.push({
      code: 'accounts-entered',
      entered: sum('entered'),
      changed: sum('changed'),
      purchased: sum('purchased'),
      orders: exposures.reduce((all, { records }) => all + (records.purchases ?? 0), 0),
      tenants: [...new Set(funnels.map(({ tenant }) => tenant))],
    });
  }
  for (const isSure of [true, false]) {
    const open = exposures.filter((one) => isOpen(one) && isReached(one) === isSure);
    if (open.length === 0) continue;
    statements.push({
      code: 'exposed-uncounted',
      isSure,
      channels: [...new Set(open.map(({ channel }) => channel))],
      tenants: [...new Set(open.map(({ tenant }) => tenant))],
    });
  }
  return statements;
}

/** Whether it is certain that data was reached, however much. */
function isReached({ certainty }: Exposure): boolean {
  return certainty === 'taken' || certainty === 'viewed';
}

/** Whether it is not known of a single person: nobody can count them, or none of those reached is in the data. */
function isOpen({ persons, bound }: Exposure): boolean {
  return persons === null || (persons === 0 && bound !== 'exact' && bound !== 'max');
}

/** Rows are told by what they are; only rows that are nothing else are told as records. */
function withoutRest(totals: readonly Total[]): Total[] {
  const isNamed = totals.some(({ unit }) => unit === 'orders' || unit === 'accounts');
  return totals.filter(({ unit }) => unit !== 'records' || !isNamed);
}
