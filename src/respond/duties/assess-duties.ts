import { AUTHORITIES, DATA_ROLES, type DataRole, DUTY_KINDS, type Duty } from '../../model/duty.ts';
import type { Facts } from '../../model/facts.ts';
import type { Law, LawBook, LawDuty, Term } from '../../model/law.ts';
import { guideStart, termEnd } from './count-days.ts';
import { judgeCondition } from './judge-condition.ts';
import type { Judged, Judgement } from './judgement.ts';
import { mergeDuties } from './merge-duties.ts';

/**
 * The duties that follow from facts: those that are owed, and those that an open fact decides. A duty that is not
 * owed is left out. Each data set has its own duties, by the role that the company has in it, and its own clock where
 * its facts say when it was known; what a law wants once for an incident is not said for each of them. The earliest
 * moment that may count as knowing drives the dates; what the others would mean is told beside it.
 *
 * @returns by date, those without a date last
 */
export function assessDuties(facts: Facts, book: LawBook): Duty[] {
  const names = [...new Set(book.laws.map(({ law }) => law))];
  const duties = facts.dataSets.flatMap((set) => {
    const moments = set.knownAt ?? facts.knownAt;
    const knownAt = moments[0] ?? Number.NaN;
    return names.flatMap((name) => {
      const law = versionAt(
        book.laws.filter((one) => one.law === name),
        knownAt,
      );
      if (law === undefined) return [];
      const over = { set, all: facts.dataSets, personsInAll: facts.personsInAll, named: law.conditions };
      const setting = { law, over, moments, knownAt, questions: book.questions };
      return law.duties.flatMap((duty) => assess(duty, setting));
    });
  });
  return mergeDuties(duties).sort(compareDuties);
}

/** The version that held at a moment; for older incidents the first there was, for those not dated the last. */
function versionAt(versions: readonly Law[], knownAt: number): Law | undefined {
  const inForce = versions.filter(({ validFrom }) => !Number.isNaN(validFrom));
  const sorted = inForce.sort((a, b) => a.validFrom - b.validFrom);
  return sorted.findLast(({ validFrom }) => Number.isNaN(knownAt) || validFrom <= knownAt) ?? sorted[0];
}

interface Setting {
  readonly law: Law;
  readonly over: Judged;
  readonly moments: readonly number[];
  readonly knownAt: number;
  readonly questions: LawBook['questions'];
}

function assess(duty: LawDuty, setting: Setting): Duty[] {
  const { law, over, moments, knownAt, questions } = setting;
  const isOwed = both(roleFits(duty.roles, over.set.role), judgeCondition(duty.when, over));
  if (isOwed === false) return [];
  const { term, open } = chooseTerm(duty.due, setting);
  const unknown = [
    ...(isOwed === true ? [] : isOwed.open),
    ...open,
    ...(Number.isNaN(knownAt) ? ['knownAt'] : []),
  ];
  return [
    {
      authority: duty.authority,
      kind: duty.kind,
      set: law.once ? '' : over.set.set,
      dueAt: term === undefined ? Number.NaN : termEnd(term, knownAt),
      guideFrom: term === undefined ? Number.NaN : guideStart(term, knownAt),
      status: unknown.length === 0 ? 'due' : 'to-be-decided',
      questions: [...new Set(unknown)].map((fact) => questions.get(fact)!),
      basis: duty.basis,
      law: law.law,
      lawVersion: law.version,
      inForce: !(knownAt < law.validFrom),
      sureness: duty.sureness,
      contains: duty.contains,
      source: duty.source,
      candidates: moments.map((at) => {
        return { knownAt: at, dueAt: term === undefined ? Number.NaN : termEnd(term, at) };
      }),
    },
  ];
}

/** Where nobody knows the role, a duty of every role is owed all the same. */
function roleFits(roles: readonly DataRole[], role: DataRole): Judgement {
  if (role !== 'unclear') return roles.includes(role);
  return DATA_ROLES.every((one) => one === 'unclear' || roles.includes(one)) || { open: ['role'] };
}

function both(a: Judgement, b: Judgement): Judgement {
  if (a === false || b === false) return false;
  const open = [a, b].flatMap((one) => (one === true ? [] : one.open));
  return open.length === 0 ? true : { open };
}

/** The term that holds; while facts are open that choose between several, the earliest of them. */
function chooseTerm(
  terms: readonly Term[],
  { over, knownAt }: Setting,
): { readonly term: Term | undefined; readonly open: readonly string[] } {
  const possible: Term[] = [];
  const open: string[] = [];
  for (const term of terms) {
    const holds = term.when === undefined ? true : judgeCondition(term.when, over);
    if (holds === false) continue;
    possible.push(term);
    if (holds === true) break;
    open.push(...holds.open);
  }
  const at = Number.isNaN(knownAt) ? 0 : knownAt;
  const earliest = possible.sort((a, b) => termEnd(a, at) - termEnd(b, at))[0];
  return { term: earliest, open: possible.length > 1 ? open : [] };
}

function compareDuties(a: Duty, b: Duty): number {
  const [dueA, dueB] = [a.dueAt, b.dueAt].map((at) => (Number.isNaN(at) ? Number.POSITIVE_INFINITY : at));
  if (dueA !== dueB) return dueA! - dueB!;
  return (
    AUTHORITIES.indexOf(a.authority) - AUTHORITIES.indexOf(b.authority) ||
    DUTY_KINDS.indexOf(a.kind) - DUTY_KINDS.indexOf(b.kind) ||
    (a.set === b.set ? 0 : a.set < b.set ? -1 : 1)
  );
}
