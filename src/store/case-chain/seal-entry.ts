import { createHash } from 'node:crypto';
import { canonicalJson } from '../../model/case/canonical-json.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import { type CaseEntry, NO_PREVIOUS } from '../../model/case/case-entry.ts';

/** The hash of an entry: SHA-256 (hex) over the canonical form (RFC 8785) of everything but the hash itself. */
export function entryHash({ hash: _, ...rest }: Omit<CaseEntry, 'hash'> & { hash?: string }): string {
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}

/** Gives an act its number, its time and its place behind the last entry. */
export function sealEntry(act: CaseAct, last: CaseEntry | undefined, at: string): CaseEntry {
  const { kind, who, why } = act;
  const what = JSON.parse(JSON.stringify(act.what)) as CaseEntry['what'];
  const entry = { seq: (last?.seq ?? 0) + 1, at, who, kind, what, why, previous: last?.hash ?? NO_PREVIOUS };
  return { ...entry, hash: entryHash(entry) };
}
