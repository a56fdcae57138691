import type { Duty } from '../../model/duty.ts';

/**
 * Makes one of duties of one law that want the same of the same for one data set, or once for the incident: where the
 * role is unclear, that of an owner and that of a processor. The earlier date counts, and what decides either of them is
 * asked.
 */
export function mergeDuties(duties: readonly Duty[]): Duty[] {
  const merged = new Map<string, Duty>();
  for (const duty of duties) {
    const key = JSON.stringify([duty.set, duty.law, duty.authority, duty.kind]);
    const before = merged.get(key);
    merged.set(key, before === undefined ? duty : joined(before, duty));
  }
  return [...merged.values()];
}

function joined(a: Duty, b: Duty): Duty {
  const earlier = b.dueAt < a.dueAt ? b : a;
  const isDue = a.status === 'due' || b.status === 'due';
  const questions = isDue ? [] : [...new Set([...a.questions, ...b.questions])];
  return { ...earlier, status: isDue ? 'due' : 'to-be-decided', questions };
}
