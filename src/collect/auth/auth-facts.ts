import type { TextRecord } from '../text-record.ts';

/** What a line of a login program tells behind its time. */
export type AuthFacts = Pick<
  TextRecord,
  'address' | 'account' | 'action' | 'result' | 'object' | 'bytes' | 'durationMs' | 'message'
>;
