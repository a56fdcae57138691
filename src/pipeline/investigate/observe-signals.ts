import type { Detection } from '../../detect/detection.ts';
import type { AttackSet } from '../../model/attack-set.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { ScriptHistory, type ScriptReading } from '../../request/script-history/script-history.ts';
import { scriptLook } from '../../request/script-history/script-look.ts';
import { namesNoAddress } from '../../trace/notes/account-hands.ts';
import { TwinLines } from '../evidence/twin-lines.ts';
import { eachInTurn } from './each-in-turn.ts';

/** What else the signals tell, beside what detection makes of them. */
export interface SignalsSeen {
  /** What payment pages served. */
  readonly history: ScriptReading;
  /** Numbers of inputs that hold the same lines. */
  readonly twins: readonly (readonly [number, number])[];
  /** All attacks that were found. */
  readonly attacks: AttackSet;
  /** Whether some line names an account and no address. */
  readonly hasUnaddressed: boolean;
  /** Numbers of inputs of whose requests none says how it was answered. */
  readonly unanswered: ReadonlySet<number>;
}

/**
 * Shows detection every signal.
 *
 * @param signals in order of time
 * @param by `inputs`: how many the signals come from. `since`: what lies before is learned from. `atTurn`: called now
 * and then
 */
export async function observeSignals(
  signals: Iterable<ShopEvent>,
  by: {
    readonly inputs: number;
    readonly since: number;
    readonly detection: Detection;
    readonly atTurn: (() => void) | undefined;
  },
): Promise<SignalsSeen> {
  const { inputs, since, detection, atTurn } = by;
  const looks = new ScriptHistory(since);
  const twins = new TwinLines();
  let attacks: AttackSet = 0;
  let hasUnaddressed = false;
  const unanswered = new Set<number>();
  const answered = new Set<number>();
  await eachInTurn(
    signals,
    (event) => {
      if (event.kind === 'script') looks.add(scriptLook(event));
      if (event.kind === 'web') (event.status < 0 ? unanswered : answered).add(event.source.input);
      hasUnaddressed ||= namesNoAddress(event);
      if (inputs > 1) twins.add(event);
      attacks |= event.attacks;
      detection.observe(event);
    },
    atTurn,
  );
  for (const input of answered) unanswered.delete(input);
  return { history: looks.read(), twins: twins.found(), attacks, hasUnaddressed, unanswered };
}
