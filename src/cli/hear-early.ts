/** Commands that end in order when they are interrupted. */
const ORDERLY: ReadonlySet<string> = new Set(['investigate', 'inspect', 'who']);

/** Hears Ctrl-C while the program is still being loaded. */
export interface EarlyInterrupt {
  /** Hands the hearing over to the command that can act on it; whether a Ctrl-C has come. */
  takeOver(): boolean;
}

/**
 * Hears the first Ctrl-C (or polite request to end) before a command can: else what comes while the program is loaded would
 * end it without a word. The second one ends it at once, as usual.
 */
export function hearEarly(argv: readonly string[]): EarlyInterrupt | undefined {
  if (!ORDERLY.has(argv[2] ?? '')) return undefined;
  let isHeard = false;
  const hear = (): void => {
    isHeard = true;
    stopHearing();
  };
  const stopHearing = (): void => {
    process.off('SIGINT', hear);
    process.off('SIGTERM', hear);
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return {
    takeOver: () => {
      stopHearing();
      return isHeard;
    },
  };
}
