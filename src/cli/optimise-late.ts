import { setFlagsFromString } from 'node:v8';

/** How much bytecode a function runs before V8 thinks of optimising it: ten times V8's own measure. */
const LATE_BUDGET = 600_000;
/** V8's own measure. */
const USUAL_BUDGET = 67_584;

/** How much bytecode of the functions that one calls is optimised with it: a quarter of V8's own measure. */
const INLINED_BYTECODE = 250;

/**
 * How many times larger the memory for young objects may become when it grows: sixteen times brings it to its most in one
 * step. With V8's own measure of two the first second is spent in clearing away what would soon have died by itself.
 */
const YOUNG_GROWTH = 16;

/**
 * Lets V8 optimise only what runs long, and less around it. A run over a million lines takes a second or two, in
 * three threads of which each has its own optimiser: with V8's own measures these take a quarter of all the time, for
 * functions that are hardly used again. What is really hot is in WebAssembly, or is optimised some milliseconds later.
 * Measured with V8 11 (Node 20); others are left alone, since they have further compilers between.
 *
 * @param isLate false once all is read: then one thread judges while the others' processors are idle, so that what
 *   optimises beside it costs no time, and judging takes a third less
 */
export function optimiseLate(isLate: boolean): void {
  if (!process.versions.v8.startsWith('11.')) return;
  setFlagsFromString(`--interrupt-budget=${isLate ? LATE_BUDGET : USUAL_BUDGET}`);
  setFlagsFromString(`--semi-space-growth-factor=${YOUNG_GROWTH}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED_BYTECODE}`);
}
