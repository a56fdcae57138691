import { createHash } from 'node:crypto';
import { AppError } from '../../errors/app-error.ts';
import { OutboxBook } from '../../model/sending/outbox-book.ts';
import { type OutboxEntry, outboxEntrySchema } from '../../model/sending/outbox-entry.ts';

const LINE_END = 0x0a;

/** What an outbox's file holds. */
export interface OutboxLines {
  readonly book: OutboxBook;
  /** Bytes behind the last whole line that no line accounts for: a process ended while it wrote them. */
  readonly torn: Uint8Array;
}

/**
 * Reads an outbox's file. A piece that a killed process left is passed over where a later line accounts for it, or
 * where nothing follows; anything else that is no line could hide that somebody was written to.
 *
 * @throws AppError OUTBOX_BROKEN with the first line that cannot be read
 */
export function readOutboxLines(path: string, file: Uint8Array): OutboxLines {
  const book = new OutboxBook();
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  let broken: { readonly line: number; readonly piece: Uint8Array } | null = null;
  let line = 0;
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found < 0 ? bytes.length : found;
    const piece = bytes.subarray(start, end);
    const entry = found < 0 ? null : entryOf(piece);
    line++;
    start = end + 1;
    if (broken !== null) {
      if (entry?.kind !== 'torn' || !accountsFor(entry, broken.piece)) throw unreadable(path, broken.line);
      broken = null;
    } else if (entry === null) broken = { line, piece };
    else if ((book.id === '') !== (entry.kind === 'opened')) throw unreadable(path, line);
    else book.take(entry);
  }
  return { book, torn: broken?.piece ?? new Uint8Array() };
}

/** The entry that a line holds; null where it holds none. */
export function entryOf(line: Uint8Array): OutboxEntry | null {
  try {
    return outboxEntrySchema.safeParse(JSON.parse(Buffer.from(line).toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The line that accounts for a torn piece. */
export function tornEntry(piece: Uint8Array): OutboxEntry {
  return { kind: 'torn', bytes: piece.length, sha256: createHash('sha256').update(piece).digest('hex') };
}

function accountsFor(entry: OutboxEntry & { kind: 'torn' }, piece: Uint8Array): boolean {
  return JSON.stringify(tornEntry(piece)) === JSON.stringify(entry);
}

function unreadable(path: string, line: number): AppError {
  return new AppError('OUTBOX_BROKEN', { path, line: String(line) });
}
