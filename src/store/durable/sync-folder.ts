import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A new file's name is safe only when its folder is. Windows knows no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
