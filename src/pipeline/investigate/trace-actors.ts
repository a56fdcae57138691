import type { Config } from '../../model/config/config.ts';
import type { EvidenceLog } from '../../model/evidence-log.ts';
import type { Language } from '../../model/language.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Trace } from '../../trace/trace.ts';
import { createTracer, type Tracer } from '../../trace/tracer.ts';
import type { DrawnEvents } from './drawing.ts';
import { eachInTurn } from './each-in-turn.ts';
import type { JudgedSignals } from './judge-signals.ts';
import { MeasuredAgents } from './measured-agents.ts';

/** The second pass is made at most so often: each round may learn of an address or a file. */
const MOST_ROUNDS = 4;

/** Events drawn in that are kept as they are for the next who goes through them, some 400 bytes each, … */
const KEPT_EVENTS = 20_000;
/** … as long as what was asked for in them is no longer than this together. */
const KEPT_CHARACTERS = 4_000_000;

/** Visitors of wanted paths and accounts of whom it is kept what they did there: few of them come to belong to an actor. */
const KEPT_ADDRESSES = 200_000;

export interface TraceOptions {
  readonly config: Config;
  /** What lies before is learned from, and not told. */
  readonly since: number;
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly judged: JudgedSignals;
  readonly busyAddresses: ReadonlySet<string>;
  readonly evidenceLog: EvidenceLog;
  /** Is told what had to be left out. */
  readonly limits: ReachedLimits;
  /** Ends the second pass after the round that is under way. */
  readonly stop: AbortSignal;
  /** Called now and then while events are gone through. */
  readonly atTurn: (() => void) | undefined;
}

interface ActorKey {
  readonly address: string;
  readonly at: number | undefined;
}

export interface TracedActors {
  readonly trace: Trace;
  /** The address behind each key of the evidence log, with a time where it decides whose its requests are. */
  readonly actorKeys: readonly ActorKey[];
  /** What was drawn in last. */
  readonly drawn: DrawnEvents;
}

/** Finds who is behind the findings, and all that they did. */
export async function traceActors(options: TraceOptions): Promise<TracedActors> {
  const { config, tenantNames, language, judged, busyAddresses } = options;
  const agents = new MeasuredAgents(options);
  const tracer = createTracer({
    findings: judged.findings,
    known: config.known,
    busyAddresses: new Set([...busyAddresses, ...judged.workplaces]),
    language,
    timezone: config.timezone,
    tenantNames,
    commonAgents: agents.common,
    limits: options.limits,
  });
  const { actorKeys, drawn } = await secondPass(tracer, agents, options);
  return { trace: tracer.finish(), actorKeys, drawn };
}

/** Draws in what the actors did, until nothing new is learned. */
async function secondPass(
  tracer: Tracer,
  agents: MeasuredAgents,
  { judged, since, evidenceLog, stop, limits, atTurn }: TraceOptions,
): Promise<Omit<TracedActors, 'trace'>> {
  const keys = new Map<string, number>();
  const actorKeys: ActorKey[] = [];
  let drawn: DrawnEvents = { owners: tracer.wanted(), all: [], events: [] };
  let unlisted = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const owners = tracer.wanted();
    if (owners.addresses.size + owners.paths.size + owners.accounts.size === 0) break;
    drawn = await judged.drawing.draw(owners);
    evidenceLog.dropActors();
    unlisted = 0;
    tracer.begin();
    const kept: ShopEvent[] = [];
    let characters = 0;
    await eachInTurn(
      drawn.all,
      (event) => {
        if (event.at < since) {
          tracer.learn(event);
          return;
        }
        tracer.draw(event);
        characters += event.target.length + event.carried.length;
        if (kept.length <= KEPT_EVENTS && characters <= KEPT_CHARACTERS) kept.push(event);
        const isApart = tracer.isApart(event.address, event.at);
        const name = isApart ? `${event.address} apart` : event.address;
        let key = keys.get(name);
        if (key === undefined) {
          if (keys.size >= KEPT_ADDRESSES && !owners.addresses.has(event.address)) {
            unlisted++;
            return;
          }
          key = keys.size;
          keys.set(name, key);
          actorKeys.push({ address: event.address, at: isApart ? event.at : undefined });
        }
        evidenceLog.addForActor(key, event.source, event.at);
      },
      atTurn,
    );
    if (kept.length <= KEPT_EVENTS && characters <= KEPT_CHARACTERS)
      drawn = { owners, all: kept, events: kept };
    await agents.measure(tracer.sharedAgents());
    if (!tracer.end() || stop.aborted) break;
  }
  limits.note('evidence-lines', unlisted);
  return { actorKeys, drawn };
}
