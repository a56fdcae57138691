import type { GrowthGuard } from '../growth-guard.ts';
import { LeakedFileTrouble } from '../leaked-record.ts';
import { inflated } from './unpack.ts';

/** One file of an archive. */
export interface ArchiveEntry {
  readonly name: string;
  chunks(): Iterable<Uint8Array>;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 20_000;
const ENCRYPTED = 1;

/**
 * The files of a ZIP archive, as its central directory lists them (APPNOTE 6.3; without ZIP64). Sizes are not
 * believed: what an entry unpacks to is counted by the guard.
 *
 * @throws {LeakedFileTrouble} when the directory cannot be read
 */
export function zipEntries(archive: Uint8Array, guard: GrowthGuard): ArchiveEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const end = endOf(view);
  const count = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES);
  let at = view.getUint32(end + 16, true);
  const entries: ArchiveEntry[] = [];
  for (let n = 0; n < count; n++) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== CENTRAL)
      throw new LeakedFileTrouble('corrupt');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const name = nameOf(archive.subarray(at + 46, at + 46 + nameLength));
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    if (!name.endsWith('/')) {
      entries.push({ name, chunks: () => entryBytes(archive, { flags, method, size, local }, guard) });
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function entryBytes(
  archive: Uint8Array,
  { flags, method, size, local }: { flags: number; method: number; size: number; local: number },
  guard: GrowthGuard,
): Iterable<Uint8Array> {
  if ((flags & ENCRYPTED) !== 0) throw new LeakedFileTrouble('encrypted');
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  if (local + 30 > archive.length || view.getUint32(local, true) !== LOCAL)
    throw new LeakedFileTrouble('corrupt');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = archive.subarray(start, start + size);
  if (packed.length < size) throw new LeakedFileTrouble('truncated');
  if (method === 8) return inflated([packed], guard);
  if (method !== 0) throw new LeakedFileTrouble('unsupported');
  guard.add(packed.length);
  return [packed];
}

/** Where the end of the central directory stands: behind it there is only the archive's comment. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new LeakedFileTrouble('truncated');
}

function nameOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
