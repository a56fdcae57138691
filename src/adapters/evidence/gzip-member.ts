const MAGIC = Uint8Array.of(0x1f, 0x8b, 0x08);
const HEADER_BYTES = 10;
/** What writers say of how hard they worked, and of their system; other values do not occur. */
const EXTRA_FLAGS = new Set([0, 2, 4]);
const MOST_SYSTEM = 19;
const UNKNOWN_SYSTEM = 255;

/** Where a gzip member begins (RFC 1952, 2.3), told from what merely looks like its first bytes; -1 for nowhere. */
export function memberStart(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf(MAGIC); at >= 0; at = buffer.indexOf(MAGIC, at + 1)) {
    if (at + HEADER_BYTES > bytes.length) return -1;
    const flags = bytes[at + 3]!;
    const system = bytes[at + 9]!;
    const isSystem = system <= MOST_SYSTEM || system === UNKNOWN_SYSTEM;
    if (flags < 0x20 && EXTRA_FLAGS.has(bytes[at + 8]!) && isSystem) return at;
  }
  return -1;
}
