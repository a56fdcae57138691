import type { TextRecord } from '../text-record.ts';

/** What one record of a database's log tells, besides its time and its session. */
export type DatabaseFacts = Pick<
  TextRecord,
  | 'action'
  | 'result'
  | 'account'
  | 'address'
  | 'object'
  | 'method'
  | 'target'
  | 'message'
  | 'durationMs'
  | 'bytes'
>;
