import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { agentKind, scannerMark } from '../../request/agent-kind.ts';
import { type Hole, holeKey, holeOf } from '../hole.ts';
import { compareMoments, later, type Moment } from '../moment.ts';

/** One address's attacks on one hole, with one tool ('' when what it used is common). */
export interface HoleUse {
  readonly address: string;
  readonly hole: Hole;
  readonly tool: string;
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

  constructor(commonAgents: ReadonlySet<string>, limits = new ReachedLimits()) {
    this.#commonAgents = commonAgents;
    this.#limits = limits;
  }

  note(event: ShopEvent): void {
    const hole = holeOf(event);
    if (hole === undefined) return;
    const tool = this.toolOf(event);
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
      this.#uses.set(key, { address: event.address, hole, tool, first: moment, lastAt: event.at, count: 1 });
      return;
    }
    if (compareMoments(moment, use.first) < 0) use.first = moment;
    use.lastAt = later(use.lastAt, event.at);
    use.count += 1;
  }

  /** The rare tool that a request was made with; '' for browsers, crawlers, libraries and what many send. */
  toolOf(event: ShopEvent): string {
    const rare = agentKind(event.userAgent) === 'tool' && !this.#commonAgents.has(event.userAgent);
    return rare ? event.userAgent : scannerMark(event.target);
  }

  /** All uses, in order of time. */
  all(): HoleUse[] {
    return [...this.#uses.values()].sort(
      (a, b) => compareMoments(a.first, b.first) || (a.address < b.address ? -1 : 1),
    );
  }
}
