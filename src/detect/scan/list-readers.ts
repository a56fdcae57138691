import type { ShopEvent } from '../../model/shop-event.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { type ListWalk, newListWalk, notePlace } from './list-walk.ts';

/** Who reads so far into a list counts to its readers. */
export const DEEP = 10;
/** As many of those who read a few pages, the newest, and of those who read far. */
const KEPT_SHALLOW = 256;
const KEPT_DEEP = 512;
/** What a walk holds besides its places and marks, in things of some 100 bytes. */
const WALK_WEIGHT = 8;

interface ListSettings {
  readonly list: string;
  readonly isNamed: boolean;
  readonly first: ShopEvent;
  /** Is told where somebody who read far was left out. */
  readonly forgot: () => void;
  readonly spill: MarkSpill | undefined;
}

/** All who read one list, as far as they are kept: those who read far are not displaced by those who turn a page or two. */
export class ListReaders {
  readonly path: string;
  readonly isNamed: boolean;
  /** How many addresses read more than one place. */
  turning = 0;
  /** The newest answer. */
  last: ShopEvent;
  #weight = 0;
  readonly #shallow = new Map<string, ListWalk>();
  readonly #deep = new Map<string, ListWalk>();
  readonly #forgot: () => void;
  readonly #spill: MarkSpill | undefined;

  constructor({ list, isNamed, first, forgot, spill }: ListSettings) {
    this.path = list.slice(0, list.indexOf('\0'));
    this.isNamed = isNamed;
    this.last = first;
    this.#forgot = forgot;
    this.#spill = spill;
  }

  /** How many things of some 100 bytes are kept. */
  get weight(): number {
    return this.#weight;
  }

  *walks(): IterableIterator<ListWalk> {
    yield* this.#shallow.values();
    yield* this.#deep.values();
  }

  note(event: ShopEvent, place: string, since: number): ListWalk {
    const { address } = event;
    this.last = event;
    const walk = this.#deep.get(address) ?? this.#shallow.get(address) ?? this.#open(event);
    const before = weightOf(walk);
    const known = walk.places.size;
    notePlace(walk, event, place, since);
    this.#weight += weightOf(walk) - before;
    if (known === 1 && walk.places.size === 2) this.turning++;
    if (walk.places.size === DEEP && this.#shallow.delete(address)) {
      if (this.#deep.size >= KEPT_DEEP) this.#forgot();
      else this.#deep.set(address, walk);
    }
    return walk;
  }

  #open(event: ShopEvent): ListWalk {
    if (this.#shallow.size >= KEPT_SHALLOW)
      for (const [address, oldest] of this.#shallow) {
        this.#shallow.delete(address);
        this.#weight -= weightOf(oldest);
        break;
      }
    const walk = newListWalk(event, this.#spill);
    this.#shallow.set(event.address, walk);
    this.#weight += weightOf(walk);
    return walk;
  }
}

function weightOf({ places, run }: ListWalk): number {
  return WALK_WEIGHT + places.size / 8 + run.kept;
}
