import { STAGES, type Stage } from '../../model/actor.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { earlier, later } from '../moment.ts';
import { EvidenceSample } from './evidence-sample.ts';
import { Figures } from './figures.ts';

/** Silence that ends an episode, in milliseconds. */
export const SILENCE_MS = 30 * 60_000;
/** A login this long after the one before begins a session of its own, in milliseconds. */
const NEW_SESSION_MS = 5 * 60_000;

/** Beyond so many pairs of address and tenant, an address's further tenants are not told apart. */
const LANES_LIMIT = 20_000;

/** What one address did in one tenant in one stage, until it fell silent. */
export interface Segment {
  readonly address: string;
  readonly tenant: string;
  readonly stage: Stage;
  at: number;
  until: number;
  /** Begun by a new login: not to be put together with what came before. */
  readonly cut: boolean;
  readonly figures: Figures;
  readonly evidence: EvidenceSample;
}

interface Lane {
  readonly address: string;
  readonly tenant: string;
  readonly byStage: (Segment[] | undefined)[];
  failures: number;
  entered: boolean;
  lastLoginAt: number;
  /** Stages whose next event begins a new segment, as bits. */
  cut: number;
}

/** What a login ends: the session before it. */
const SESSION_STAGES: readonly Stage[] = ['login', 'browse', 'export', 'change'];
const SESSION_BITS = SESSION_STAGES.reduce((bits, stage) => bits | (1 << STAGES.indexOf(stage)), 0);

/**
 * Sums up events, which come in time order, without keeping them. When there are more segments than `limit`,
 * the silence that ends a segment is doubled and neighbours are put together, so memory stays bounded while
 * every count stays exact.
 */
export class Segments {
  readonly #lanes = new Map<string, Map<string, Lane>>();
  readonly #limits: ReachedLimits;
  #laneCount = 0;
  #limit: number;
  #size = 0;
  #silence = SILENCE_MS;

  constructor(limit = 12_000, limits = new ReachedLimits()) {
    this.#limits = limits;
    this.#limit = limit;
  }

  add(event: ShopEvent, stage: Stage): void {
    const lane = this.#lane(event);
    if (stage === 'login') this.#beginSession(lane, event.at);
    const index = STAGES.indexOf(stage);
    const segment = this.#open(lane, index, event.at);
    segment.at = earlier(segment.at, event.at);
    segment.until = later(segment.until, event.at);
    segment.figures.count(event, stage);
    segment.evidence.add(event.at, event.source);
    if (stage === 'login-attempt') lane.failures += event.result === 'failure' ? 1 : 0;
    if (stage === 'login') {
      segment.figures.failuresBefore += lane.failures;
      segment.figures.firstSuccess ||= !lane.entered;
      lane.failures = 0;
      lane.entered = true;
    }
  }

  of(address: string): Segment[] {
    return [...(this.#lanes.get(address)?.values() ?? [])].flatMap((lane) =>
      lane.byStage.flatMap((list) => list ?? []),
    );
  }

  #lane(event: ShopEvent): Lane {
    let tenants = this.#lanes.get(event.address);
    if (tenants === undefined) {
      tenants = new Map();
      this.#lanes.set(event.address, tenants);
    }
    const isFull = this.#laneCount >= LANES_LIMIT && tenants.size > 0 && !tenants.has(event.tenant);
    // No tenant: it stands for all that there is no room to tell apart.
    const tenant = isFull ? '' : event.tenant;
    if (isFull) this.#limits.note('tenants');
    let lane = tenants.get(tenant);
    if (lane === undefined) {
      this.#laneCount++;
      lane = {
        address: event.address,
        tenant,
        byStage: [],
        failures: 0,
        entered: false,
        lastLoginAt: Number.NaN,
        cut: 0,
      };
      tenants.set(tenant, lane);
    }
    return lane;
  }

  #beginSession(lane: Lane, at: number): void {
    if (!(at - lane.lastLoginAt <= NEW_SESSION_MS)) lane.cut = SESSION_BITS;
    lane.lastLoginAt = at;
  }

  #open(lane: Lane, index: number, at: number): Segment {
    const list = lane.byStage[index] ?? [];
    lane.byStage[index] = list;
    const last = list.at(-1);
    const cut = (lane.cut & (1 << index)) !== 0;
    if (last !== undefined && !cut && !(at - last.until > this.#silence)) return last;
    lane.cut &= ~(1 << index);
    const { address, tenant } = lane;
    const segment: Segment = {
      address,
      tenant,
      stage: STAGES[index]!,
      at: Number.NaN,
      until: Number.NaN,
      cut: cut && last !== undefined,
      figures: new Figures(),
      evidence: new EvidenceSample(),
    };
    list.push(segment);
    this.#size += 1;
    if (this.#size > this.#limit) this.#compact();
    return lane.byStage[index]!.at(-1)!;
  }

  /** Puts neighbours together until there is room; one segment a lane and stage always stays. */
  #compact(): void {
    for (let doublings = 0; this.#size > this.#limit / 2 && doublings < 20; doublings += 1) {
      this.#silence *= 2;
      this.#size = 0;
      for (const tenants of this.#lanes.values()) {
        for (const lane of tenants.values()) {
          for (const [index, list] of lane.byStage.entries()) {
            if (list === undefined) continue;
            lane.byStage[index] = this.#joined(list);
            this.#size += lane.byStage[index].length;
          }
        }
      }
    }
    this.#limit = Math.max(this.#limit, this.#size * 2);
  }

  #joined(list: readonly Segment[]): Segment[] {
    const kept: Segment[] = [];
    for (const segment of list) {
      const last = kept.at(-1);
      if (last === undefined || segment.at - last.until > this.#silence) kept.push(segment);
      else absorbSegment(last, segment);
    }
    return kept;
  }
}

/** A segment with the same counts that can grow without touching the first. */
export function copySegment(segment: Segment): Segment {
  const copy: Segment = { ...segment, figures: new Figures(), evidence: new EvidenceSample() };
  copy.figures.absorb(segment.figures);
  copy.evidence.absorb(segment.evidence);
  return copy;
}

/** Puts what one segment counted into another. */
export function absorbSegment(into: Segment, other: Segment): void {
  into.at = earlier(into.at, other.at);
  into.until = later(into.until, other.until);
  into.figures.absorb(other.figures);
  into.evidence.absorb(other.evidence);
}
