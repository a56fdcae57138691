import type { ShopEvent } from '../../model/shop-event.ts';

/** What each input says of its events at all: only there is its silence telling. */
export class InputHabits {
  readonly #sized = new Set<number>();
  readonly #judged = new Set<number>();

  observe({ kind, bytes, result, source }: ShopEvent): void {
    if (kind === 'web' && bytes >= 0) this.#sized.add(source.input);
    if (kind === 'audit' && result !== '') this.#judged.add(source.input);
  }

  /** Whether an access log has sizes of answers: `-` then stands for nothing sent (Apache's `%b`). */
  hasSizes(input: number): boolean {
    return this.#sized.has(input);
  }

  /** Whether an audit log tells success from failure. One that never does holds what was done. */
  hasOutcomes(input: number): boolean {
    return this.#judged.has(input);
  }
}
