import { AppError } from '../../errors/app-error.ts';
import type { CaseAct, FactValue } from '../../model/case/case-act.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { factValue } from '../../model/case/fact-value.ts';
import { FACT_NAMES, factsSchema } from '../../model/config/facts-schema.ts';
import { nearestWord } from '../../model/config/nearest-word.ts';
import { PROBLEM } from '../../model/config/schema-parts.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import { requireWhy } from './require-why.ts';

const ZONE = 'Asia/Tokyo';
const KNOWN_AT = 'knownAt';
/** Of the incident as a whole alone. */
const IN_ALL = 'personsInAll';
/** `contact.phone`: facts that no law asks for, but a notice may. */
const OWN_NAME = /^[a-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)+$/;
/** Facts that list items of personal data: `figures.cards.items`. */
const ITEMS = /\.items$/;
const TIMES = ['incident.from', 'incident.to'];

/** A fact as typed. */
export interface TypedFact {
  /** Name of the data set; '' for the incident as a whole. */
  readonly set: string;
  readonly name: string;
  readonly written: string;
  /** What `written` means, where its file says so; else it is found out. */
  readonly value?: FactValue | undefined;
  readonly who: string;
  readonly why: string;
}

/**
 * Reads a fact as it was typed. `knownAt` is a moment that may count as knowing; others get a new version. A moment,
 * and a value that changes one said before, owe a reason.
 *
 * What it contradicts is for {@link checkFacts}, which knows what is recorded with it.
 *
 * @throws AppError CASE_FACT_NAME, CASE_FACT_VALUE, CASE_WHY
 */
export function readFact(state: CaseState, fact: TypedFact): CaseAct {
  const { set, name, written, who, why } = fact;
  if (name === KNOWN_AT) {
    requireWhy(why);
    const at = momentOf(name, written);
    const what = { at: new Date(at).toISOString(), event: why, ...(set === '' ? {} : { set }) };
    return { kind: 'knowing', who, why, what };
  }
  const value = typedValue(fact);
  const before = factValue(state, name, set);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value)) requireWhy(why);
  return { kind: 'fact', who, why, what: { set, name, value } };
}

function typedValue({ name, written, set, value }: TypedFact): FactValue {
  if (FACT_NAMES.includes(name) || (name === IN_ALL && set === ''))
    return lawValue(name, written, set, value);
  if (name === IN_ALL && set !== '') throw new AppError('CASE_FACT_NAME', { name, nearest: 'persons' });
  if (!OWN_NAME.test(name)) {
    throw new AppError('CASE_FACT_NAME', {
      name,
      nearest: nearestWord(name, [...FACT_NAMES, IN_ALL, KNOWN_AT]),
    });
  }
  if (TIMES.includes(name) && written !== 'null') return new Date(momentOf(name, written)).toISOString();
  if (value !== undefined) return value;
  return ITEMS.test(name) && written !== 'null' ? listOf(written) : plainValue(written);
}

function lawValue(name: string, written: string, set: string, given: FactValue | undefined): FactValue {
  const typed = () => (name === 'items' && written !== 'null' ? listOf(written) : plainValue(written));
  const value = given === undefined || (name === 'items' && typeof given === 'string') ? typed() : given;
  const facts = set === '' ? { [name]: value } : { data: [{ set, [name]: value }] };
  const read = factsSchema.safeParse(facts);
  if (read.success) return value;
  const message = read.error.issues[0]?.message ?? '';
  const example = message.startsWith(PROBLEM.choice) ? message.slice(PROBLEM.choice.length) : message;
  throw new AppError('CASE_FACT_VALUE', { name, value: written, example });
}

function listOf(written: string): string[] {
  const words = written.replace(/^\[|\]$/g, '').split(/[,、\s]+/);
  return words.filter((word) => word !== '');
}

function plainValue(written: string): FactValue {
  if (written === 'true' || written === 'false') return written === 'true';
  if (written === 'null') return null;
  return /^(?:0|[1-9]\d{0,14})$/.test(written) ? Number(written) : written;
}

function momentOf(name: string, written: string): number {
  const at = zonedTime(written, ZONE, 'start');
  if (!Number.isNaN(at)) return at;
  throw new AppError('CASE_FACT_VALUE', { name, value: written, example: '2026-09-01T10:00:00+09:00' });
}
