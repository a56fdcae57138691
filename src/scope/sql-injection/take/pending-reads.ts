import type { Actor } from '../../../model/actor.ts';
import { ReachedLimits } from '../../../model/reached-limits.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import type { DirectRead } from '../reads.ts';
import { isSingleRow } from '../sql/row-choice.ts';
import { Waves } from '../waves.ts';
import type { AnswerBook } from './answer-book.ts';
import type { TakeNote } from './take.ts';
import type { TakeBook } from './take-book.ts';

/** A request that asked for rows and was not refused. */
export interface PendingRead {
  readonly event: ShopEvent;
  readonly actor: string;
  readonly read: DirectRead;
  readonly path: string;
  readonly parameter: string;
  /** The parameter's value before the injection. */
  readonly base: string;
  readonly unionColumns: number;
  /** Whether the log cut the request inside the query. */
  readonly cut: boolean;
  /** Whether the log has no status. */
  readonly silent: boolean;
}

type Kept = Omit<PendingRead, 'event'> &
  Pick<ShopEvent, 'at' | 'source' | 'tenant' | 'status' | 'bytes'> & {
    readonly wave: number;
    /** Whether the reply is as large as what the page gives everybody; null where that is not known. */
    readonly usual: boolean | null;
    /** By how many bytes the page's answers differ by themselves. */
    readonly spread: number;
    /** How long the request was: a page that repeats it grows with it. */
    readonly length: number;
  };

/** The smallest and the largest reply, in bytes. */
interface SingleReplies {
  readonly least: number;
  readonly most: number;
}

const MAX_KEPT = 20_000;
/** Bytes by which a reply must grow to hold more than a row or two. */
const LITTLE = 400;
/** Bytes by which replies that hold as much may differ. */
const ALIKE = 16;
/** So often a page repeats the request at the most. */
const ECHOES = 3;
/** Beyond this a reply holds more than GROUP_CONCAT's 1,024 bytes, however often the page shows them. */
const MUCH = 8192;

interface PendingParts {
  readonly answers: AnswerBook;
  readonly takes: TakeBook;
  /** Those whose planted programs answer with what they are asked for. */
  readonly actors?: readonly Actor[] | undefined;
  /** Whether a reply is as large as what its page gives everybody; null where that is not known. */
  readonly isUsual?: ((event: ShopEvent) => boolean | null) | undefined;
  /** Bytes by which its page's answers to one and the same request differ. */
  readonly spreadOf?: ((event: ShopEvent) => number) | undefined;
  readonly limits?: ReachedLimits | undefined;
}

/** Holds requests back until it is known what replies look like that brought nothing. */
export class PendingReads {
  readonly #answers: AnswerBook;
  readonly #takes: TakeBook;
  readonly #planted: ReadonlySet<string>;
  readonly #isUsual: (event: ShopEvent) => boolean | null;
  readonly #spreadOf: (event: ShopEvent) => number;
  readonly #waves: Waves;
  readonly #limits: ReachedLimits;
  #kept: Kept[] = [];

  constructor({
    answers,
    takes,
    actors = [],
    isUsual = () => null,
    spreadOf = () => 0,
    limits,
  }: PendingParts) {
    this.#answers = answers;
    this.#takes = takes;
    this.#planted = new Set(actors.flatMap(({ files }) => files));
    this.#isUsual = isUsual;
    this.#spreadOf = spreadOf;
    this.#limits = limits ?? new ReachedLimits();
    this.#waves = new Waves(this.#limits);
  }

  add({ event, ...rest }: PendingRead): void {
    const { at, source, tenant, status, bytes } = event;
    const usual = bytes > 0 && (this.#planted.has(rest.path) ? false : this.#isUsual(event));
    const length = event.target.length + event.carried.length;
    const wave = this.#waves.at(`${rest.actor}\0${tenant}\0${rest.read.table.join('.')}`, at);
    this.#kept.push({
      ...rest,
      at,
      source,
      tenant,
      status,
      bytes,
      wave,
      usual,
      spread: this.#spreadOf(event),
      length,
    });
    if (this.#kept.length < MAX_KEPT) return;
    // Replies that come later would tell more of those before.
    this.#limits.note('sql-replies', MAX_KEPT);
    this.settle();
  }

  settle(): void {
    const failed = new Map<Kept, TakeNote>();
    for (const kept of this.#kept) {
      const note = this.#failure(kept);
      if (note !== null) failed.set(kept, note);
    }
    const worked = new Set(this.#kept.filter((kept) => !failed.has(kept)).map(holeOf));
    const single = this.#singleReplies(failed);
    const toldApart = holesToldApart(this.#kept, failed);
    for (const kept of this.#kept) {
      const note = failed.get(kept);
      // One among many rows may by chance be as long as a page: it is not left out for that.
      const isChance = note === 'usual-size' && isSingleRow(kept.read.rows);
      if (note !== undefined && !isChance && worked.has(holeOf(kept))) continue;
      const unsure = note ?? (toldApart.has(holeOf(kept)) ? undefined : this.#withoutCompare(kept));
      this.#settleOne(kept, unsure, single.get(pageOf(kept)));
    }
    this.#kept = [];
  }

  #failure({ bytes, path, parameter, base, tenant, status, read, usual, spread }: Kept): TakeNote | null {
    if (bytes <= 0) return null;
    if (read.mode === 'union' && this.#answers.isOfOtherColumns(tenant, status, bytes, path, parameter))
      return 'other-columns';
    if (this.#answers.isPlainFailure(tenant, status, bytes, path, parameter)) return 'same-size';
    const plain = this.#answers.plainSize(tenant, path, parameter, base);
    if (plain > 0 && Math.abs(plain - bytes) <= spread) return 'same-size';
    if (this.#answers.isOfNoRead(tenant, status, bytes, path, parameter)) return 'same-size';
    return usual === true ? 'usual-size' : null;
  }

  /** Why nothing shows that a reply differs from one that brought nothing; undefined where something does. */
  #withoutCompare({ bytes, path, parameter, base, tenant, usual, silent }: Kept): TakeNote | undefined {
    if (silent) return undefined;
    if (bytes <= 0) return 'no-size';
    const isKnown =
      usual !== null ||
      this.#answers.plainSize(tenant, path, parameter, base) > 0 ||
      this.#answers.isProbed(tenant, path, parameter);
    return isKnown ? undefined : 'nothing-to-compare';
  }

  /** How large replies to queries for one row were, by page and table. */
  #singleReplies(failed: ReadonlyMap<Kept, TakeNote>): Map<string, SingleReplies> {
    const sizes = new Map<string, SingleReplies>();
    for (const kept of this.#kept) {
      if (failed.has(kept) || !isSingleRow(kept.read.rows) || kept.bytes <= 0) continue;
      const known = sizes.get(pageOf(kept)) ?? { least: kept.bytes, most: kept.bytes };
      const least = Math.min(known.least, kept.bytes);
      sizes.set(pageOf(kept), { least, most: Math.max(known.most, kept.bytes) });
    }
    return sizes;
  }

  #settleOne(kept: Kept, failure: TakeNote | undefined, single: SingleReplies | undefined): void {
    const { actor, tenant, read, at, source, wave } = kept;
    const notes: TakeNote[] = failure === undefined ? [] : [failure];
    if (kept.silent) notes.push('no-status');
    if (kept.cut) notes.push('cut');
    let choice = kept.cut ? { ...read.rows, untold: true } : read.rows;
    const whole =
      !choice.untold && choice.position === null && choice.keys.length === 0 && choice.ranges.length === 0;
    if (whole && choice.after === null && read.aggregate === '') {
      if (
        single !== undefined &&
        kept.bytes <= single.most + (single.most - single.least) + ALIKE + kept.spread
      ) {
        choice = { ...choice, position: { by: '', descending: false, first: 0, count: 1 } };
      } else if (this.#grewLittle(kept) || (single !== undefined && kept.bytes < single.most + LITTLE))
        notes.push('small-reply');
    }
    if (read.aggregate === 'group_concat' && !isSingleRow(choice) && this.#mayBeShort(kept)) {
      notes.push('short-concat');
      // Stretches of a table are put together: each of them may be as long.
      if (choice.position === null) choice = { ...choice, most: rowsInConcat(read) };
    }
    if (read.aggregate !== '' && read.mode === 'error' && !isSingleRow(choice)) notes.push('short-error');
    const way = read.mode === 'bare' && this.#planted.has(kept.path) ? 'console' : read.mode;
    const sure = failure === undefined && !kept.silent && /^(?:union|error|console)$/.test(way);
    const columns = read.star ? [] : read.columns;
    const certainty = sure ? 'taken' : 'possible';
    this.#takes.add({
      actor,
      tenant,
      table: read.table,
      columns,
      choice,
      way,
      certainty,
      notes,
      wave,
      at,
      source,
    });
  }

  #grewLittle({ tenant, path, parameter, base, bytes }: Kept): boolean {
    const plain = this.#answers.plainSize(tenant, path, parameter, base);
    return plain > 0 && bytes > 0 && bytes - plain < LITTLE;
  }

  #mayBeShort({ tenant, path, parameter, base, bytes }: Kept): boolean {
    if (bytes > 0 && bytes < LITTLE) return false;
    const plain = this.#answers.plainSize(tenant, path, parameter, base);
    if (plain === 0 || bytes <= 0) return true;
    const grown = bytes - plain;
    return grown >= LITTLE && grown <= MUCH;
  }
}

/** MySQL's `group_concat_max_len`, unless somebody sets it. */
const CONCAT_BYTES = 1024;
/** `a@b.jp` */
const SHORTEST_EMAIL = 6;

/** How many rows fit into GROUP_CONCAT, each cell a byte at least, and a comma behind each row. */
function rowsInConcat({ columns, star }: DirectRead): number {
  const cells = columns.map((name) => (/mail/.test(name) ? SHORTEST_EMAIL : 1));
  const row = star || cells.length === 0 ? 1 : cells.reduce((sum, bytes) => sum + bytes, 0);
  return Math.ceil(CONCAT_BYTES / (row + 1));
}

/**
 * Where replies to what was asked differ from each other by more than a page does that repeats the request, or from such
 * as brought nothing: there they tell what came back.
 */
function holesToldApart(all: readonly Kept[], failed: ReadonlyMap<Kept, TakeNote>): ReadonlySet<string> {
  const first = new Map<string, Kept>();
  const told = new Set<string>();
  for (const kept of all) {
    if (kept.bytes <= 0) continue;
    const hole = holeOf(kept);
    const other = first.get(hole);
    if (other === undefined) first.set(hole, kept);
    else if (Math.abs(kept.bytes - other.bytes) > kept.spread + ECHOES * Math.abs(kept.length - other.length))
      told.add(hole);
    if (failed.get(kept) === 'other-columns' && kept.spread === 0) told.add(hole);
  }
  return told;
}

function holeOf({ actor, tenant, path, parameter }: Kept): string {
  return `${actor}\0${tenant}\0${path}\0${parameter}`;
}

function pageOf(kept: Kept): string {
  return `${holeOf(kept)}\0${kept.read.table.join('.')}\0${kept.read.mode}`;
}
