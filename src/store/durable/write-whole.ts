import { writeSync } from 'node:fs';

/** Writes all of some bytes where a file stands; one call of the system may take only a part. */
export function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
