import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import { canonicalJson } from '../../model/case/canonical-json.ts';
import { type CaseAct, caseActSchema } from '../../model/case/case-act.ts';
import type { CaseEntry } from '../../model/case/case-entry.ts';
import type { CaseJournal } from '../../model/case/case-journal.ts';
import type { Clock } from '../../model/ports.ts';
import { findHead } from '../case-chain/find-head.ts';
import { sealEntry } from '../case-chain/seal-entry.ts';
import { type ChainReading, type JournalLine, tornBytes, verifyChain } from '../case-chain/verify-chain.ts';
import { syncFolder } from '../durable/sync-folder.ts';
import { writeWhole } from '../durable/write-whole.ts';
import { takeWriterLock } from '../durable/writer-lock.ts';
import { isUnended, journalLines } from './journal-lines.ts';

/** The journal's file in a case's folder: one entry a line, in canonical form. */
export const JOURNAL_FILE = 'journal.ndjson';

/** The journal of a case that is a folder. Nothing is made on disk before the first entry. */
export function createCaseFolder(folder: string, clock: Clock): CaseJournal {
  const path = join(folder, JOURNAL_FILE);
  return {
    async append(makeAct) {
      const [entry] = await this.appendAll((entries) => [makeAct(entries)]);
      return entry!;
    },
    async appendAll(makeActs) {
      return writing(folder, async () => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const lock = await takeWriterLock(join(folder, 'journal.lock'));
        try {
          const file = readJournal(path);
          const lines = journalLines(file);
          const reading = soundChain(path, lines);
          const acts = makeActs(reading.chain).map(wellFormed);
          if (!lock.isHeld()) throw new AppError('CASE_LOCKED', { file: path, pid: '-', host: '-' });
          return write({ path, file, lines, reading }, acts, new Date(clock.now()).toISOString());
        } finally {
          lock.release();
        }
      });
    },
    async entries() {
      return soundChain(path, journalLines(readJournal(path))).chain;
    },
    async verify(head) {
      return findHead(verifyChain(journalLines(readJournal(path))), head);
    },
  };
}

function readJournal(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return Buffer.alloc(0);
    throw new AppError('CASE_UNREADABLE', { path, cause: code ?? String(error) }, error);
  }
}

function soundChain(path: string, lines: readonly JournalLine[]): ChainReading {
  const reading = verifyChain(lines);
  const [first] = reading.problems;
  if (first !== undefined) throw new AppError('CASE_BROKEN', { path, line: String(first.line) });
  return reading;
}

/** An act with a name or text missing is refused like any other wrong input. */
function wellFormed(act: CaseAct): CaseAct {
  const read = caseActSchema.safeParse(act);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const option = issue?.path.filter((part) => part !== 'what').join('.') || act.kind;
  throw new AppError('OPTION_VALUE', { option, value: '', allowed: '…' });
}

interface Journal {
  readonly path: string;
  readonly file: Buffer;
  readonly lines: readonly JournalLine[];
  readonly reading: ChainReading;
}

/** Writes entries; before them, where a killed writer left a piece, the entry that accounts for that. */
function write(
  { path, file, lines, reading }: Journal,
  acts: readonly CaseAct[],
  at: string,
): readonly CaseEntry[] {
  if (acts.length === 0) return [];
  const lead = isUnended(file) ? '\n' : '';
  let last = reading.chain.at(-1);
  let text = lead;
  if (reading.torn.some(({ isNoted }) => !isNoted)) {
    const piece = tornBytes(tail(lines));
    const sha256 = createHash('sha256').update(piece).digest('hex');
    const note = { kind: 'torn', who: 'hinomi', why: '', what: { bytes: piece.length, sha256 } } as const;
    last = sealEntry(note, last, at);
    text += `${canonicalJson(last)}\n`;
  }
  const entries = acts.map((act) => {
    last = sealEntry(act, last, at);
    text += `${canonicalJson(last)}\n`;
    return last;
  });
  appendDurably(path, Buffer.from(text), file.length === 0);
  return entries;
}

/** The lines behind the last entry. */
function tail(lines: readonly JournalLine[]): readonly JournalLine[] {
  return lines.slice(lines.findLastIndex(({ entry }) => entry !== null) + 1);
}

function appendDurably(path: string, bytes: Uint8Array, isNew: boolean): void {
  const file = openSync(path, 'a', 0o600);
  try {
    writeWhole(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncFolder(join(path, '..'));
}

async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (error instanceof AppError || syscall === undefined) throw error;
    throw new AppError('CASE_UNWRITABLE', { path, cause: code ?? String(error) }, error);
  }
}
