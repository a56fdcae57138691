import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { agentKind, scannerMark } from '../../request/agent-kind.ts';
import { type Hole, holeKey, holeOf } from '../hole.ts';
import { compareMoments, later, type Moment } from '../moment.ts';

/** One address's attacks on one hole, with one tool ('' for browsers, crawlers, libraries and what many send). */
export interface HoleUse {
  readonly address: string;
  readonly hole: Hole;
  readonly tool: string;
  /** The scanner that signed a request of these; '' where none did. */
  readonly mark: string;
  first: Moment;
  lastAt: number;
  count: number;
}

const USES_PER_ADDRESS = 512;
const USES_LIMIT = 20_000;

/** Who attacked which hole with what. Takes only attacks that the shop did not turn away. */
export class ToolUses {
  readonly #uses = new Map<string, HoleUse>();
  readonly #perAddress = new Map<string, number>();
  readonly #commonAgents: ReadonlySet<string>;
  readonly #limits: ReachedLimits;

  /** @param commonAgents User-Agents that many addresses send; asked again each time, since it may grow */
  constructor(commonAgents: ReadonlySet<string>, limits = new ReachedLimits()) {
    this.#commonAgents = commonAgents;
    this.#limits = limits;
  }

  note(event: ShopEvent): void {
    const hole = holeOf(event);
    if (hole === undefined) return;
    const mark = scannerMark(event.target);
    const tool = agentKind(event.userAgent) === 'tool' ? event.userAgent : mark;
    const key = `${event.address}\0${tool}\0${holeKey(hole)}`;
    const moment = { at: event.at, source: event.source };
    const use = this.#uses.get(key);
    if (use === undefined) {
      const mine = this.#perAddress.get(event.address) ?? 0;
      if (mine >= USES_PER_ADDRESS || this.#uses.size >= USES_LIMIT) {
        // Nobody is joined on what many use.
        if (tool !== '') this.#limits.note('tools');
        return;
      }
      this.#perAddress.set(event.address, mine + 1);
      const { address, at } = event;
      this.#uses.set(key, { address, hole, tool, mark, first: moment, lastAt: at, count: 1 });
      return;
    }
    if (compareMoments(moment, use.first) < 0) use.first = moment;
    use.lastAt = later(use.lastAt, event.at);
    use.count += 1;
  }

  /** Tools with which more than one address attacked one hole. */
  shared(): Set<string> {
    const first = new Map<string, string>();
    const shared = new Set<string>();
    for (const { address, tool, hole } of this.#uses.values()) {
      if (tool === '') continue;
      const key = `${tool}\0${holeKey(hole)}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, address);
      else if (other !== address) shared.add(tool);
    }
    return shared;
  }

  /** All uses, in order of time. */
  all(): HoleUse[] {
    return Array.from(this.#uses.values(), (use) =>
      this.#commonAgents.has(use.tool) ? { ...use, tool: use.mark } : use,
    ).sort((a, b) => compareMoments(a.first, b.first) || (a.address < b.address ? -1 : 1));
  }
}
