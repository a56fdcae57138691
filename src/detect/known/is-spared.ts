import type { KnownRole } from '../../model/known-address.ts';
import type { Conduct } from '../conduct.ts';

/** What each role is there for. Nobody is there to compromise. */
const DUTIES: Readonly<Record<KnownRole, readonly Conduct[]>> = {
  scanner: ['attack', 'frequency', 'login'],
  monitor: ['frequency'],
  callback: ['posting'],
  operator: ['operation', 'login'],
  office: ['operation', 'login'],
};

/** Whether an address of this role does its duty when it does this. */
export function isSpared(role: KnownRole | '', conduct: Conduct): boolean {
  return role !== '' && DUTIES[role].includes(conduct);
}
