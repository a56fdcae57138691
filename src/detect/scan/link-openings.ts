import { attackSetOf } from '../../model/attack-set.ts';
import { LEVELS } from '../../model/level.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Emit } from '../detector.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';

const XSS = attackSetOf(['xss']);
const HIGH = LEVELS.indexOf('high');
const KEPT_LINKS = 512;
const KEPT_ADDRESSES = 65_536;
/** Rules are asked once, of all together. */
const TOLD_AT_ONCE = 5;

interface Openings {
  readonly run: Run;
  readonly addresses: SmallSet<number>;
  last: ShopEvent;
  script: 0 | 1;
}

/**
 * Who opened links whose text reads as an attack. Said at the end, of each link once: `shared-link` with `requests`, of
 * how many `addresses`, and `script`: 1 where the text would run in a browser. It belongs to nobody: whoever wrote the
 * link is not among those who open it.
 */
export class LinkOpenings {
  readonly #links = new Map<string, Openings>();
  readonly #limits: ReachedLimits;
  readonly #spill: MarkSpill | undefined;

  constructor({ limits, spill }: Memory) {
    this.#spill = spill;
    this.#limits = limits;
  }

  note(link: string, event: ShopEvent): void {
    let openings = this.#links.get(link);
    if (openings === undefined) {
      if (this.#links.size >= KEPT_LINKS) {
        this.#limits.note('watched');
        return;
      }
      const run = new Run(Number.POSITIVE_INFINITY, this.#spill);
      openings = { run, addresses: new SmallSet(), last: event, script: 0 };
      this.#links.set(link, openings);
    }
    openings.run.note(event);
    openings.last = slimEvent(event);
    if (openings.addresses.size < KEPT_ADDRESSES) openings.addresses.add(textHash(event.address));
    if ((event.attacks & XSS) !== 0 && LEVELS.indexOf(event.attackLevel) >= HIGH) openings.script = 1;
  }

  finish(emit: Emit): void {
    for (const { run, addresses, last, script } of this.#links.values()) {
      emit({
        name: 'shared-link',
        // Whoever opened it is no culprit.
        event: { ...last, address: '', account: '' },
        fields: { requests: run.total, addresses: addresses.size, script },
        outcome: 'unknown',
        reason: { code: 'sharedLink', params: { addresses: addresses.size, path: last.path } },
        sources: [],
        run,
        steps: TOLD_AT_ONCE,
      });
    }
  }
}
