import type { DataRole } from '../duty.ts';
import type { DataSetFacts } from '../facts.ts';
import { zonedTime } from '../zoned-time.ts';
import { SAID_FACTS, type WrittenFacts } from './facts-schema.ts';

/** The data sets that facts tell of; what a set does not say is as for the incident as a whole. */
export function dataSetsOf(written: WrittenFacts): DataSetFacts[] {
  const { role, data, knownAt: _, personsInAll: __, ...shared } = written;
  if (data === undefined) return [dataSetOf('', roleOf(role), shared, role)];
  return data.map(({ set, role: own, knownAt, ...rest }) => {
    const facts = dataSetOf(set, own ?? roleOf(role), { ...shared, ...withoutMissing(rest) }, role);
    return { ...facts, knownAt: knownAt == null ? undefined : momentsOf(knownAt) };
  });
}

/**
 * Moments that may count as knowing, earliest first, in milliseconds since the epoch; NaN for what is no time. Times
 * without an offset are Japan's.
 */
export function momentsOf(written: string | readonly string[]): number[] {
  const moments = [written].flat().map((moment) => zonedTime(moment, 'Asia/Tokyo', 'start'));
  return moments.sort((a, b) => a - b);
}

/** A shop's data is its own, and what a provider holds is entrusted to it, unless the facts say otherwise. */
function roleOf(role: WrittenFacts['role']): DataRole {
  if (role === 'shop') return 'own';
  return role === 'provider' ? 'entrusted' : 'unclear';
}

function withoutMissing<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}

type Measured = Omit<WrittenFacts, 'role' | 'data' | 'knownAt' | 'personsInAll'>;

function dataSetOf(
  set: string,
  role: DataRole,
  measured: Measured,
  company: WrittenFacts['role'],
): DataSetFacts {
  const values = Object.entries(measured).filter(([fact]) => SAID_FACTS.includes(fact));
  const said = new Map<string, boolean>(company == null ? [] : [['hostsShops', company === 'provider']]);
  for (const [fact, value] of values) if (typeof value === 'boolean') said.set(fact, value);
  return {
    set,
    role,
    persons: measured.persons ?? undefined,
    bound: measured.bound ?? 'exact',
    certainty: measured.certainty ?? undefined,
    items: measured.items ?? undefined,
    said,
    open: new Set(values.filter(([, value]) => value === null).map(([fact]) => fact)),
  };
}
