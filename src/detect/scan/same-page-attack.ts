import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { HOUR_MS, MINUTE_MS } from '../state/duration.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';

const WINDOW_MS = HOUR_MS;
const SILENCE_MS = 30 * MINUTE_MS;

interface Hammering {
  readonly hostile: SlidingCount;
  readonly posts: SlidingCount;
  readonly errors: SlidingCount;
  readonly attacks: Run;
  readonly hidden: Run;
}

/**
 * One address works on one page. `same-page-attack`: `requests` in which something hostile was found, in an
 * hour. `hidden-injection`: after attacks that the log shows, many POSTs (`posts`) of which some failed inside
 * the server (`errors`): a body that the access log does not hold may have carried the same attack.
 */
export class SamePageAttack implements Detector {
  readonly name = 'same-page-attack';
  private readonly pages = new RecentMap<string, Hammering>({ capacity: 16_384, idleMs: WINDOW_MS });
  /** Addresses that have attacked visibly: only their POSTs are followed. */
  private readonly attackers = new RecentMap<string, true>({ capacity: 32_768, idleMs: 24 * HOUR_MS });

  observe({ event, hostile }: Signal, emit: Emit): void {
    const { address, at, path, tenant } = event;
    if (event.kind !== 'web' || address === '') return;
    if (hostile) this.attackers.open(address, at, () => true);
    const isPost = event.method === 'POST';
    if (!hostile && !(isPost && this.attackers.get(address, at) === true)) return;
    const page = this.pages.open(`${address}\0${tenant}\0${path}`, at, newHammering);
    if (hostile) {
      page.attacks.note(event);
      const requests = page.hostile.add(at);
      if (page.attacks.isAsked(requests)) {
        emit({ name: this.name, event, fields: { requests }, run: page.attacks, steps: requests });
      }
    }
    if (!isPost) return;
    page.hidden.note(event);
    const posts = page.posts.add(at);
    const errors = page.errors.add(at, event.status >= 500 ? 1 : 0);
    if (page.hidden.isAsked(posts)) {
      emit({ name: 'hidden-injection', event, fields: { posts, errors }, run: page.hidden, steps: posts });
    }
  }
}

function newHammering(): Hammering {
  return {
    hostile: new SlidingCount(WINDOW_MS),
    posts: new SlidingCount(WINDOW_MS),
    errors: new SlidingCount(WINDOW_MS),
    attacks: new Run(SILENCE_MS),
    hidden: new Run(SILENCE_MS),
  };
}
