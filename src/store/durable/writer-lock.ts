import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../errors/app-error.ts';

/** How long a writer waits for another, and how old an empty lock is before it counts as left behind. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 15;

interface Holder {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** When the process began, in the system's own count; '' where the system does not tell. */
  readonly began: string;
}

/** Held while one entry is written. */
export interface WriterLock {
  /** Whether nobody took it away. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Takes a lock file, so that of several writers only one writes. A lock whose process has ended (kill -9) is taken
 * over; one of another computer never is.
 *
 * @throws AppError CASE_LOCKED when its holder does not end in ten seconds
 */
export async function takeWriterLock(path: string, patience = PATIENCE_MS): Promise<WriterLock> {
  const id = randomUUID();
  const own: Holder = { id, pid: process.pid, host: hostname(), began: beginOf('self') };
  for (let waited = 0; ; waited += RETRY_MS) {
    if (create(path, JSON.stringify(own))) break;
    const held = look(path);
    if (held !== null && isLeftBehind(held)) putAway(path, held.text, id);
    else if (waited >= patience) {
      const { pid, host } = held?.holder ?? own;
      throw new AppError('CASE_LOCKED', { file: path, pid: String(pid), host });
    } else await wait(RETRY_MS);
  }
  const isHeld = () => look(path)?.holder?.id === id;
  return {
    isHeld,
    release() {
      if (isHeld()) unlinkSync(path);
    },
  };
}

/** Whether a process that is still alive holds the lock; of another computer's nobody can tell, so it counts. */
export function isWriterLockHeld(path: string): boolean {
  const held = look(path);
  return held !== null && !isLeftBehind(held);
}

function create(path: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(file, text);
  closeSync(file);
  return true;
}

interface Look {
  readonly text: string;
  /** null while it is being written, or when it was left empty. */
  readonly holder: Holder | null;
  readonly ageMs: number;
}

function look(path: string): Look | null {
  try {
    const text = readFileSync(path, 'utf8');
    const ageMs = Date.now() - statSync(path).mtimeMs;
    return { text, holder: holderOf(text), ageMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function holderOf(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

function isLeftBehind({ holder, ageMs }: Look): boolean {
  if (holder === null) return ageMs > PATIENCE_MS;
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  // The number may have gone to another process since.
  const began = beginOf(String(holder.pid));
  return began !== '' && holder.began !== '' && began !== holder.began;
}

/** When a process began, as Linux counts it (proc(5), field 22 of stat). */
function beginOf(pid: string): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Removes a lock that was left behind. Another may have done so and taken it since: then it goes back. */
function putAway(path: string, seen: string, id: string): void {
  const aside = `${path}.${id}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readFileSync(aside, 'utf8');
  if (taken !== seen) create(path, taken);
  unlinkSync(aside);
}
