import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';

const WINDOW_MS = HOUR_MS;
const SILENCE_MS = 30 * MINUTE_MS;

interface Form {
  readonly posts: SlidingCount;
  readonly errors: SlidingCount;
  readonly run: Run;
}

/**
 * After attacks that the log shows, many POSTs of the same address to one page. `hidden-injection`: `posts` in
 * an hour, and `errors`: how many of them failed inside the server. A body, which the access log does not hold,
 * may have carried the same attack.
 */
export class HiddenInjection implements Detector {
  readonly name = 'hidden-injection';
  readonly #forms: RecentMap<string, Form>;
  /** Addresses that have attacked visibly: only their POSTs are followed. */
  readonly #attackers: RecentMap<string, true>;
  readonly #newForm: () => Form;

  constructor({ limits, spill }: Memory) {
    this.#newForm = () => newForm(spill);
    const forgot = limits.teller('watched');
    this.#forms = new RecentMap({ capacity: 8_192, idleMs: WINDOW_MS, weigh: ({ run }) => run.kept, forgot });
    this.#attackers = new RecentMap({ capacity: 32_768, idleMs: 24 * HOUR_MS, forgot });
  }

  observe({ event, aimed }: Signal, emit: Emit): void {
    const { address, at, path, tenant } = event;
    if (event.kind !== 'web' || address === '') return;
    if (aimed) this.#attackers.open(address, at, () => true);
    if (event.method !== 'POST' || this.#attackers.get(address, at) === undefined) return;
    const form = this.#forms.open(`${address}\0${tenant}\0${path}`, at, this.#newForm);
    const { run } = form;
    run.note(event, wasRefused(event));
    const posts = form.posts.add(at);
    const errors = form.errors.add(at, event.status >= 500 ? 1 : 0);
    if (run.isAsked(posts)) emit({ name: this.name, event, fields: { posts, errors }, run, steps: posts });
  }
}

function newForm(spill: MarkSpill | undefined): Form {
  return {
    posts: new SlidingCount(WINDOW_MS),
    errors: new SlidingCount(WINDOW_MS),
    run: new Run(SILENCE_MS, spill),
  };
}
