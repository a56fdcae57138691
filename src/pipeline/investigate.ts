import { createRuleEngine } from '../detect/create-rule-engine.ts';
import { createDetectionWith, type Detection } from '../detect/detection.ts';
import { mayBeSoft, SoftAnswers } from '../detect/outcome/soft-answers.ts';
import { pageKey } from '../detect/page-key.ts';
import { regroup } from '../detect/regroup.ts';
import { withProof } from '../detect/with-proof.ts';
import type { AttackSet } from '../model/attack-set.ts';
import type { Duty } from '../model/duty.ts';
import type { EvidenceBatch, EvidenceLog } from '../model/evidence-log.ts';
import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { Checked, Exposure, Scope, ServedRows } from '../model/exposure.ts';
import type { Finding } from '../model/finding.ts';
import type { Investigation, Notice } from '../model/investigation.ts';
import type { Language } from '../model/language.ts';
import type { PageSizes } from '../model/page-sizes.ts';
import type { Clock, SpillStore } from '../model/ports.ts';
import type { ShopData } from '../model/shop-data.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { SqlInjectionHole } from '../model/sql-injection-hole.ts';
import { ScriptHistory } from '../request/script-history/script-history.ts';
import { scriptLook } from '../request/script-history/script-look.ts';
import { type Reported, tellsHarm } from '../respond/duties/reported-facts.ts';
import { createChannelReaders } from '../scope/create-channel-readers.ts';
import { createScoper, type Scoper } from '../scope/create-scoper.ts';
import type { Leak } from '../scope/file/leak.ts';
import { leakedInput } from '../scope/file/leaked-input.ts';
import { lookBack } from '../scope/look-back/look-back.ts';
import { scriptEpisodes, withEpisodes } from '../scope/skimming/script-episodes.ts';
import { AccountHands, namesNoAddress } from '../trace/account-hands.ts';
import { EPISODES_LIMIT } from '../trace/drafts.ts';
import type { Trace } from '../trace/trace.ts';
import { createTracer, type Tracer } from '../trace/tracer.ts';
import type { ChunkExtent } from './chunk/chunk-extent.ts';
import type { ChunkPool } from './chunk/chunk-pool.ts';
import { createRouteFinder } from './create-route-finder.ts';
import { BusyAddresses } from './evidence/busy-addresses.ts';
import { coverageOf } from './evidence/coverage-of.ts';
import type { EvidenceInput } from './evidence/evidence-input.ts';
import { EvidenceReader, type Progress } from './evidence/evidence-reader.ts';
import { findGaps } from './evidence/find-gaps.ts';
import { InOrder } from './evidence/in-order.ts';
import { InputBook } from './evidence/input-book.ts';
import { PageBook } from './evidence/page-book.ts';
import { RecordPicker } from './evidence/record-picker.ts';
import { ScriptBook } from './evidence/script-book.ts';
import { TwinLines } from './evidence/twin-lines.ts';
import { runNotices } from './run-notices.ts';
import { type DrawnEvents, type ScopeDrawnOptions, scopeDrawn } from './scope-drawn.ts';
import { EventRuns } from './segment/event-runs.ts';
import type { EventOwners } from './segment/segment.ts';
import type { DrawResult, SignalResult, UnparsedLine } from './worker/chunk-result.ts';
import type { Wanted } from './worker/draw-pass.ts';
import type { WorkerSetup } from './worker/worker-setup.ts';

/** The second pass is made at most so often: each round may learn of an address or a file. */
const MOST_ROUNDS = 4;

/** Lines whose index is kept for the second pass, 12 bytes each; larger evidence is parsed again. */
const INDEXED_LINES = 2_000_000;

/** Events drawn in that are kept as they are for the next who goes through them, some 400 bytes each. */
const KEPT_EVENTS = 20_000;

/** Visitors of wanted paths and accounts of whom it is kept what they did there: few of them come to belong to an actor. */
const KEPT_ADDRESSES = 200_000;

/** Beyond so many lines memory is spared to the end, not only while they are read: judging takes twice as long then. */
const SPARED_LINES = 5_000_000;

/** So many signals fill the heap with what is short-lived: it must not grow to several times of what is alive. */
const SOME_SIGNALS = 20_000;
const MANY_SIGNALS = 200_000;

/** How much memory is spared. */
type Thrift = 'none' | 'some' | 'more' | 'most';

/** What an investigation needs. */
export interface InvestigateOptions {
  readonly inputs: readonly EvidenceInput[];
  readonly setup: WorkerSetup;
  readonly language: Language;
  /** Threads that were told nothing yet. The caller closes it. */
  readonly pool: ChunkPool;
  readonly clock: Clock;
  readonly spill: SpillStore;
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
  /** Takes every line that was not understood, in the order of the evidence. */
  readonly unparsed: (path: string, line: UnparsedLine) => void;
  readonly progress: (progress: Progress) => void;
  /** Spares memory from now on, at the cost of time: the more, the slower. */
  readonly spareMemory: (thrift: Thrift) => void;
  /** The first pass is over: from here on this thread does most of the work. */
  readonly allRead: () => void;
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
  const inputs = [...options.inputs].sort((a, b) => (a.open.path < b.open.path ? -1 : 1));
  options.pool.tellAll({ type: 'setup', setup: options.setup });
  return new Run({ ...options, inputs }).result();
}

/** One investigation under way. */
class Run {
  readonly #options: InvestigateOptions;
  readonly #books: readonly InputBook[];
  readonly #reader: EvidenceReader;
  readonly #signals: EventRuns;
  readonly #scripts = new ScriptBook();
  readonly #busy = new BusyAddresses();
  readonly #looks = new ScriptHistory();
  readonly #routeOf: ReturnType<typeof createRouteFinder>;
  readonly #twins = new TwinLines();
  /** What the servers give for whatever they do not have. */
  readonly #soft = new SoftAnswers();
  /** Whether some line names an account and no address. */
  #hasUnaddressed = false;
  /** All attacks that were found. */
  #attacks: AttackSet = 0;

  constructor(options: InvestigateOptions) {
    this.#options = options;
    this.#routeOf = createRouteFinder(options.setup.config);
    this.#books = options.inputs.map(({ open }) => new InputBook(open.path));
    this.#signals = new EventRuns(options.spill);
    this.#reader = new EvidenceReader({
      inputs: options.inputs,
      books: this.#books,
      pool: options.pool,
      stop: options.stop,
    });
  }

  async result(): Promise<InvestigateResult> {
    await this.#firstPass();
    for (const event of this.#signals.chosen(mayBeSoft)) this.#soft.note(event);
    const busy = this.#busy.found();
    const busyAddresses = new Set(busy.map(({ address }) => address));
    const detection = this.#detect(busyAddresses);
    const pages = detection.closeFirstPass(this.#scripts.sightings(this.#placeOf)).pages;
    const judged = detection.judge(await this.#pageSizes(pages));
    const { config } = this.#options.setup;
    const tracer = this.#tracer(judged, new Set([...busyAddresses, ...detection.workplaces()]));
    const { actorKeys, drawn } = await this.#secondPass(tracer);
    const trace = tracer.finish();
    const { scope, served, exposureOf, proven, holes } = await scopeDrawn({
      scoper: this.#scoper(judged, trace),
      drawn,
      draw: (owners) => this.#draw(owners),
      ownerOf: trace.ownerOf,
      accountHands: this.#accountHands(trace),
      attacksOf: (attacks) => this.#attacksOf(attacks),
      shopData: this.#options.shopData,
    });
    const { actors, timeline, actorOf } = trace;
    const actorOfFinding = (finding: Finding) => actorOf(finding.sources[0] ?? '', finding.firstAt);
    const told = withProof(judged, proven, actorOfFinding, this.#options.language);
    const grouped = regroup(told, actorOfFinding, this.#locate);
    const findings: readonly Finding[] = grouped.findings;
    const actorIds = actorKeys.map((address) => actorOf(address));
    const reported = { findings, scope, partial: this.#isPartial() };
    const investigation: Investigation = {
      timezone: config.timezone,
      generatedAt: this.#options.clock.now(),
      inputs: [...this.#books.map((book) => book.toInput()), ...this.#options.leaks.map(leakedInput)],
      gaps: this.#gaps(),
      findings,
      actors,
      timeline: withEpisodes(timeline, scriptEpisodes(this.#looks.read(), config.timezone), EPISODES_LIMIT),
      scope: { ...scope, checked: [...scope.checked, ...this.#lookBack(trace, scope, findings, holes)] },
      language: this.#options.language,
      notices: this.#notices(busy, trace),
      duties: tellsHarm(reported) ? await this.#options.dutiesOf(reported) : [],
      partial: reported.partial,
      tenantNames: this.#tenantNames(),
    };
    this.#options.spareMemory(this.#thrift());
    return {
      investigation,
      evidence: this.#options.evidenceLog.batches(
        (key) => {
          const id = detection.findingIdOf(key);
          return id === undefined ? undefined : (grouped.movedTo.get(id) ?? id);
        },
        (key) => actorIds[key],
      ),
      served,
      exposureOf,
      understood:
        this.#books.reduce((sum, book) => sum + book.understood, 0) +
        this.#options.leaks.reduce((sum, { rowCount }) => sum + rowCount, 0),
      brokenInputs: this.#books.filter((book) => book.trouble !== undefined),
    };
  }

  readonly #placeOf = (input: number, chunk: number) => this.#books[input]!.placeOf(input, chunk);

  readonly #locate = (ref: EvidenceRef) => `${this.#books[ref.input]!.path}:${ref.line}`;

  async #firstPass(): Promise<void> {
    let lines = 0;
    const totalBytes = this.#options.inputs.reduce((sum, { open }) => sum + Math.max(0, open.size), 0);
    const inOrder = new InOrder<SignalResult>((input, chunk, result) => {
      this.#scripts.add(input, chunk, result.scripts);
      // A shop's own programs are most of a database's traffic.
      if (this.#books[input]!.format?.kind !== 'database') {
        this.#busy.add(result.understood, result.busyAddresses);
      }
      this.#keepUnparsed(input, chunk, result);
    });
    await this.#reader.readAll<SignalResult>(
      'signals',
      (input, extent, result) => {
        this.#books[input]!.learn(extent, result, lines < INDEXED_LINES);
        const before = this.#thrift();
        this.#signals.add(input, extent.index, result.firstAt, result.segments, result.events);
        if (lines <= INDEXED_LINES) {
          if (lines + result.lines > INDEXED_LINES) this.#options.spareMemory('most');
          else if (this.#thrift() !== before) this.#options.spareMemory(this.#thrift());
        }
        lines += result.lines;
        const receivedBytes = this.#books.reduce((sum, { bytes }) => sum + bytes, 0);
        this.#options.progress({ bytes: receivedBytes, totalBytes, lines });
        inOrder.put(input, extent.index, result);
      },
      (input, chunks) => inOrder.endInput(input, chunks),
    );
    if (lines <= SPARED_LINES) this.#options.spareMemory(this.#thrift());
    this.#options.allRead();
  }

  #thrift(): Thrift {
    const { events } = this.#signals;
    if (events > MANY_SIGNALS) return 'more';
    return events > SOME_SIGNALS ? 'some' : 'none';
  }

  #keepUnparsed(input: number, chunk: number, result: SignalResult): void {
    if (result.unparsed.length === 0) return;
    const book = this.#books[input]!;
    const { lineBase, offsetBase } = book.placeInOrder(chunk);
    for (const line of result.unparsed) {
      this.#options.unparsed(book.path, {
        ...line,
        line: lineBase + line.line,
        offset: offsetBase + line.offset,
      });
    }
  }

  #detect(busyAddresses: ReadonlySet<string>): Detection {
    const { setup, language, evidenceLog } = this.#options;
    const detection = createDetectionWith({
      engine: createRuleEngine(setup.rules, language),
      known: setup.config.known,
      busyAddresses,
      language,
      timezone: setup.config.timezone,
      sink: (key, ref, at) => evidenceLog.addForFinding(key, ref, at),
      locate: this.#locate,
      routeOf: this.#routeOf,
      soft: this.#soft,
    });
    for (const event of this.#signals.merged(this.#placeOf)) {
      if (event.kind === 'script') this.#looks.add(scriptLook(event));
      this.#hasUnaddressed ||= namesNoAddress(event);
      if (this.#books.length > 1) this.#twins.add(event);
      this.#attacks |= event.attacks;
      detection.observe(event);
    }
    return detection;
  }

  /** Rereads the evidence for the reply sizes of pages, when there are pages to judge by. */
  async #pageSizes(pages: readonly { tenant: string; path: string }[]): Promise<Map<string, PageSizes>> {
    const sizes = new Map<string, PageSizes>();
    if (pages.length === 0 || this.#options.stop.aborted) return sizes;
    const book = new PageBook();
    const paths = [...new Set(pages.map(({ path }) => path))];
    await this.#readWanted(
      { addresses: [], paths: [], accounts: [], pages: paths },
      // Hostile requests and refused ones say nothing of a page's usual replies.
      (input, chunk) =>
        this.#signals.offsetsIn(
          input,
          chunk,
          (status, attacks) => attacks !== 0 || status < 200 || status > 299,
        ),
      (_input, _extent, result) => book.add(result.pages),
    );
    for (const page of book.pages()) sizes.set(pageKey(page.tenant, page.path), page);
    return sizes;
  }

  #tracer(findings: readonly Finding[], busyAddresses: ReadonlySet<string>): Tracer {
    const { known, timezone } = this.#options.setup.config;
    const tenantNames = this.#tenantNames();
    const { language } = this.#options;
    return createTracer({ findings, known, busyAddresses, language, timezone, tenantNames });
  }

  #isPartial(): boolean {
    return this.#options.isCutShort || this.#options.stop.aborted;
  }

  #tenantNames(): ReadonlyMap<string, string> {
    return new Map(this.#options.setup.config.tenants.map(({ id, name }) => [id, name]));
  }

  #notices(busy: ReturnType<BusyAddresses['found']>, trace: Trace): readonly Notice[] {
    const { notices, setup } = this.#options;
    const limits = {
      books: this.#books,
      busy,
      twins: this.#twins.found(),
      trace,
      interrupted: this.#isPartial(),
      tenants: setup.config.tenants,
    };
    return [...notices, ...runNotices(limits)];
  }

  #lookBack(
    { actors }: Trace,
    { exposures }: Scope,
    findings: readonly Finding[],
    holes: readonly SqlInjectionHole[],
  ): readonly Checked[] {
    const { tenants, told } = this.#options.setup.config;
    const covers = coverageOf(this.#books, this.#gaps());
    return lookBack({ tenants, covers, actors, findings, exposures, holes, told });
  }

  #scoper(findings: readonly Finding[], { actors }: Trace): Scoper {
    const { config } = this.#options.setup;
    const profiles = new Map(config.tenants.map(({ id, profile }) => [id, profile]));
    return createScoper({
      readers: createChannelReaders({
        config,
        actors,
        // Behind the logs among the report's inputs.
        leaks: this.#options.leaks.map((leak, at) => ({ leak, input: this.#books.length + at })),
        findings,
        history: this.#looks.read(),
        span: spanOf(this.#books),
        routeOf: this.#routeOf,
      }),
      profileOf: (tenant) => profiles.get(tenant) ?? config.profile,
      hasData: (tenant) => config.tenants.some(({ id, data }) => id === tenant && data !== undefined),
    });
  }

  /**
   * Draws in what the actors did, until nothing new is learned.
   *
   * @returns the address behind each key of the evidence log, and what was drawn in last
   */
  async #secondPass(tracer: Tracer): Promise<{ actorKeys: readonly string[]; drawn: DrawnEvents }> {
    const keys = new Map<string, number>();
    let drawn: DrawnEvents = { owners: tracer.wanted(), events: [] };
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const owners = tracer.wanted();
      if (owners.addresses.size + owners.paths.size + owners.accounts.size === 0) break;
      drawn = await this.#draw(owners);
      this.#options.evidenceLog.dropActors();
      tracer.begin();
      const kept: ShopEvent[] = [];
      for (const event of drawn.events) {
        tracer.draw(event);
        if (kept.length <= KEPT_EVENTS) kept.push(event);
        let key = keys.get(event.address);
        if (key === undefined) {
          if (keys.size >= KEPT_ADDRESSES && !owners.addresses.has(event.address)) continue;
          key = keys.size;
          keys.set(event.address, key);
        }
        this.#options.evidenceLog.addForActor(key, event.source, event.at);
      }
      if (kept.length <= KEPT_EVENTS) drawn = { owners, events: kept };
      if (!tracer.end() || this.#options.stop.aborted) break;
    }
    return { actorKeys: [...keys.keys()], drawn };
  }

  /** What the first pass kept of some attacks, in order of time. */
  #attacksOf(attacks: AttackSet): Iterable<ShopEvent> {
    if ((this.#attacks & attacks) === 0) return [];
    const none = new Set<string>();
    const choice = { addresses: none, paths: none, accounts: none, attacks, isChunkMeant: () => true };
    const also = { runs: this.#signals, choice };
    return new EventRuns(this.#options.spill).merged(this.#placeOf, also);
  }

  /** Goes through the signals once more, where lines name accounts and no addresses, for whose hands these were in. */
  #accountHands({ ownerOf }: Trace): ScopeDrawnOptions['accountHands'] {
    const hands = new AccountHands(ownerOf);
    if (this.#hasUnaddressed) {
      for (const event of this.#signals.merged(this.#placeOf)) hands.observe(event);
    }
    return { names: hands.finish(), handOf: (event) => hands.handOf(event) };
  }

  /**
   * Every event of some addresses, paths and accounts. Those that the first pass kept are taken from there, since
   * most of what an actor did was attacks, and inspecting these again is what would take longest.
   */
  async #draw(owners: EventOwners): Promise<DrawnEvents> {
    const { addresses, paths, accounts, actions = new Set<string>() } = owners;
    const runs = new EventRuns(this.#options.spill);
    const reused = new Set<string>();
    await this.#readWanted(
      {
        addresses: [...addresses],
        paths: [...paths],
        accounts: [...accounts],
        actions: [...actions],
        pages: [],
      },
      (input, chunk) => this.#signals.offsetsIn(input, chunk, () => true),
      (input, extent, result) =>
        runs.add(input, extent.index, result.firstAt, result.segments, result.events),
      (input, chunk) => reused.add(`${input} ${chunk}`),
    );
    const isChunkMeant = (input: number, chunk: number) => reused.has(`${input} ${chunk}`);
    const choice = {
      addresses: new Set(addresses),
      paths: new Set(paths),
      accounts: new Set(accounts),
      actions,
      isChunkMeant,
    };
    const also = { runs: this.#signals, choice };
    const merged = () => runs.merged(this.#placeOf, also);
    return { owners, events: { [Symbol.iterator]: () => readAll(merged(), this.#soft) } };
  }

  /**
   * Reads what may be wanted again: single records where the first pass left an index, else whole chunks.
   *
   * @param settled starts of a chunk's records that need not be read again
   * @param spared is told of the chunks whose settled records are not read
   */
  async #readWanted(
    wanted: Wanted,
    settled: (input: number, chunk: number) => Int32Array,
    take: (input: number, extent: ChunkExtent, result: DrawResult) => void,
    spared: (input: number, chunk: number) => void = () => {},
  ): Promise<void> {
    this.#options.pool.tellAll({ type: 'wanted', wanted });
    const picker = new RecordPicker(wanted);
    await this.#reader.readAgain<DrawResult>((input, chunk) => {
      const { index, addressFilter } = this.#books[input]!.chunks[chunk]!;
      if (index === undefined) return picker.mayHold(addressFilter) ? 'all' : 'nothing';
      const records = picker.pick(index, () => settled(input, chunk));
      if (records === undefined) return 'all';
      spared(input, chunk);
      return records.starts.length === 0 ? 'nothing' : records;
    }, take);
  }

  #gaps() {
    return findGaps(
      this.#books.map(({ path, format, minutes }, input) => ({
        input,
        path,
        format: format?.name ?? 'unknown',
        minutes,
      })),
    );
  }
}

function* readAll(events: Iterable<ShopEvent>, soft: SoftAnswers): Generator<ShopEvent> {
  for (const event of events) yield soft.read(event);
}

/** The first and the last time that any input has; NaN when none has one. */
function spanOf(books: readonly InputBook[]): { from: number; to: number } {
  const inputs = books.map((book) => book.toInput()).filter(({ firstAt }) => !Number.isNaN(firstAt));
  if (inputs.length === 0) return { from: Number.NaN, to: Number.NaN };
  return {
    from: inputs.reduce((least, { firstAt }) => Math.min(least, firstAt), Number.POSITIVE_INFINITY),
    to: inputs.reduce((most, { lastAt }) => Math.max(most, lastAt), Number.NEGATIVE_INFINITY),
  };
}
