import { closeSync, fdatasync, fstatSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { AppError } from '../../errors/app-error.ts';
import type { Clock } from '../../model/ports.ts';
import type { Intent, Outbox, OutboxNews } from '../../model/sending/outbox.ts';
import type { OutboxBook } from '../../model/sending/outbox-book.ts';
import type { OutboxEntry } from '../../model/sending/outbox-entry.ts';
import { writeWhole } from '../durable/write-whole.ts';
import { entryOf } from './outbox-lines.ts';

const sync = promisify(fdatasync);
const LINE_END = 0x0a;

/** What an open outbox stands on. */
export interface OpenFile {
  readonly path: string;
  /** Opened for reading and appending. */
  readonly file: number;
  /** As the file says up to `readTo`. */
  readonly book: OutboxBook;
  readonly readTo: number;
  /** Names this process among all that ever wrote. */
  readonly run: string;
  readonly clock: Clock;
  readonly release: () => void;
}

interface Waiting {
  readonly line: string;
  done(error: unknown): void;
}

/**
 * Writes lines in groups: whatever was handed in while one group was on its way to the disk goes with the next, so
 * that many connections share one flush. After each group the file is read on from where it was read to, and the
 * books follow from what stands there: an intent of another process that stands before ours is seen before anything
 * is sent.
 */
export class FileOutbox implements Outbox {
  readonly book: OutboxBook;
  readonly #open: OpenFile;
  /** Intents of this process that stood, by person. */
  readonly #stood = new Set<string>();
  #readTo: number;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #failure: AppError | null = null;

  constructor(open: OpenFile) {
    this.#open = open;
    this.book = open.book;
    this.#readTo = open.readTo;
  }

  async intend(intent: Intent): Promise<boolean> {
    const { person } = intent;
    this.#stood.delete(person);
    await this.#append({ kind: 'intent', at: this.#now(), run: this.#open.run, ...intent });
    return this.#stood.delete(person);
  }

  record(news: OutboxNews): Promise<void> {
    return this.#append({ ...news, at: this.#now() } as OutboxEntry);
  }

  async close(): Promise<void> {
    while (this.#flushing !== null) await this.#flushing;
    closeSync(this.#open.file);
    this.#open.release();
  }

  #now(): string {
    return new Date(this.#open.clock.now()).toISOString();
  }

  #append(entry: OutboxEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error: unknown) => (error === null ? resolve() : reject(error));
      this.#waiting.push({ line: `${JSON.stringify(entry)}\n`, done });
      this.#flushing ??= this.#flush();
    });
  }

  async #flush(): Promise<void> {
    // What is handed in within the same turn goes with the first group.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      const failure = await this.#write(group.map(({ line }) => line).join(''));
      for (const { done } of group) done(failure);
    }
    this.#flushing = null;
  }

  /** After a failure nothing more is written: what stands there now may be a piece of a line. */
  async #write(text: string): Promise<AppError | null> {
    if (this.#failure !== null) return this.#failure;
    const { file, path } = this.#open;
    try {
      writeWhole(file, Buffer.from(text));
      await sync(file);
      this.#readOn();
    } catch (error) {
      const cause = (error as NodeJS.ErrnoException).code ?? String(error);
      this.#failure =
        error instanceof AppError ? error : new AppError('OUTBOX_UNWRITABLE', { path, cause }, error);
    }
    return this.#failure;
  }

  #readOn(): void {
    const { file, path, run } = this.#open;
    const bytes = Buffer.alloc(fstatSync(file).size - this.#readTo);
    const length = readSync(file, bytes, 0, bytes.length, this.#readTo);
    let start = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0 && end < length; end = bytes.indexOf(LINE_END, start)) {
      const entry = entryOf(bytes.subarray(start, end));
      if (entry === null) throw new AppError('OUTBOX_BROKEN', { path, line: '-' });
      if (this.book.take(entry) && entry.kind === 'intent' && entry.run === run)
        this.#stood.add(entry.person);
      start = end + 1;
    }
    this.#readTo += start;
  }
}
