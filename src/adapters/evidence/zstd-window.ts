/** What a frame's window may take in memory, as the zstd command line allows it without being asked. */
export const MOST_WINDOW_BYTES = 1 << 27;

/** Size of the window that the frame at the start needs, in bytes; 0 when there is no such frame. RFC 8878, 3.1.1.1. */
export function zstdWindow(head: Uint8Array): number {
  if (head.length < 14 || head[0] !== 0x28) return 0;
  const descriptor = head[4]!;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  if (!isSingleSegment) {
    const base = 2 ** (10 + (head[5]! >> 3));
    return base + (base / 8) * (head[5]! & 7);
  }
  const view = new DataView(head.buffer, head.byteOffset + 5 + [0, 1, 2, 4][descriptor & 3]!);
  const sizes = [view.getUint8(0), view.getUint16(0, true) + 256, view.getUint32(0, true)];
  return sizes[descriptor >> 6] ?? Number(view.getBigUint64(0, true));
}
