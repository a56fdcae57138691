import { createRuleEngine } from '../../detect/create-rule-engine.ts';
import { createDetectionWith, type Detection } from '../../detect/detection.ts';
import { Collectors } from '../../detect/known/collectors.ts';
import { mayBeLink, SharedLinks } from '../../detect/known/shared-links.ts';
import { LoginAnswers, TELLS_OF_LOGINS } from '../../detect/login/login-answers.ts';
import { OpenLogins } from '../../detect/login/open-logins.ts';
import { isUsualReply } from '../../detect/outcome/judge-answer.ts';
import { mayBeSoft, SoftAnswers } from '../../detect/outcome/soft-answers.ts';
import { pageKey } from '../../detect/page-key.ts';
import { DailyWalks, type LogSpan } from '../../detect/scan/daily-walks.ts';
import type { AttackSet } from '../../model/attack-set.ts';
import type { EvidenceLog } from '../../model/evidence-log.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { SpillStore } from '../../model/ports.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { UsualReplies } from '../../model/usual-replies.ts';
import type { ChunkPool } from '../chunk/chunk-pool.ts';
import type { EvidenceReader } from '../evidence/evidence-reader.ts';
import type { InputBooks } from '../evidence/input-books.ts';
import { requestsOf } from '../evidence/requests-of.ts';
import type { WorkerSetup } from '../worker/worker-setup.ts';
import { Drawing, type UsualAnswers } from './drawing.ts';
import type { FirstPass } from './first-pass.ts';
import { observeSignals, type SignalsSeen } from './observe-signals.ts';

export interface JudgeOptions {
  readonly setup: WorkerSetup;
  readonly language: Language;
  readonly books: InputBooks;
  readonly reader: EvidenceReader;
  readonly pool: ChunkPool;
  readonly spill: SpillStore;
  readonly evidenceLog: EvidenceLog;
  /** Is told what had to be left out. */
  readonly limits: ReachedLimits;
  readonly stop: AbortSignal;
  /** Called now and then while signals are gone through. */
  readonly atTurn: (() => void) | undefined;
  readonly first: FirstPass;
  readonly busyAddresses: ReadonlySet<string>;
  /** The route that an event took. */
  readonly routeOf: (event: ShopEvent) => Route | null;
}

export interface JudgedSignals {
  readonly findings: readonly Finding[];
  /** The finding of a key of the evidence log. */
  readonly findingIdOf: (key: number) => string | undefined;
  /** Addresses from which operators work day by day. */
  readonly workplaces: readonly string[];
  readonly seen: SignalsSeen;
  /** Fetches more, now that the signals are known. */
  readonly drawing: Drawing;
  readonly usual: UsualReplies;
}

/** Finds attacks in the signals of the first pass, and how they came out. What detection remembered is let go with that. */
export async function judgeSignals(options: JudgeOptions): Promise<JudgedSignals> {
  const { books, reader, pool, spill, stop, first, atTurn } = options;
  const { since } = options.setup;
  const { signals } = first;
  const answers = learnAnswers(options);
  const detection = createDetection(options, answers);
  if (options.setup.config.known.some(({ role }) => role === 'operator'))
    for (const event of signals.chosen(mayBeWork)) detection.foresee(event);
  const seen = await observeSignals(signals.merged(books.placeOf), {
    inputs: books.all.length,
    since,
    detection,
    atTurn,
  });
  const drawing = new Drawing({ books, reader, pool, spill, signals, since, attacks: seen.attacks, answers });
  if (!stop.aborted) await meetStrangers(detection, drawing);
  const { pages } = detection.closeFirstPass(first.scripts.sightings(books.placeOf));
  const sizes = await drawing.pageSizes(stop.aborted ? [] : pages);
  const findings = detection.judge(sizes);
  const isUsual = (event: ShopEvent) => isUsualReply(sizes, event);
  const spreadOf = ({ tenant, path }: ShopEvent) => sizes.get(pageKey(tenant, path))?.spread ?? 0;
  const workplaces = detection.workplaces();
  return {
    findings,
    findingIdOf: detection.findingIds(),
    workplaces,
    seen,
    drawing,
    usual: { isUsual, spreadOf },
  };
}

/** Shows detection what else those did of whom it must know whether they come again: most of it was no signal. */
async function meetStrangers(detection: Detection, drawing: Drawing): Promise<void> {
  const addresses = detection.strangers();
  if (addresses.size === 0) return;
  const none = new Set<string>();
  const { all } = await drawing.draw({ addresses, paths: none, accounts: none });
  for (const event of all) if (addresses.has(event.address)) detection.noteVisit(event);
}

/** What lines themselves do not tell: what the servers' answers mean, which logins tell nothing, and who fetches persons' pages day by day. */
interface Learned extends UsualAnswers {
  readonly open: OpenLogins;
  readonly daily: DailyWalks;
}

/** Goes through the signals before the first of them is judged. */
function learnAnswers({ first, books, limits, setup, routeOf }: JudgeOptions): Learned {
  const soft = new SoftAnswers(limits);
  const { config } = setup;
  const generic = new Set(
    config.tenants.filter(({ profile }) => profile.name === 'generic').map(({ id }) => id),
  );
  const logins = new LoginAnswers((event) => {
    const isGeneric =
      config.tenants.length === 0 ? config.profile.name === 'generic' : generic.has(event.tenant);
    const route = isGeneric ? routeOf(event) : null;
    return route !== null && route.success === undefined && route.failure === undefined;
  }, limits);
  const tells = (status: number, attacks: AttackSet, action: string, hasObject: boolean) =>
    (hasObject && status >= 200 && status <= 299) ||
    TELLS_OF_LOGINS.has(action) ||
    mayBeSoft(status, attacks) ||
    mayBeLink(status, attacks);
  const daily = new DailyWalks(limits);
  const open = new OpenLogins(logins, limits);
  const links = new SharedLinks(graveRulesIn(setup), limits);
  for (const event of first.signals.chosen(tells)) {
    if (TELLS_OF_LOGINS.has(event.action)) {
      logins.note(event);
      open.note(event);
    }
    if (mayBeSoft(event.status, event.attacks)) soft.note(event);
    if (mayBeLink(event.status, event.attacks)) links.note(event);
    daily.note(event);
  }
  const collectors = new Collectors(first.scripts.sightings(books.placeOf), limits);
  if (!collectors.isEmpty) {
    for (const event of first.signals.chosen((status) => status >= 200 && status <= 299))
      collectors.note(event);
    collectors.settle();
  }
  const spans = webSpansOf(books, config.tenants.length > 0);
  daily.settle((tenant) => spans.get(tenant));
  const opened = links.addresses();
  if (opened.size > 0) {
    for (const event of first.signals.chosen((_, attacks) => attacks !== 0)) links.noteHostile(event);
    links.settle(requestsOf(opened, books));
  }
  const entering = open.addresses();
  if (entering.size > 0) open.settle(requestsOf(entering, books));
  return { soft, logins, open, links, collectors, daily };
}

/** Tells which rules hold on nothing that a link may say. */
function graveRulesIn({ rules }: WorkerSetup): (rule: string) => boolean {
  const grave = new Set(
    rules.rules.filter(({ level }) => level === 'high' || level === 'critical').map(({ id }) => id),
  );
  return (rule) => grave.has(rule);
}

/** Whether an event may be an operator's work: whoever is listed is held against those who are not, day by day. */
function mayBeWork(status: number, attacks: AttackSet): boolean {
  return attacks === 0 && status < 400;
}

function createDetection(
  options: JudgeOptions,
  { soft, logins, open, links, collectors, daily }: Learned,
): Detection {
  const { setup, language, books, evidenceLog, busyAddresses, routeOf, limits, spill } = options;
  const { known, timezone } = setup.config;
  const memory = { limits, spill };
  return createDetectionWith({
    engine: createRuleEngine(setup.rules, language, memory),
    known,
    busyAddresses,
    language,
    timezone,
    since: setup.since,
    begins: beginsOf(books, setup.config.tenants.length > 0),
    endsAt: endOf(books),
    sink: evidenceLog.addForFinding,
    memory,
    locate: books.locate,
    routeOf,
    soft,
    logins,
    open,
    links,
    collectors,
    daily,
  });
}

/** From when to when each tenant's access logs reach; a shop alone has no name. */
function webSpansOf(books: InputBooks, hasTenants: boolean): ReadonlyMap<string, LogSpan> {
  const spans = new Map<string, LogSpan>();
  for (const book of books.all) {
    const { kind, firstAt, lastAt } = book.toInput();
    if (kind !== 'web' || Number.isNaN(firstAt)) continue;
    for (const span of hasTenants ? book.tenants.values() : [{ tenant: '', firstAt, lastAt }]) {
      const known = spans.get(span.tenant) ?? span;
      spans.set(span.tenant, {
        firstAt: Math.min(known.firstAt, span.firstAt),
        lastAt: Math.max(known.lastAt, span.lastAt),
      });
    }
  }
  return spans;
}

/** When the last access log ends. */
function endOf(books: InputBooks): number {
  let end = Number.NEGATIVE_INFINITY;
  for (const book of books.all) {
    const { kind, lastAt } = book.toInput();
    if (kind === 'web' && lastAt > end) end = lastAt;
  }
  return end;
}

/** When each tenant's log begins; a shop alone has no name. */
function beginsOf(books: InputBooks, hasTenants: boolean): (readonly [tenant: string, at: number])[] {
  if (!hasTenants) return books.all.map((book) => ['', book.toInput().firstAt] as const);
  return books.all.flatMap((book) =>
    [...book.tenants.values()].map(({ tenant, firstAt }) => [tenant, firstAt] as const),
  );
}
