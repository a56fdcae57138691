import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import type { Clock } from '../../model/ports.ts';
import type { Outbox } from '../../model/sending/outbox.ts';
import type { OutboxEntry } from '../../model/sending/outbox-entry.ts';
import type { OutboxFolder } from '../../model/sending/outbox-folder.ts';
import { syncFolder } from '../durable/sync-folder.ts';
import { writeWhole } from '../durable/write-whole.ts';
import { isWriterLockHeld, takeWriterLock } from '../durable/writer-lock.ts';
import { FileOutbox } from './file-outbox.ts';
import { readOutboxLines, tornEntry } from './outbox-lines.ts';

const ENDING = '.ndjson';

/** The outboxes in a folder: one file a mailing, one line an entry, appended and flushed to the disk. */
export function createOutboxFolder(folder: string, clock: Clock): OutboxFolder {
  const pathOf = (mailing: string) => join(folder, `${mailing}${ENDING}`);
  const lockOf = (mailing: string) => join(folder, `${mailing}.lock`);
  return {
    async open(mailing) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        // A second sender is told at once.
        const lock = await takeWriterLock(lockOf(mailing), 0);
        try {
          return openFile(pathOf(mailing), mailing, clock, lock.release);
        } catch (error) {
          lock.release();
          throw error;
        }
      } catch (error) {
        throw asOutboxError(error, pathOf(mailing));
      }
    },
    async read(mailing) {
      const path = pathOf(mailing);
      if (!existsSync(path)) return null;
      const file = readFileSync(path);
      const { book } = readOutboxLines(path, file);
      const sha256 = createHash('sha256').update(file).digest('hex');
      const seal = { mailing, id: book.id, bytes: file.length, sha256 };
      return { book, isHeld: isWriterLockHeld(lockOf(mailing)), seal };
    },
    async mailings() {
      if (!existsSync(folder)) return [];
      const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
      return names.map((name) => name.slice(0, -ENDING.length)).sort();
    },
    async holds({ mailing, bytes, sha256 }) {
      const path = pathOf(mailing);
      if (!existsSync(path)) return false;
      const file = readFileSync(path);
      if (file.length < bytes) return false;
      return createHash('sha256').update(file.subarray(0, bytes)).digest('hex') === sha256;
    },
  };
}

function openFile(path: string, mailing: string, clock: Clock, release: () => void): Outbox {
  const file = openSync(path, 'a+', 0o600);
  try {
    const before = readOutboxLines(path, readFileSync(path));
    const lines: OutboxEntry[] = before.torn.length > 0 ? [tornEntry(before.torn)] : [];
    if (before.book.id === '') {
      const at = new Date(clock.now()).toISOString();
      lines.push({
        kind: 'opened',
        schema: 'hinomi.outbox/1',
        id: randomBytes(32).toString('hex'),
        at,
        mailing,
      });
    }
    if (lines.length > 0) append(file, `${before.torn.length > 0 ? '\n' : ''}${asText(lines)}`);
    if (before.book.id === '') syncFolder(join(path, '..'));
    const whole = readFileSync(path);
    const { book } = readOutboxLines(path, whole);
    const run = randomBytes(6).toString('hex');
    return new FileOutbox({ path, file, book, readTo: whole.length, run, clock, release });
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function asText(entries: readonly OutboxEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

function append(file: number, text: string): void {
  writeWhole(file, Buffer.from(text));
  fsyncSync(file);
}

function asOutboxError(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof AppError || syscall === undefined) return error;
  return new AppError('OUTBOX_UNWRITABLE', { path, cause: code ?? String(error) }, error);
}
