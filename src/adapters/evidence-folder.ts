import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { EvidenceFolder } from '../model/ports.ts';

/** Characters that are written, and compressed, at a time. */
const BLOCK = 4 * 2 ** 20;

/** A folder on disk. Compressed files are of several members, one behind the other (RFC 1952, 2.2). */
export function evidenceFolder(root: string): EvidenceFolder {
  return {
    write(path, lines) {
      const whole = join(root, path);
      mkdirSync(dirname(whole), { recursive: true });
      const file = openSync(whole, 'w');
      const put = path.endsWith('.gz')
        ? (text: string) => writeAll(file, gzipSync(text, { level: 1 }))
        : (text: string) => writeAll(file, Buffer.from(text));
      try {
        writeBlocks(lines, put);
      } finally {
        closeSync(file);
      }
    },
  };
}

function writeBlocks(lines: Iterable<string>, put: (text: string) => void): void {
  let pending: string[] = [];
  let length = 0;
  for (const line of lines) {
    pending.push(line);
    length += line.length;
    if (length < BLOCK) continue;
    put(pending.join(''));
    pending = [];
    length = 0;
  }
  put(pending.join(''));
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
