import { FIELD, type RecordView } from '../../../collect/record-view.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import { tellingPage } from '../../../request/telling-page.ts';
import type { Triage } from '../../../request/triage.ts';
import { queryOf } from '../../../request/url/target-parts.ts';
import type { ChunkJob, ChunkTally, SignalResult } from '../chunk-result.ts';
import type { EventMaker, MadeEvent } from '../event/event-maker.ts';
import { packEvents } from '../event/pack-events.ts';
import { clientOf, type InputContext } from '../input-context.ts';
import type { HandedVisitor, OrdinaryLines } from '../kernel/ordinary-lines.ts';
import { type RecordVisitor, readRecords } from '../record/read-records.ts';
import { AdminTally } from '../tally/admin-tally.ts';
import { type RecordTally, ViewTally } from '../tally/record-tally.ts';
import { ScriptTally } from '../tally/script-tally.ts';
import { TenantTally } from '../tally/tenant-tally.ts';
import { TimeTally } from '../tally/time-tally.ts';
import { BoringTexts } from '../triage/boring-texts.ts';
import { ALL_SUSPECT } from '../triage/suspects.ts';

const G = 71;
const H = 72;

/** Which lines count, and which need no triage. Lines before `since` are learned from: their times count for nothing. */
export interface SignalOptions {
  /** True when a rule can hold on any line at all: then no line is skipped. */
  readonly everyLine: boolean;
  readonly since: number;
  readonly until: number;
  /** Whether there are tenants whose lines are to be told apart. */
  readonly tenants: boolean;
  /** Reads the ordinary lines, where it can; see there. */
  readonly ordinaryLines: OrdinaryLines | undefined;
}

/**
 * The first pass over a chunk, run for every line there is.
 *
 * It is as it is because a million lines must take less than a second on two cores. Of the usual layouts the
 * kernel reads all ordinary lines, and only the others come here ({@link OrdinaryLines}). Of the rest of the
 * formats every line comes here; so nothing is allocated and no string is made for an ordinary line: the
 * parser leaves byte offsets in one reused view, the address is counted by its hash, and the triage runs over
 * the bytes of target, referer and user agent in one pass each. Only a line that the triage, its status or its
 * method makes interesting becomes an event; that costs some microseconds, and is remembered where it repeats.
 */
export class SignalPass implements RecordVisitor, HandedVisitor {
  readonly #maker: EventMaker;
  readonly #targets: BoringTexts;
  readonly #userAgents: BoringTexts;
  readonly #referers: BoringTexts;
  readonly #options: SignalOptions;
  readonly #tenants: TenantTally | null;
  readonly #viewTally = new ViewTally();
  #tally: RecordTally = this.#viewTally;
  #times = new TimeTally();
  #scripts = new ScriptTally();
  #admins = new AdminTally();
  #events: ShopEvent[] = [];
  #counted = 0;
  /** What was made of the lines that the kernel keeps, by their place there. */
  readonly #kept: MadeEvent[] = [];
  #toKeep: [offset: number, made: MadeEvent][] = [];

  constructor(maker: EventMaker, triage: Triage, options: SignalOptions) {
    this.#maker = maker;
    this.#targets = new BoringTexts(triage.target);
    this.#userAgents = new BoringTexts(triage.userAgent);
    this.#referers = new BoringTexts(triage.referer);
    this.#options = options;
    this.#tenants = options.tenants ? new TenantTally() : null;
  }

  run(context: InputContext, job: ChunkJob): SignalResult {
    this.#times = new TimeTally();
    this.#scripts = new ScriptTally();
    this.#admins = new AdminTally();
    this.#events = [];
    this.#counted = 0;
    const tally = this.#readOrdinary(context, job) ?? this.#readAll(context, job);
    const { busy, filter, index } = this.#tally.finish(this.#counted);
    return {
      ...tally,
      ...packEvents(this.#events),
      ...this.#times.finish(),
      busyAddresses: busy,
      addressFilter: filter,
      index,
      scripts: this.#scripts.parts(),
      admins: this.#admins.parts(),
      hasKnownAdmin: this.#admins.hasKnown,
      tenants: this.#tenants?.finish() ?? [],
    };
  }

  #readAll(context: InputContext, job: ChunkJob): ChunkTally {
    this.#tally = this.#viewTally;
    return readRecords(context, job, this);
  }

  #readOrdinary(context: InputContext, job: ChunkJob): ChunkTally | undefined {
    const { everyLine, ordinaryLines } = this.#options;
    if (everyLine || ordinaryLines === undefined) return undefined;
    this.#tally = ordinaryLines.tally;
    const read = ordinaryLines.read(context, job, this, this.#tenants);
    if (read === undefined) return undefined;
    this.#keepLines(context);
    const { lines, understood, unparsed, blank, ordinary, firstAt, lastAt, minutes } = read;
    this.#counted += ordinary;
    this.#times.addSpan(firstAt, lastAt, minutes);
    return { lines, understood, unparsed, blank };
  }

  visit(context: InputContext, line: number, offset: number): void {
    if (this.#count(context, line, offset) && this.isWorthALook(context)) this.#look(context, line, offset);
  }

  visitHanded(
    context: InputContext,
    line: number,
    offset: number,
    suspects: number | undefined,
    cameBefore: boolean,
  ): void {
    if (suspects === undefined) {
      this.visit(context, line, offset);
    } else if (this.#count(context, line, offset) && (suspects !== 0 || isUnusual(context.view))) {
      const made = this.#look(context, line, offset, suspects);
      if (made.harmless !== 0) this.#options.ordinaryLines!.remember(context, made.harmless);
      if (cameBefore && !made.isOwn) this.#toKeep.push([offset, made]);
    }
  }

  visitAgain(context: InputContext, line: number, offset: number, place: number): void {
    const { event, isScript, inContent } = this.#kept[place]!;
    this.#take({ event: eventAgain(event, context, line, offset), isScript, inContent });
  }

  /** Only now, since what was kept before was told of this chunk's lines when it was scanned. */
  #keepLines(context: InputContext): void {
    for (const [offset, made] of this.#toKeep) {
      const tells = made.isScript || isSignal(made) || AdminTally.isOne(made.event);
      const place = this.#options.ordinaryLines!.keep(context, offset, tells);
      if (place >= 0) this.#kept[place] = made;
    }
    this.#toKeep = [];
  }

  /** Counts a record; false when it is not to be read. */
  #count(context: InputContext, line: number, offset: number): boolean {
    const { at } = context.view;
    if (at > this.#options.until) return false;
    this.#counted++;
    if (!(at < this.#options.since)) {
      this.#times.add(at);
      this.#tenants?.add(context, at);
    }
    this.#tally.add(context, line, offset);
    return true;
  }

  /** Whether an event must be made of the record in the view. */
  isWorthALook({ view }: InputContext): boolean {
    return this.#options.everyLine || this.#needsLook(view);
  }

  /** Whether a line can be anything but an ordinary page view. May say yes in vain, never no. */
  #needsLook(view: RecordView): boolean {
    if (isUnusual(view)) return true;
    const { buffer, start, end, carried } = view;
    return (
      this.#targets.needsLook(buffer, start[FIELD.target]!, end[FIELD.target]!) ||
      this.#userAgents.needsLook(buffer, start[FIELD.userAgent]!, end[FIELD.userAgent]!) ||
      this.#referers.needsLook(buffer, start[FIELD.referer]!, end[FIELD.referer]!) ||
      (carried.count > 0 && this.#maker.carried.isHostile(view))
    );
  }

  #look(context: InputContext, line: number, offset: number, suspects = ALL_SUSPECT): MadeEvent {
    const made = this.#maker.make(context, line, offset, clientOf(context), suspects);
    this.#take(made);
    return made;
  }

  #take(made: Pick<MadeEvent, 'event' | 'isScript' | 'inContent'>): void {
    if (made.isScript) this.#scripts.add(made);
    this.#admins.add(made.event);
    if (isSignal(made)) this.#events.push(made.event);
  }
}

/** The event of a line, for one that differs from it only in what is its own. */
function eventAgain(event: ShopEvent, context: InputContext, line: number, offset: number): ShopEvent {
  const { at, bytes, durationMs } = context.view;
  const source = { input: context.input, line, offset };
  return { ...event, at, source, address: clientOf(context), bytes, durationMs };
}

/** Whether a record is worth a look whatever stands in it. */
function isUnusual({ kind, status, buffer, start, end }: RecordView): boolean {
  if (kind !== 'web' || status >= 400) return true;
  const method = start[FIELD.method]!;
  const length = end[FIELD.method]! - method;
  return !((length === 3 && buffer[method] === G) || (length === 4 && buffer[method] === H));
}

/** Whether state can need the event: see docs/detect.md, "Signals". */
function isSignal({ event }: Pick<MadeEvent, 'event'>): boolean {
  return (
    event.rules.length > 0 ||
    event.action !== '' ||
    event.attacks !== 0 ||
    event.object !== '' ||
    event.kind !== 'web' ||
    event.status >= 400 ||
    (event.method !== 'GET' && event.method !== 'HEAD') ||
    tellingPage.tells(event.method, event.path, queryOf(event.target))
  );
}
