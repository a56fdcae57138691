import type { MarkSpill } from '../state/mark-list.ts';

/** A spill store in memory, and how many bytes were put there. */
export function createMemorySpill(): MarkSpill & { readonly bytes: number } {
  const pieces = new Map<number, Uint8Array>();
  let end = 0;
  return {
    get bytes() {
      return end;
    },
    append(bytes) {
      const position = end;
      pieces.set(position, bytes.slice());
      end += bytes.length;
      return position;
    },
    read(position, length) {
      for (const [from, bytes] of pieces)
        if (from <= position && position + length <= from + bytes.length)
          return bytes.slice(position - from, position - from + length).buffer;
      throw new Error('nothing was put there');
    },
  };
}
