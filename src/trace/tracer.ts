import type { Finding } from '../model/finding.ts';
import type { KnownAddress } from '../model/known-address.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { createKnownFinder } from '../request/known/known-finder.ts';
import { Knowledge } from './knowledge.ts';
import { Round } from './round.ts';
import { tellTrace } from './tell/tell-trace.ts';
import type { Trace } from './trace.ts';
import type { TraceManner } from './trace-manner.ts';
import type { Wanted } from './wanted.ts';

export interface TracerOptions extends TraceManner {
  readonly findings: readonly Finding[];
  readonly known: readonly KnownAddress[];
  /** Addresses that carry a fifth of the traffic or more, or from which operators work day by day. */
  readonly busyAddresses: ReadonlySet<string>;
  /** User-Agents that many addresses send: sharing one says nothing. Browsers need not be listed; may grow before a round ends. */
  readonly commonAgents?: ReadonlySet<string>;
  /** Is told what had to be left out. */
  readonly limits?: ReachedLimits | undefined;
}

export interface Tracer {
  wanted(): Wanted;
  /** Starts a round; then every drawn-in event comes, in time order, once. */
  begin(): void;
  draw(event: ShopEvent): void;
  /** Takes what lies before the period that is told of: by it is known who used which account before. */
  learn(event: ShopEvent): void;
  /** User-Agents on which somebody may be joined when the round ends: how many send them must be known by then. */
  sharedAgents(): readonly string[];
  /** Ends a round: true when more was learned and another round is needed (at most four). */
  end(): boolean;
  /** Whether an address carries much of the traffic and did not attack about a time. */
  isApart(address: string, at: number): boolean;
  finish(): Trace;
}

const ROUNDS_LIMIT = 4;

/**
 * Builds actors and the timeline. Findings seed it; each round draws in every request of the addresses, files
 * and accounts learned so far, until nothing new comes. Memory is bounded by the number of actors' episodes,
 * not by the number of events.
 */
export function createTracer(options: TracerOptions): Tracer {
  const known = createKnownFinder(options.known);
  const knowledge = new Knowledge(options.findings, options.limits);
  // What one round left out the next leaves out again: the last one tells.
  let left = new ReachedLimits();
  const newRound = () => {
    left = new ReachedLimits();
    return new Round(knowledge, options.busyAddresses, known, options.commonAgents ?? new Set(), left);
  };
  let round = newRound();
  let rounds = 0;
  let isComplete = true;
  return {
    wanted: () => knowledge.wanted(),
    begin() {
      round = newRound();
    },
    draw(event) {
      round.draw(event);
    },
    learn(event) {
      round.learn(event);
    },
    sharedAgents: () => round.sharedAgents(),
    end() {
      rounds += 1;
      const learned = knowledge.learn(round.end());
      isComplete = !learned;
      return learned && rounds < ROUNDS_LIMIT;
    },
    isApart: (address, at) => options.busyAddresses.has(address) && !round.isAtAttack(address, at),
    finish() {
      for (const { limit, n } of left.all()) options.limits?.note(limit, n);
      return tellTrace(round, options, known, isComplete);
    },
  };
}
