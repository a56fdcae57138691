import type { CaseView } from '../../src/model/case/case-duty.ts';
import { caseView } from '../../src/respond/case/case-view.ts';
import { readFact } from '../../src/respond/case/read-fact.ts';
import { inventedCase, shippedLaws } from '../case/invented-case.ts';

/** A case in memory with facts, as it stands on 1 September 2026. */
export async function inventedView(
  facts: Readonly<Record<string, string | number | boolean | readonly string[] | null>>,
  known?: string,
): Promise<CaseView> {
  const inventory = await inventedCase('skimming');
  const by = { set: '', who: '佐藤', why: 'as told' };
  const moments = known === undefined ? [] : ([['knownAt', known]] as const);
  for (const [name, value] of [...moments, ...Object.entries(facts)]) {
    const given = Array.isArray(value) ? [...value] : (value as string | number | boolean | null);
    inventory.act((state) => readFact(state, { ...by, name, written: String(value), value: given }));
  }
  return caseView(inventory.state(), await shippedLaws(), Date.parse('2026-09-01T12:00:00+09:00'));
}
