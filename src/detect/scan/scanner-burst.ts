import { MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;

interface Burst {
  readonly count: SlidingCount;
  readonly run: Run;
  attacks: number;
}

/**
 * Many hostile requests of one address in ten minutes.
 * `scanner-burst`: `requests` in the window, `kinds` of attack in the run.
 */
export class ScannerBurst implements Detector {
  readonly name = 'scanner-burst';
  readonly #bursts: RecentMap<string, Burst>;
  readonly #newBurst: () => Burst;

  constructor({ limits, spill }: Memory) {
    this.#newBurst = () => newBurst(spill);
    const forgot = limits.teller('watched');
    this.#bursts = new RecentMap({
      capacity: 32_768,
      idleMs: SILENCE_MS,
      weigh: ({ run }) => run.kept,
      forgot,
    });
  }

  observe({ event }: Signal, emit: Emit): void {
    if (event.attacks === 0 || event.address === '') return;
    const burst = this.#bursts.open(`${event.address}\0${event.tenant}`, event.at, this.#newBurst);
    burst.run.note(event, wasRefused(event));
    if (burst.run.total === 1) burst.attacks = 0;
    burst.attacks |= event.attacks;
    const requests = burst.count.add(event.at);
    if (!burst.run.isAsked(requests)) return;
    emit({
      name: this.name,
      event,
      fields: { requests, kinds: bitCount(burst.attacks) },
      run: burst.run,
      steps: requests,
    });
  }
}

function newBurst(spill: MarkSpill | undefined): Burst {
  return { count: new SlidingCount(WINDOW_MS), run: new Run(SILENCE_MS, spill), attacks: 0 };
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
