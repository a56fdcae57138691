import type { ByteTrouble } from '../../model/byte-source.ts';

/**
 * What a decompressor makes of the received bytes: parts of the plain text, in order.
 *
 * @param again gives the same bytes once more, from a place on
 */
export type Decompress = (
  received: AsyncIterable<Uint8Array>,
  again?: (from: number) => AsyncIterable<Uint8Array>,
) => AsyncIterable<Uint8Array>;

/** Thrown by a decompressor; what came out before it stays good. */
export class DecompressionTrouble extends Error {
  readonly trouble: ByteTrouble;

  constructor(trouble: ByteTrouble) {
    super(trouble.cause);
    this.trouble = trouble;
  }
}

/**
 * A compressed input is refused as a bomb when it has grown beyond BOMB_BYTES and is more than BOMB_RATIO times
 * its received size. Logs shrink to between a tenth and a hundredth; deflate cannot exceed 1,032.
 */
export const BOMB_BYTES = 1 << 28;
export const BOMB_RATIO = 500;

/** Refuses a compressed bomb: told of each part as it comes out, with what was received so far. */
export function bombGuard(): (plainBytes: number, receivedBytes: number) => void {
  let total = 0;
  return (plainBytes, receivedBytes) => {
    total += plainBytes;
    if (total > BOMB_BYTES && total > BOMB_RATIO * receivedBytes) {
      throw new DecompressionTrouble({
        kind: 'bomb',
        cause: `over ${BOMB_RATIO} times its size, beyond ${BOMB_BYTES / (1 << 20)} MiB`,
      });
    }
  };
}

/** What a decoder's error says of the file. */
export function troubleOf(error: Error): ByteTrouble {
  const code = (error as NodeJS.ErrnoException).code;
  const truncated = code === 'Z_BUF_ERROR' || /unexpected E?O?F|unexpected end/i.test(error.message);
  return { kind: truncated ? 'truncated' : 'corrupt', cause: error.message };
}
