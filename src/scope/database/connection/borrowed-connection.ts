import type { Actor } from '../../../model/actor.ts';
import { ReachedLimits } from '../../../model/reached-limits.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import type { Sight } from '../../channel-reader.ts';
import { statementShape } from '../statement/statement-shape.ts';
import { isToolPath } from '../tool/database-tool.ts';
import type { RanStatement } from './database-sessions.ts';

/** A statement of the shop's own connection that an actor's program is likely to have sent. */
export interface BorrowedStatement {
  readonly statement: RanStatement;
  readonly actor: string;
}

/** A log's time is that of the request's begin or of its end, and clocks differ a little. */
const NEAR_MS = 3_000;
const MOST_SHAPES = 200_000;
const MOST_WAITING = 100_000;
const MOST_SECONDS = 1_000_000;
/** No page takes longer to answer. */
const LONGEST_MS = 600_000;

/**
 * Finds statements that came through the shop's own connection and are not the shop's: of a shape that was never seen
 * before the incident, while a program that an actor had planted, or a database tool, was answering that actor.
 */
export class BorrowedConnection {
  readonly #files: ReadonlySet<string>;
  readonly #shapes = new Set<string>();
  readonly #tell: (borrowed: BorrowedStatement) => void;
  /** Whose planted program was answering, by the second. */
  readonly #answering = new Map<number, string>();
  readonly #limits: ReachedLimits;
  #waiting: RanStatement[] = [];

  constructor(
    actors: readonly Actor[],
    tell: (borrowed: BorrowedStatement) => void,
    limits = new ReachedLimits(),
  ) {
    this.#limits = limits;
    this.#files = new Set(actors.flatMap(({ files }) => files));
    this.#tell = tell;
  }

  observe({ event, actor }: Sight): void {
    if (actor === null || Number.isNaN(event.at) || !this.#isPlanted(event)) return;
    const took = Math.min(Math.max(0, event.durationMs), LONGEST_MS);
    const last = secondOf(event.at + took + NEAR_MS);
    for (let second = secondOf(event.at - took - NEAR_MS); second <= last; second++) {
      if (this.#answering.has(second)) continue;
      if (this.#answering.size < MOST_SECONDS) this.#answering.set(second, actor);
      else this.#limits.note('database-clients');
    }
  }

  /** A statement from before the incident: what the shop's programs say. */
  learn({ event }: RanStatement): void {
    const shape = statementShape(event.target);
    if (this.#shapes.size < MOST_SHAPES) this.#shapes.add(shape);
    else if (!this.#shapes.has(shape)) this.#limits.note('database-clients');
  }

  /** A statement of the shop's own connection during the incident. */
  take(statement: RanStatement): void {
    if (this.#shapes.has(statementShape(statement.event.target))) return;
    // With so many shapes nobody can say of one that it is new.
    if (this.#shapes.size >= MOST_SHAPES) {
      this.#limits.note('database-clients');
      return;
    }
    if (this.#waiting.length >= MOST_WAITING) {
      this.#limits.note('database-clients');
      this.finish();
    }
    this.#waiting.push(statement);
  }

  /** Decides of what waits: a request may stand behind the statement that it made. */
  finish(): void {
    for (const statement of this.#waiting) {
      const actor = this.#answering.get(secondOf(statement.event.at));
      if (actor !== undefined) this.#tell({ statement, actor });
    }
    this.#waiting = [];
  }

  #isPlanted(event: ShopEvent): boolean {
    if (event.kind !== 'web' || event.status < 200 || event.status > 399) return false;
    return this.#files.has(event.path) || isToolPath(event.path);
  }
}

function secondOf(at: number): number {
  return Math.floor(at / 1000);
}
