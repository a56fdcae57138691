import { createHash } from 'node:crypto';
import type { CaseEntry } from '../../model/case/case-entry.ts';
import { NO_PREVIOUS } from '../../model/case/case-entry.ts';
import type { ChainProblem, ChainVerdict, TornPiece } from '../../model/case/case-journal.ts';
import { entryHash } from './seal-entry.ts';

/** A line of a journal, or a row of one in a database. */
export interface JournalLine {
  /** From 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** null when it is no entry. */
  readonly entry: CaseEntry | null;
  /** Whether it is written in the one canonical form. */
  readonly isCanonical: boolean;
}

/** What was found, with the entries that stand. */
export interface ChainReading extends Omit<ChainVerdict, 'anchoredSeq'> {
  readonly chain: readonly CaseEntry[];
}

/**
 * Walks a journal: each entry must fit its own hash, name the hash of the one before, and have the next number. A
 * piece that is no entry is a torn one when a later entry accounts for it, or when nothing follows it.
 */
export function verifyChain(lines: readonly JournalLine[]): ChainReading {
  const problems: ChainProblem[] = [];
  const torn: TornPiece[] = [];
  const chain: CaseEntry[] = [];
  const seqs = new Set(lines.flatMap(({ entry }) => entry?.seq ?? []));
  let broken: JournalLine[] = [];
  for (const one of lines) {
    if (one.entry === null) {
      broken.push(one);
      continue;
    }
    const isAccounted = broken.length > 0 && accountsFor(one.entry, broken);
    if (isAccounted) torn.push(pieceOf(broken, true));
    else for (const { line } of broken) problems.push({ problem: 'unreadable', line, seq: null });
    const excused = isAccounted ? 0 : broken.length;
    broken = [];
    const problem = problemOf(one, { chain, seqs, excused });
    if (problem !== null) problems.push({ problem, line: one.line, seq: one.entry.seq });
    chain.push(one.entry);
  }
  if (broken.length > 0) torn.push(pieceOf(broken, false));
  const last = chain.at(-1);
  const head = last === undefined ? null : { seq: last.seq, hash: last.hash, at: last.at };
  return { entries: chain.length, head, problems, torn, chain };
}

interface Before {
  readonly chain: readonly CaseEntry[];
  /** All numbers that stand anywhere in the journal. */
  readonly seqs: ReadonlySet<number>;
  /** How many entries before it were unreadable, and told already. */
  readonly excused: number;
}

function problemOf(
  { entry, isCanonical }: JournalLine,
  { chain, seqs, excused }: Before,
): ChainProblem['problem'] | null {
  if (!isCanonical || entryHash(entry!) !== entry!.hash) return 'changed';
  const last = chain.at(-1);
  const expected = (last?.seq ?? 0) + 1;
  const { seq, previous } = entry!;
  if (seq > expected) {
    if (seq - expected <= excused) return null;
    const missing = Array.from({ length: Math.min(seq - expected, 10_000) }, (_, at) => expected + at);
    if (missing.every((one) => chain.some((earlier) => earlier.seq === one))) return null;
    return missing.some((one) => seqs.has(one)) ? 'moved' : 'removed';
  }
  if (seq < expected) return chain.some((earlier) => earlier.seq === seq) ? 'inserted' : 'moved';
  if (previous !== (last?.hash ?? NO_PREVIOUS) && excused === 0) return 'inserted';
  return isOtherThanAnchored(entry!, chain) ? 'rewritten' : null;
}

/** An anchor names the hash that its entry had then: who chains all anew must know to change that too. */
function isOtherThanAnchored({ kind, what }: CaseEntry, chain: readonly CaseEntry[]): boolean {
  if (kind !== 'anchor') return false;
  const anchored = chain.find(({ seq }) => seq === what.seq);
  return anchored !== undefined && anchored.hash !== what.hash;
}

/** The bytes of a torn piece: its lines with the line ends between them. */
export function tornBytes(lines: readonly JournalLine[]): Uint8Array {
  const parts = lines.flatMap(({ bytes }, at) => (at === 0 ? [bytes] : [Uint8Array.of(0x0a), bytes]));
  return Buffer.concat(parts);
}

function accountsFor(entry: CaseEntry, lines: readonly JournalLine[]): boolean {
  if (entry.kind !== 'torn') return false;
  return entry.what.sha256 === createHash('sha256').update(tornBytes(lines)).digest('hex');
}

function pieceOf(lines: readonly JournalLine[], isNoted: boolean): TornPiece {
  return { line: lines[0]!.line, bytes: tornBytes(lines).length, isNoted };
}
