import { FIELD, type RecordView } from '../../../collect/record-view.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import { addressSpellings } from '../../../request/address/address-spellings.ts';
import { namesFile, namesOfFiles } from '../../../request/url/named-file.ts';
import type { ChunkJob, DrawResult } from '../chunk-result.ts';
import type { EventMaker } from '../event/event-maker.ts';
import { packEvents } from '../event/pack-events.ts';
import { clientOf, type InputContext, textOf } from '../input-context.ts';
import { type RecordVisitor, readRecords } from '../record/read-records.ts';
import { HashSet } from '../tally/hash-set.ts';
import { PageTally } from '../tally/page-tally.ts';
import { ALL_SUSPECT, NONE_SUSPECT } from '../triage/suspects.ts';

const PERCENT = 37;
const SLASH = 47;
const SEMICOLON = 59;
const BACKSLASH = 92;
const QUESTION_MARK = 63;

/** What the second pass looks for. Plain data: it is copied into the thread. */
export interface Wanted {
  /** All requests of these addresses. */
  readonly addresses: readonly string[];
  /** All requests for these paths, decoded, on every tenant; or that name these files. */
  readonly paths: readonly string[];
  /** All events of these accounts. */
  readonly accounts: readonly string[];
  /** All that was done with these objects: files of an FTP transfer, what an audit log names. */
  readonly objects?: readonly string[];
  /** All that was sent (not fetched) to do one of these. */
  readonly actions?: readonly string[];
  /** Pages whose reply sizes are needed, by path. */
  readonly pages: readonly string[];
  /** User-Agents of which it is asked who sends them, and nothing else (`AgentPass`). */
  readonly agents?: readonly string[];
}

/**
 * The second pass over a chunk: draws in every event of an address, path or account that was learned, also
 * those that no rule marked, and adds up the reply sizes of pages. Decides by hashes of byte ranges, and makes
 * events only of what is wanted. Who asks leaves out what lies before the period that is meant, or learns from it.
 */
export class DrawPass implements RecordVisitor {
  readonly #maker: EventMaker;
  readonly #until: number;
  readonly #addresses: ReadonlySet<string>;
  readonly #paths: ReadonlySet<string>;
  readonly #names: readonly string[];
  readonly #accounts: ReadonlySet<string>;
  readonly #objects: ReadonlySet<string>;
  readonly #actions: ReadonlySet<string>;
  readonly #pages: ReadonlySet<string>;
  readonly #addressHashes: HashSet;
  readonly #pathHashes: HashSet;
  #tally = new PageTally();
  #events: ShopEvent[] = [];
  #suspects = ALL_SUSPECT;

  constructor(maker: EventMaker, wanted: Wanted, span: { since: number; until: number }) {
    this.#maker = maker;
    this.#until = span.until;
    this.#addresses = new Set(wanted.addresses);
    this.#paths = new Set(wanted.paths);
    this.#names = namesOfFiles(wanted.paths);
    this.#accounts = new Set(wanted.accounts);
    this.#objects = new Set(wanted.objects);
    this.#actions = new Set(wanted.actions);
    this.#pages = new Set(wanted.pages);
    this.#addressHashes = new HashSet(wanted.addresses.flatMap(addressSpellings));
    this.#pathHashes = new HashSet([...wanted.paths, ...wanted.pages]);
  }

  run(context: InputContext, job: ChunkJob): DrawResult {
    this.#tally = new PageTally();
    this.#events = [];
    // Records are named where the first pass left an index, and then only those in which it found no attack.
    this.#suspects = job.records === undefined ? ALL_SUSPECT : NONE_SUSPECT;
    const tally = readRecords(context, job, this);
    return { ...tally, ...packEvents(this.#events), pages: this.#tally.parts() };
  }

  visit(context: InputContext, line: number, offset: number): void {
    const { view } = context;
    if (view.at > this.#until) return;
    if (!this.#mayBeWanted(context)) return;
    const address = clientOf(context);
    const { event } = this.#maker.make(context, line, offset, address, this.#suspects);
    if (
      this.#addresses.has(address) ||
      this.#paths.has(event.path) ||
      namesFile(event.target, this.#names) ||
      (this.#objects.size > 0 && this.#objects.has(event.object)) ||
      (this.#actions.size > 0 && this.#actions.has(event.action)) ||
      (event.account !== '' && this.#accounts.has(event.account))
    ) {
      this.#events.push(event);
    }
    if (event.attacks === 0 && event.status >= 200 && event.status <= 299 && this.#pages.has(event.path)) {
      this.#tally.add(event);
    }
  }

  #mayBeWanted(context: InputContext): boolean {
    const { view } = context;
    if (this.#addressHashes.size > 0) {
      if (context.clientAddress !== null) {
        if (this.#addresses.has(clientOf(context))) return true;
      } else if (this.#addressHashes.has(view.buffer, view.start[FIELD.address]!, view.end[FIELD.address]!)) {
        return true;
      }
    }
    if (this.#pathHashes.size > 0 && this.#pathMayBeWanted(view)) return true;
    if (this.#names.length > 0 && namesFile(textOf(view, FIELD.target), this.#names)) return true;
    if (this.#objects.size > 0 && this.#objects.has(textOf(view, FIELD.object))) return true;
    if (this.#actions.size > 0 && !isFetch(view)) return true;
    return this.#accounts.size > 0 && this.#accounts.has(textOf(view, FIELD.account));
  }

  #pathMayBeWanted(view: RecordView): boolean {
    const { buffer } = view;
    const start = view.start[FIELD.target]!;
    const end = view.end[FIELD.target]!;
    if (buffer[start] !== SLASH) return true;
    let stop = start;
    for (; stop < end; stop++) {
      const byte = buffer[stop]!;
      if (byte === QUESTION_MARK) break;
      // An escaped path, or one with parameters: only the event knows what it comes down to.
      if (byte === PERCENT || byte === BACKSLASH || byte === SEMICOLON) return true;
    }
    return this.#pathHashes.has(buffer, start, stop);
  }
}

function isFetch(view: RecordView): boolean {
  const method = textOf(view, FIELD.method);
  return method === 'GET' || method === 'HEAD';
}
