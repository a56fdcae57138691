import { stat } from 'node:fs/promises';

/**
 * What makes a file itself, however it is spelt or linked: a log that is named twice must be counted once. The
 * path, when there is no such file (the reason is told when it is opened).
 */
export async function fileIdentity(path: string): Promise<string> {
  try {
    const { dev, ino, size } = await stat(path);
    return `${dev} ${ino} ${size}`;
  } catch {
    return path;
  }
}
