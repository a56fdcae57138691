import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { Language } from '../model/language.ts';
import type { Outcome } from '../model/outcome.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import { storeOf } from '../request/path/store-of.ts';
import { AbsorbedKeys } from './book/absorbed-keys.ts';
import type { BookEntry } from './book/book-entry.ts';
import { Cell } from './book/cell.ts';
import { compareWeight } from './book/compare-weight.ts';
import { EvidenceSample } from './book/evidence-sample.ts';
import type { Locate } from './book/finding-id.ts';
import { joinEpisodes } from './book/join-episodes.ts';
import type { PageAnswer } from './book/page-answer.ts';
import { plantedPrograms } from './book/planted-programs.ts';
import { renderFinding } from './book/render-finding.ts';
import { pageKey } from './page-key.ts';
import type { Reason } from './reason.ts';
import { inOnePiece } from './state/in-one-piece.ts';
import type { Mark } from './state/mark.ts';

/** An episode ends after this much silence. */
export const EPISODE_SILENCE_MS = 30 * 60_000;

const MAX_FINDINGS = 2_000;
const MAX_CELLS = 20_000;
const MAX_OPEN_ANSWERS = 10_000;
const NO_MARKS: readonly Mark[] = [];

/** Takes every reference of every finding, counted or shown besides: the sample in the report holds 20 of them. */
export type EvidenceSink = (findingKey: number, ref: EvidenceRef, at: number, counted: boolean) => void;

/** What the page's usual answers say about an answer to a hostile request. */
export interface AnswerVerdict {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
}

/**
 * Gathers events into findings: one rule × source × tenant × outcome × episode. Counts are exact; what is kept
 * of each event is bounded. When there are too many cells, the least grave and smallest are folded into one for
 * each rule × tenant × outcome, which keeps their counts, spans, samples and most active sources.
 */
export class FindingBook {
  readonly #sink: EvidenceSink;
  readonly #limits: ReachedLimits;
  readonly #maxCells: number;
  readonly #maxFindings: number;
  readonly #open = new Map<string, Map<string, Cell>>();
  readonly #places = new Map<Cell, string>();
  readonly #folded = new Map<string, Cell>();
  /** Key of a cell to the key of the one that absorbed it. */
  readonly #absorbedBy = new AbsorbedKeys();
  readonly #findingIds = new Map<number, string>();
  #openAnswers = 0;

  constructor(
    options: { sink?: EvidenceSink; maxCells?: number; maxFindings?: number; limits?: ReachedLimits } = {},
  ) {
    this.#limits = options.limits ?? new ReachedLimits();
    this.#sink = options.sink ?? (() => {});
    this.#maxCells = options.maxCells ?? MAX_CELLS;
    this.#maxFindings = options.maxFindings ?? MAX_FINDINGS;
  }

  /** Adds one event. */
  add(entry: BookEntry): void {
    const { event } = entry;
    const cell = this.#cellFor(entry);
    const { earlier = NO_MARKS, related = NO_MARKS } = entry;
    let events = 1;
    for (const { ref, at } of earlier) {
      events++;
      cell.span(at);
      cell.sample.add(ref, at);
      this.#sink(cell.key, ref, at, true);
    }
    for (const { ref, at } of related) {
      if (!cell.relates(ref)) continue;
      cell.besides ??= new EvidenceSample();
      cell.besides.add(ref, at);
      this.#sink(cell.key, ref, at, false);
    }
    cell.span(event.at);
    cell.sample.add(event.source, event.at);
    this.#sink(cell.key, event.source, event.at, true);
    cell.count += events;
    describe(cell, entry, events);
    if (this.#places.size > this.#maxCells) this.#foldTo(this.#maxCells >> 1);
  }

  /** The answers on which outcomes wait, each once. */
  pendingAnswers(): PageAnswer[] {
    const answers = new Map<string, PageAnswer>();
    for (const cell of this.#places.keys()) {
      if (cell.answer === null || cell.answer.question === 'program') continue;
      const { tenant, path, bytes, question } = cell.answer;
      answers.set(`${tenant}\0${path}\0${bytes}\0${question}`, cell.answer);
    }
    return [...answers.values()];
  }

  /** Ends the book: decides what waits, joins what belongs to one episode, folds what is too much. */
  finish(options: {
    judge: (answer: PageAnswer) => AnswerVerdict;
    language: Language;
    locate: Locate;
  }): Finding[] {
    this.#decide(options.judge);
    this.#open.clear(); // Nothing is added any more: it need not be kept right.
    const merged = joinEpisodes(this.#places, EPISODE_SILENCE_MS, (from, into) => this.#absorb(from, into));
    for (const cell of this.#places.keys()) if (!merged.has(cell)) this.#places.delete(cell);
    if (this.#places.size + this.#folded.size > this.#maxFindings) {
      this.#foldTo(Math.max(0, this.#maxFindings - this.#folded.size));
      if (this.#places.size + this.#folded.size > this.#maxFindings) this.#foldTo(this.#maxFindings >> 1);
    }
    const cells = [...this.#places.keys(), ...this.#folded.values()];
    // Numbers of addresses are at least these then.
    for (const { sources } of cells) if (sources.isFull) this.#limits.note('named');
    const findings = cells.map((cell) => {
      const finding = renderFinding(cell, options.language, options.locate);
      this.#findingIds.set(cell.key, finding.id);
      return finding;
    });
    return findings.sort(compareFindings);
  }

  /** Tells the finding that a key of the sink went into, after {@link finish}. It keeps nothing else of the book. */
  findingIds(): (key: number) => string | undefined {
    const ids = this.#findingIds;
    const absorbedBy = this.#absorbedBy;
    return (key) => ids.get(absorbedBy.rootOf(key));
  }

  #cellFor(entry: BookEntry): Cell {
    const { rule, event, outcome } = entry;
    const source = entry.sources === undefined ? event.address : '*';
    const cells = this.#open.get(rule.id) ?? new Map<string, Cell>();
    if (cells.size === 0) this.#open.set(rule.id, cells);
    const place = `${source}\0${event.tenant}`;
    let slot = `${place}\0${outcome}`;
    let answer = entry.answer ?? null;
    if (answer !== null) {
      const answered = `${slot}\0${storeOf(answer.path)}\0${answer.bytes}`;
      if (cells.has(answered) || this.#openAnswers < MAX_OPEN_ANSWERS) slot = answered;
      else {
        answer = null;
        this.#limits.note('unjudged');
      }
    }
    const present = cells.get(slot);
    const isSilent = present !== undefined && event.at - present.lastAt > EPISODE_SILENCE_MS;
    if (present !== undefined && (!isSilent || entry.goesOn === true)) return present;
    const cell = this.#newCell(entry, answer);
    if (answer !== null) this.#openAnswers++;
    cells.set(inOnePiece(slot), cell);
    this.#places.set(cell, inOnePiece(place));
    return cell;
  }

  #newCell(entry: BookEntry, answer: PageAnswer | null): Cell {
    return new Cell(this.#absorbedBy.next(), entry.rule, entry.outcome, answer, entry.sources !== undefined);
  }

  #absorb(from: Cell, into: Cell): void {
    into.absorb(from);
    this.#absorbedBy.put(from.key, into.key);
  }

  #decide(judge: (answer: PageAnswer) => AnswerVerdict): void {
    const programs = plantedPrograms(this.#places.keys());
    for (const cell of this.#places.keys()) {
      if (cell.answer === null) continue;
      const isTalk =
        cell.rule.attacks.includes('webshell') && programs.has(pageKey(cell.answer.tenant, cell.answer.path));
      const verdict = isTalk ? talked(cell.answer) : judge(cell.answer);
      cell.outcome = verdict.outcome;
      cell.reason = verdict.reason ?? cell.reason;
      cell.answer = null;
    }
  }

  /** Folds the least grave and smallest cells until `keep` are left. */
  #foldTo(keep: number): void {
    const cells = [...this.#places.keys()].sort(compareWeight);
    for (const cell of cells.slice(0, Math.max(0, cells.length - keep))) {
      if (cell.answer !== null) {
        this.#openAnswers--;
        this.#limits.note('unjudged');
      }
      this.#limits.note('findings');
      const tenant = this.#folded.size < this.#maxFindings >> 1 ? (cell.tenants[0] ?? '') : '*';
      const name = `${cell.rule.id}\0${tenant}\0${cell.outcome}`;
      const whole =
        this.#folded.get(name) ?? new Cell(this.#absorbedBy.next(), cell.rule, cell.outcome, null);
      this.#folded.set(name, whole);
      this.#absorb(cell, whole);
      this.#places.delete(cell);
    }
    for (const cells of this.#open.values()) {
      for (const [slot, cell] of cells) if (!this.#places.has(cell)) cells.delete(slot);
    }
  }
}

/** The same requests are told of as talk with a program that was planted: they are no open question. */
function talked({ path }: PageAnswer): AnswerVerdict {
  return { outcome: 'succeeded', reason: { code: 'answeredByPlanted', params: { path } } };
}

function describe(cell: Cell, entry: BookEntry, events: number): void {
  const { event } = entry;
  cell.attacks |= event.attacks | (entry.attacks ?? 0);
  cell.statuses.add(event.status);
  cell.reason = entry.reason ?? cell.reason;
  cell.caution ??= entry.caution ?? null;
  cell.sources.add(event.address, entry.sources === undefined ? events : 1);
  if (entry.sources !== undefined) for (const source of entry.sources) cell.sources.add(source, 1);
  if (event.account !== '') cell.addAccounts([event.account]);
  if (entry.accounts !== undefined) cell.addAccounts(entry.accounts);
  cell.addTenant(event.tenant);
  if (entry.files !== undefined) cell.addFiles(entry.files);
  if (entry.calls !== undefined) cell.addCalls(entry.calls);
}

function compareFindings(a: Finding, b: Finding): number {
  const time = (at: number) => (Number.isNaN(at) ? Number.MAX_VALUE : at);
  return time(a.firstAt) - time(b.firstAt) || order(a.rule, b.rule) || order(a.id, b.id);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
