import { regroup } from '../detect/regroup.ts';
import { withProof } from '../detect/with-proof.ts';
import type { Duty } from '../model/duty.ts';
import type { EvidenceBatch, EvidenceLog } from '../model/evidence-log.ts';
import type { Exposure, ServedRows } from '../model/exposure.ts';
import type { Finding } from '../model/finding.ts';
import type { Investigation, Notice } from '../model/investigation.ts';
import type { Language } from '../model/language.ts';
import type { Clock } from '../model/ports.ts';
import type { ShopData } from '../model/shop-data.ts';
import type { Reported } from '../respond/duties/reported-facts.ts';
import type { Leak } from '../scope/file/leak.ts';
import type { ChunkPool } from './chunk/chunk-pool.ts';
import { createRouteFinder } from './create-route-finder.ts';
import type { InputBook } from './evidence/input-book.ts';
import { composeInvestigation } from './investigate/compose-investigation.ts';
import type { FirstPassOptions } from './investigate/first-pass.ts';
import { judgeSignals } from './investigate/judge-signals.ts';
import { readEvidence } from './investigate/read-evidence.ts';
import { scopeDrawn } from './investigate/scope-drawn.ts';
import { scoperFor } from './investigate/scoper-for.ts';
import { thriftFor, whereMany } from './investigate/thrift.ts';
import { traceActors } from './investigate/trace-actors.ts';
import type { WorkerSetup } from './worker/worker-setup.ts';

/** What an investigation needs. */
export interface InvestigateOptions extends FirstPassOptions {
  readonly setup: WorkerSetup;
  readonly language: Language;
  /** Threads that were told nothing yet. The caller closes it. */
  readonly pool: ChunkPool;
  readonly clock: Clock;
  readonly evidenceLog: EvidenceLog;
  readonly shopData: ShopData;
  /** Files that left or were found, read already. */
  readonly leaks: readonly Leak[];
  /** What follows from the laws. Asked only where something tells of harm: laws take long to load. */
  readonly dutiesOf: (reported: Reported) => Promise<readonly Duty[]>;
  /** Ends the reading early; the report then covers what was read, and says so. */
  readonly stop: AbortSignal;
  /** Whether an input was left before its end, so that the report is partial however the run ends. */
  readonly isCutShort: boolean;
  /** What is known to be wrong before the first byte is read. */
  readonly notices: readonly Notice[];
}

/** What comes out: the report's content, and every reference for the evidence file. */
export interface InvestigateResult {
  readonly investigation: Investigation;
  readonly evidence: Iterable<EvidenceBatch>;
  /** Each request behind an exposure. */
  readonly served: readonly ServedRows[];
  /** The exposure of each group that the shop's data counted. */
  readonly exposureOf: (group: number) => Exposure;
  /** Lines that were understood, over all inputs. */
  readonly understood: number;
  /** Inputs that could not be read to their end. */
  readonly brokenInputs: readonly InputBook[];
}

/**
 * Investigates evidence: the whole way from bytes to a story. The only place that knows the order of the
 * stages. See docs/architecture.md.
 */
export async function investigate(options: InvestigateOptions): Promise<InvestigateResult> {
  const { language, stop, evidenceLog, leaks, shopData } = options;
  const read = await readEvidence(options);
  const { setup, books, reader, first, limits, adminNames, unwatched } = read;
  const { config, since } = setup;
  const tenantNames = new Map(config.tenants.map(({ id, name }) => [id, name]));
  const routeOf = createRouteFinder(config);
  const { signals } = first;
  const busy = first.busy.found();
  const busyAddresses = new Set(busy.map(({ address }) => address));

  const turns = { stop, limits, atTurn: whereMany(signals, options.compactMemory) };
  const judged = await judgeSignals({
    ...options,
    ...turns,
    setup,
    books,
    reader,
    first,
    busyAddresses,
    routeOf,
  });
  const { findingIdOf, seen, drawing } = judged;

  const traceOptions = { ...turns, config, since, tenantNames, language, judged, busyAddresses, evidenceLog };
  const { trace: traced, actorKeys, drawn } = await traceActors(traceOptions);
  const { actors, actorOf, ownerOf } = traced;

  const { history } = seen;
  const { findings: found, usual } = judged;
  const facts = { config, books, leaks, findings: found, actors, history, routeOf, usual, limits };
  const unaddressed = seen.hasUnaddressed ? signals.merged(books.placeOf) : [];
  const scoped = await scopeDrawn({
    scoper: scoperFor(facts),
    findings: found,
    drawn,
    drawing,
    ownerOf,
    unaddressed,
    shopData,
    ...turns,
  });

  const actorOfFinding = ({ sources, firstAt }: Finding) => actorOf(sources[0] ?? '', firstAt);
  const told = withProof(found, scoped.proven, actorOfFinding, language);
  // What scope proved is said of the deeds too: else the story denies what the figures show.
  const trace = scoped.proven.length === 0 ? traced : { ...traced, timeline: traced.retold(told) };
  const { findings, movedTo } = regroup(told, actorOfFinding, books.locate);
  const generatedAt = options.clock.now();
  const partial = options.isCutShort || stop.aborted;
  const administration = { names: adminNames, unwatched, isKnown: first.admins.hasKnown };
  const known = { tenantNames, generatedAt, books, busy, seen, administration, partial, limits };
  const story = { ...known, findings, trace, scoped };
  const investigation = await composeInvestigation({ ...options, config, ...story });
  options.spareMemory(thriftFor(signals.events));

  const actorIds = actorKeys.map(({ address, at }) => actorOf(address, at));
  return {
    investigation,
    evidence: evidenceLog.batches(
      (key) => {
        const id = findingIdOf(key);
        return id === undefined ? undefined : (movedTo.get(id) ?? id);
      },
      (key) => actorIds[key],
    ),
    served: scoped.served,
    exposureOf: scoped.exposureOf,
    understood: books.understood + leaks.reduce((sum, { rowCount }) => sum + rowCount, 0),
    brokenInputs: books.broken,
  };
}
