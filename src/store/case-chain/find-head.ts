import type { CaseEntry } from '../../model/case/case-entry.ts';
import type { ChainVerdict } from '../../model/case/case-journal.ts';
import type { ChainReading } from './verify-chain.ts';

/**
 * Looks for the anchored head among the entries. That it is not there means that the end was cut off, or that the
 * journal was written anew from some entry on.
 *
 * @param head SHA-256 in hex, in either case; undefined when nothing was anchored
 */
export function findHead({ chain, ...reading }: ChainReading, head: string | undefined): ChainVerdict {
  if (head === undefined) return { ...reading, anchoredSeq: null };
  const found = chain.find(({ hash }: CaseEntry) => hash === head.trim().toLowerCase());
  if (found !== undefined) return { ...reading, anchoredSeq: found.seq };
  const missing = { problem: 'head-missing', line: chain.length, seq: reading.head?.seq ?? null } as const;
  return { ...reading, anchoredSeq: null, problems: [...reading.problems, missing] };
}
