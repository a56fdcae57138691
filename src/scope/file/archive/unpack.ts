import type * as fflate from 'fflate';
import type * as fzstd from 'fzstd';
import { loadOnce } from '../../../model/load-once.ts';
import type { GrowthGuard } from '../growth-guard.ts';
import { LeakedFileTrouble } from '../leaked-record.ts';

const fflateJs = loadOnce<typeof fflate>('fflate');
const fzstdJs = loadOnce<typeof fzstd>('fzstd');

/** So much is given to a decoder at a time: what comes out of it is held in memory. */
const PIECE_BYTES = 1 << 15;

type Chunks = Iterable<Uint8Array>;

interface Decoder {
  push(piece: Uint8Array, last: boolean): void;
}

/** Unpacks gzip (RFC 1952, any number of members), in pieces. */
export function gunzipped(chunks: Chunks, guard: GrowthGuard): Chunks {
  return decoded(chunks, guard, (take) => {
    const decoder = new (fflateJs().Gunzip)();
    decoder.ondata = (part) => take(part);
    return decoder;
  });
}

/** Unpacks one deflated stream (RFC 1951), in pieces. */
export function inflated(chunks: Chunks, guard: GrowthGuard): Chunks {
  return decoded(chunks, guard, (take) => {
    const decoder = new (fflateJs().Inflate)();
    decoder.ondata = (part) => take(part);
    return decoder;
  });
}

/** Unpacks Zstandard (RFC 8878), in pieces. */
export function unzstded(chunks: Chunks, guard: GrowthGuard): Chunks {
  return decoded(chunks, guard, (take) => new (fzstdJs().Decompress)((part) => take(part.slice())));
}

/** What was unpacked before a damaged place is given; then the trouble is thrown. */
function* decoded(
  chunks: Chunks,
  guard: GrowthGuard,
  start: (take: (part: Uint8Array) => void) => Decoder,
): Generator<Uint8Array> {
  let parts: Uint8Array[] = [];
  const decoder = start((part) => parts.push(part));
  for (const { piece, last } of pieces(chunks)) {
    let failure: unknown;
    try {
      decoder.push(piece, last);
    } catch (error) {
      failure = error;
    }
    const ready = parts;
    parts = [];
    for (const part of ready) {
      guard.add(part.length);
      if (part.length > 0) yield part;
    }
    if (failure !== undefined) throw new LeakedFileTrouble(last ? 'truncated' : 'corrupt');
  }
}

function* pieces(chunks: Chunks): Generator<{ piece: Uint8Array; last: boolean }> {
  let before: Uint8Array | undefined;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      if (before !== undefined) yield { piece: before, last: false };
      before = chunk.slice(at, at + PIECE_BYTES);
    }
  }
  yield { piece: before ?? new Uint8Array(0), last: true };
}
