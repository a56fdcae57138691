/** So many signals fill the heap with what is short-lived: it must not grow to several times of what is alive. */
const SOME_SIGNALS = 20_000;
const MANY_SIGNALS = 200_000;

/** How much memory is spared. */
export type Thrift = 'none' | 'some' | 'more' | 'most';

/** How much memory must be spared for so many signals. */
export function thriftFor(signals: number): Thrift {
  if (signals > MANY_SIGNALS) return 'more';
  return signals > SOME_SIGNALS ? 'some' : 'none';
}
