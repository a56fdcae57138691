import { closeSync, openSync, writeFileSync } from 'node:fs';

const FLUSH_BYTES = 2 ** 18;

/** A text file that grows by whole lines. Written in blocks; complete after `close`. */
export interface LineFile {
  /** @param line with its line feed */
  write(line: string): void;
  close(): void;
}

/** Makes the file anew. */
export function createLineFile(path: string): LineFile {
  const file = openSync(path, 'w');
  let pending: string[] = [];
  let pendingBytes = 0;
  const flush = (): void => {
    // Unlike `writeSync` it goes on until all is written, or says that the disk is full.
    if (pending.length > 0) writeFileSync(file, pending.join(''));
    pending = [];
    pendingBytes = 0;
  };
  return {
    write(line) {
      pending.push(line);
      pendingBytes += line.length;
      if (pendingBytes >= FLUSH_BYTES) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
