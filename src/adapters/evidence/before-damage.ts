import { setImmediate as turn } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';

/** A decoder's failing call loses what it took in and gave out: as little as is worth the time it takes. */
const STEP_BYTES = 16;

/**
 * What a gzip holds between what its decoder gave before it broke off and the damage itself: the decoder gives nothing of
 * the call in which it fails. Decoded once more from the start, near the damage in small steps.
 *
 * @param received the same bytes again
 * @param taken how many of them the decoder took in before the call that failed
 * @param given how many bytes it gave
 */
export async function* beforeDamage(
  received: AsyncIterable<Uint8Array>,
  taken: number,
  given: number,
): AsyncGenerator<Uint8Array> {
  const inflate = createGunzip();
  const ready: Uint8Array[] = [];
  inflate.on('data', (part: Uint8Array) => ready.push(part));
  inflate.on('error', () => {});
  const closed = new Promise<void>((resolve) => inflate.on('close', resolve));
  let missing = given;
  try {
    for await (const step of steps(received, taken - (taken % STEP_BYTES))) {
      await Promise.race([closed, new Promise((resolve) => inflate.write(step, resolve))]);
      // What came out is handed on in a later turn, and would be dropped if the next step failed before.
      await turn();
      for (const part of ready.splice(0)) {
        if (part.length > missing) yield part.subarray(missing);
        missing = Math.max(0, missing - part.length);
      }
      if (inflate.destroyed) return;
    }
  } finally {
    inflate.destroy();
  }
}

/** The bytes as they come up to a place, from there in small steps. */
async function* steps(received: AsyncIterable<Uint8Array>, upTo: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const part of received) {
    for (let from = 0; from < part.length; ) {
      const left = upTo - at - from;
      const step = left > 0 ? left : STEP_BYTES - ((from - upTo + at) % STEP_BYTES);
      yield part.subarray(from, from + step);
      from += step;
    }
    at += part.length;
  }
}
