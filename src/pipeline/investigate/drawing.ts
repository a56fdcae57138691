import type { Collectors } from '../../detect/known/collectors.ts';
import type { SharedLinks } from '../../detect/known/shared-links.ts';
import type { LoginAnswers } from '../../detect/login/login-answers.ts';
import type { SoftAnswers } from '../../detect/outcome/soft-answers.ts';
import { pageKey } from '../../detect/page-key.ts';
import type { AttackSet } from '../../model/attack-set.ts';
import type { PageSizes } from '../../model/page-sizes.ts';
import type { SpillStore } from '../../model/ports.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { ChunkExtent } from '../chunk/chunk-extent.ts';
import type { ChunkPool } from '../chunk/chunk-pool.ts';
import { AgentBook } from '../evidence/agent-book.ts';
import { eventsSince } from '../evidence/events-since.ts';
import type { EvidenceReader } from '../evidence/evidence-reader.ts';
import type { InputBooks } from '../evidence/input-books.ts';
import { PageBook } from '../evidence/page-book.ts';
import { RecordPicker } from '../evidence/record-picker.ts';
import { EventRuns } from '../segment/event-runs.ts';
import type { EventOwners } from '../segment/segment.ts';
import type { DrawResult } from '../worker/chunk-result.ts';
import type { Wanted } from '../worker/pass/draw-pass.ts';
import { restWhereMany } from './thrift.ts';

/** What was drawn in for the actors. */
export interface DrawnEvents {
  readonly owners: EventOwners;
  /** In order of time; can be gone through again. */
  readonly events: Iterable<ShopEvent>;
  /** These, and what lies before the period that is told of. */
  readonly all: Iterable<ShopEvent>;
}

/** What answers mean, as it was learned from all of them. */
export interface UsualAnswers {
  /** What the servers give for whatever they do not have. */
  readonly soft: SoftAnswers;
  /** What logins are answered with. */
  readonly logins: LoginAnswers;
  /** Links that many people opened. */
  readonly links: SharedLinks;
  /** Scripts that take what customers type. */
  readonly collectors: Collectors;
}

export interface DrawingOptions {
  readonly books: InputBooks;
  readonly reader: EvidenceReader;
  readonly pool: ChunkPool;
  readonly spill: SpillStore;
  /** What the first pass kept. */
  readonly signals: EventRuns;
  /** What lies before is learned from, and not told. */
  readonly since: number;
  /** All attacks that were found in the signals. */
  readonly attacks: AttackSet;
  readonly answers: UsualAnswers;
}

/** Fetches from evidence that was read once what is wanted of it later. */
export class Drawing {
  readonly #options: DrawingOptions;

  constructor(options: DrawingOptions) {
    this.#options = options;
  }

  /**
   * Every event of some addresses, paths and accounts. Those that the first pass kept are taken from there, since
   * most of what an actor did was attacks, and inspecting these again is what would take longest.
   */
  async draw(owners: EventOwners): Promise<DrawnEvents> {
    const { addresses, paths, accounts, actions = new Set<string>() } = owners;
    const { books, signals, since, answers, spill } = this.#options;
    const runs = new EventRuns(spill);
    const reused = new Set<string>();
    await this.#readWanted(
      {
        addresses: [...addresses],
        paths: [...paths],
        accounts: [...accounts],
        actions: [...actions],
        pages: [],
      },
      (input, chunk) => signals.offsetsIn(input, chunk, () => true),
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
    const merged = () => runs.merged(books.placeOf, { runs: signals, choice });
    const all = { [Symbol.iterator]: () => readAll(merged(), answers) };
    return { owners, all, events: eventsSince(all, since) };
  }

  /** What the first pass kept of some attacks, in order of time. */
  attacksOf(attacks: AttackSet): Iterable<ShopEvent> {
    const { books, signals, since, spill, answers } = this.#options;
    if ((this.#options.attacks & attacks) === 0) return [];
    const none = new Set<string>();
    const choice = { addresses: none, paths: none, accounts: none, attacks, isChunkMeant: () => true };
    const merged = () => new EventRuns(spill).merged(books.placeOf, { runs: signals, choice });
    return eventsSince({ [Symbol.iterator]: () => withoutLinks(merged(), answers) }, since);
  }

  /** The reply sizes of pages, by {@link pageKey}. Reads nothing where there are no pages. */
  async pageSizes(pages: readonly { tenant: string; path: string }[]): Promise<Map<string, PageSizes>> {
    const sizes = new Map<string, PageSizes>();
    if (pages.length === 0) return sizes;
    const book = new PageBook();
    const paths = [...new Set(pages.map(({ path }) => path))];
    await this.#readWanted(
      { addresses: [], paths: [], accounts: [], pages: paths },
      // Hostile requests and refused ones say nothing of a page's usual replies.
      (input, chunk) =>
        this.#options.signals.offsetsIn(
          input,
          chunk,
          (status, attacks) => attacks !== 0 || status < 200 || status > 299,
        ),
      (_input, _extent, result) => book.add(result.pages),
    );
    for (const page of book.pages()) sizes.set(pageKey(page.tenant, page.path), page);
    return sizes;
  }

  /**
   * Which of some User-Agents many addresses send, over all access logs.
   *
   * @param isCounted whether an address counts: of whom something hostile is known does not
   */
  async commonAgents(
    agents: readonly string[],
    isCounted: (address: string) => boolean,
  ): Promise<ReadonlySet<string>> {
    const { books, pool, reader } = this.#options;
    const book = new AgentBook(agents, isCounted);
    const wanted: Wanted = { addresses: [], paths: [], accounts: [], pages: [], agents };
    pool.tellAll({ type: 'wanted', wanted });
    await reader.readAgain<DrawResult>(
      (input) => (book.isSettled || books.all[input]!.format?.kind !== 'web' ? 'nothing' : 'all'),
      (_input, _extent, result) => book.add(result.agents ?? []),
    );
    return book.common();
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
    const { books, pool, reader } = this.#options;
    pool.tellAll({ type: 'wanted', wanted });
    const picker = new RecordPicker(wanted);
    await reader.readAgain<DrawResult>((input, chunk) => {
      const book = books.all[input]!;
      const { index } = book.chunks[chunk]!;
      if (index === undefined) return picker.mayHold(book.filterOf(chunk)) ? 'all' : 'nothing';
      const records = picker.pick(index, () => settled(input, chunk));
      if (records === undefined) return 'all';
      spared(input, chunk);
      return records.starts.length === 0 ? 'nothing' : records;
    }, take);
    await restWhereMany(pool, this.#options.signals);
  }
}

function* withoutLinks(
  events: Iterable<ShopEvent>,
  { links, collectors }: UsualAnswers,
): Generator<ShopEvent> {
  for (const event of events) if (links.linkOf(event) === '' && !collectors.isSent(event)) yield event;
}

function* readAll(
  events: Iterable<ShopEvent>,
  { soft, logins, collectors }: UsualAnswers,
): Generator<ShopEvent> {
  // What a customer's browser sent a collector is nothing that the customer did.
  for (const event of events) if (!collectors.isSent(event)) yield logins.read(soft.read(event));
}
