import type { Duty } from '../model/duty.ts';
import type { Language } from '../model/language.ts';
import type { Report } from '../model/report-schema.ts';
import type { TimeWriter } from './report/rfc3339.ts';

/** A duty as one line of JSON, in the words of the contract. */
export function dutyLine(duty: Duty, language: Language, time: TimeWriter): string {
  return JSON.stringify(dutyOf(duty, language, time));
}

/** A duty as plain data, in the words of the contract. */
export function dutyOf(duty: Duty, language: Language, time: TimeWriter): Report['duties'][number] {
  const { candidates } = duty;
  return {
    authority: duty.authority,
    kind: duty.kind,
    ...(duty.set === '' ? {} : { set: duty.set }),
    dueAt: time(duty.dueAt),
    guideFrom: time(duty.guideFrom),
    status: duty.status,
    question: duty.questions.length === 0 ? null : duty.questions.map((one) => one[language]).join(' '),
    basis: duty.basis[language],
    law: duty.law,
    lawVersion: duty.lawVersion,
    inForce: duty.inForce,
    sureness: duty.sureness,
    contains: duty.contains.map((one) => one[language]),
    source: duty.source,
    candidates: candidates.map(({ knownAt, dueAt }) => ({ knownAt: time(knownAt), dueAt: time(dueAt) })),
  };
}
