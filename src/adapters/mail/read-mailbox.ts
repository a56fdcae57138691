import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';

/** A message of a mailbox, and what to call it. */
export interface MailboxMessage {
  readonly name: string;
  readonly raw: Uint8Array;
}

/**
 * Reads the messages of a Maildir (`new`, `cur`), of a folder of files, of an mbox file (RFC 4155), or of one file, one
 * after another.
 *
 * @throws AppError INPUT_MISSING, INPUT_UNREADABLE
 */
export function* readMailbox(path: string): Generator<MailboxMessage> {
  try {
    if (!statSync(path).isDirectory()) yield* messagesIn(path);
    else for (const folder of foldersOf(path)) for (const file of filesIn(folder)) yield* messagesIn(file);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    if (code === 'ENOENT') throw new AppError('INPUT_MISSING', { path }, error);
    throw new AppError('INPUT_UNREADABLE', { path, cause: code ?? '' }, error);
  }
}

function foldersOf(path: string): string[] {
  const maildir = ['new', 'cur'].map((name) => join(path, name)).filter((folder) => existsSync(folder));
  return maildir.length > 0 ? maildir : [path];
}

function filesIn(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => join(folder, name)).sort();
}

function* messagesIn(file: string): Generator<MailboxMessage> {
  const content = readFileSync(file);
  if (content.toString('latin1', 0, 5) !== 'From ') {
    yield { name: file, raw: content };
    return;
  }
  // Each message begins with a line "From …" behind an empty line; such lines inside one are written ">From".
  const messages = content
    .toString('latin1')
    .split(/(?:^|\r?\n\r?\n)From [^\r\n]*\r?\n/)
    .slice(1);
  for (const [at, message] of messages.entries()) {
    yield { name: `${file}#${at + 1}`, raw: Buffer.from(message.replace(/^>(>*From )/gm, '$1'), 'latin1') };
  }
}
