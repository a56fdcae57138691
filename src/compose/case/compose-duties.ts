import { readFacts } from '../../adapters/settings/read-facts.ts';
import { readLaws } from '../../adapters/settings/read-laws.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { Duty } from '../../model/duty.ts';
import { assessDuties } from '../../respond/duties/assess-duties.ts';
import { dutiesOfReport } from '../../respond/duties/duties-of-report.ts';
import type { Reported } from '../../respond/duties/reported-facts.ts';
import { shippedLaws } from './shipped-laws.ts';

/** The duties of an incident, or what is wrong with its facts. */
export type DutiesReading =
  | {
      readonly ok: true;
      readonly duties: readonly Duty[];
      /** Where the facts deny that cards are concerned, beside card data: FILE:LINE:COLUMN. */
      readonly cardsDenied: string | undefined;
    }
  | { readonly ok: false; readonly problems: readonly AppError[] };

/**
 * Reads the facts of an incident and the laws that ship with the program, and says what is owed.
 *
 * @param factsFile path of FACTS.json
 */
export async function composeDuties(factsFile: string): Promise<DutiesReading> {
  const facts = await readFacts(factsFile);
  if (!facts.ok) return facts;
  const laws = await readLaws(shippedFolder('laws'));
  if (!laws.ok) return laws;
  return { ok: true, duties: assessDuties(facts.facts, laws.book), cardsDenied: facts.cardsDenied };
}

/**
 * What follows from a report, by the laws that ship with the program.
 *
 * @param role what the organisation is; undefined while nobody said
 * @throws ConfigErrors when the laws cannot be read
 */
export async function composeReportDuties(
  reported: Reported,
  role: 'shop' | 'provider' | undefined,
): Promise<readonly Duty[]> {
  return dutiesOfReport(reported, role, await shippedLaws());
}
