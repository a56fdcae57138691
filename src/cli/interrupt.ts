import type { EarlyInterrupt } from './hear-early.ts';

/**
 * Turns the first Ctrl-C (or a polite request to end) into a signal that a command can act on. The second one
 * ends the program at once, as usual.
 *
 * @param early may have heard one already, while the program was loaded
 */
export function onInterrupt(early?: EarlyInterrupt): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const release = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  function stop(): void {
    release();
    controller.abort();
  }
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (early?.takeOver() === true) stop();
  return { signal: controller.signal, release };
}
