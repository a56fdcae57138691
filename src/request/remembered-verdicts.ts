import { RepeatMemory } from '../model/repeat-memory.ts';
import { inspectValue } from './inspect-value.ts';
import type { Sign } from './inspection.ts';
import type { ValueContext, ValueDetector } from './value-detector.ts';
import type { WindowBudget } from './value-windows.ts';

/** Values of this length on are judged anew each time, and never more than so many are remembered. */
const REMEMBERED_LENGTH = 256;
const REMEMBERED = 16_384;

/**
 * Remembers the verdicts on short values. Whole targets seldom repeat (a session, a counter), but their paths,
 * campaign names and search words do. Verdicts depend on nothing but the value and its place.
 */
export class RememberedVerdicts {
  readonly #byDetectors = new Map<readonly ValueDetector[], RepeatMemory<readonly Sign[]>>();

  /** As {@link inspectValue}. */
  judge(
    bytes: string,
    plusIsSpace: boolean,
    context: ValueContext,
    detectors: readonly ValueDetector[],
    budget: WindowBudget,
  ): readonly Sign[] {
    if (bytes.length >= REMEMBERED_LENGTH) {
      return inspectValue(bytes, plusIsSpace, context, detectors, budget);
    }
    const verdicts = this.#verdictsOf(detectors);
    const key = `${context.place} ${context.name} ${bytes}`;
    let signs = verdicts.get(key);
    if (signs === undefined) {
      signs = inspectValue(bytes, plusIsSpace, context, detectors, budget);
      verdicts.set(key, signs);
    }
    return signs;
  }

  #verdictsOf(detectors: readonly ValueDetector[]): RepeatMemory<readonly Sign[]> {
    let verdicts = this.#byDetectors.get(detectors);
    if (verdicts === undefined) {
      verdicts = new RepeatMemory(REMEMBERED);
      this.#byDetectors.set(detectors, verdicts);
    }
    return verdicts;
  }
}
