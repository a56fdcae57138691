import type { CorrelationBound } from '../rule/sigma-correlation.ts';
import { decisiveCount, isWithin } from './bounds.ts';
import type { CorrelationWindow, Verdict } from './correlation-window.ts';

/** Counts events. Keeps the latest ones only, as many as the bounds can tell apart, so the answer stays exact. */
export class EventWindow implements CorrelationWindow {
  readonly truncated = false;
  private readonly bounds: readonly CorrelationBound[];
  private readonly most: number;
  private times: Float64Array<ArrayBuffer>;
  private refs: Float64Array<ArrayBuffer>;
  private first = 0;
  private size = 0;

  constructor(bounds: readonly CorrelationBound[]) {
    this.bounds = bounds;
    this.most = decisiveCount(bounds);
    this.times = new Float64Array(Math.min(this.most, 8));
    this.refs = new Float64Array(this.times.length);
  }

  add(at: number, _rule: number, _values: readonly string[], ref: number): void {
    const last = (this.first + this.size - 1) % this.times.length;
    // An event that two of the correlation's rules hold on is one event.
    if (this.size > 0 && this.refs[last] === ref) return;
    if (this.size === this.times.length && this.size < this.most) this.grow();
    if (this.size === this.times.length) this.drop();
    const next = (this.first + this.size) % this.times.length;
    this.times[next] = at;
    this.refs[next] = ref;
    this.size++;
  }

  judge(cutoff: number): Verdict {
    while (this.size > 0 && this.times[this.first]! < cutoff) this.drop();
    const start = this.size > 0 ? this.times[this.first]! : Number.NaN;
    return { holds: isWithin(this.bounds, this.size), settled: true, value: this.size, start };
  }

  related(cutoff: number): number[] {
    const refs: number[] = [];
    for (let index = 0; index < this.size; index++) {
      const at = (this.first + index) % this.times.length;
      if (this.times[at]! >= cutoff) refs.push(this.refs[at]!);
    }
    return refs;
  }

  private drop(): void {
    this.first = (this.first + 1) % this.times.length;
    this.size--;
  }

  private grow(): void {
    const length = Math.min(this.most, this.times.length * 2);
    this.times = unrolled(this.times, this.first, length);
    this.refs = unrolled(this.refs, this.first, length);
    this.first = 0;
  }
}

/** A full ring, laid out from its first entry into a longer array. */
function unrolled(ring: Float64Array<ArrayBuffer>, first: number, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length);
  longer.set(ring.subarray(first));
  longer.set(ring.subarray(0, first), ring.length - first);
  return longer;
}
