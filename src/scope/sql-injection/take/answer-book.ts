import { ReachedLimits } from '../../../model/reached-limits.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';

const MAX_SIZES = 50_000;
/** Longer values are attacks, not what an injection is appended to. */
const LONGEST = 64;
const OTHER_COLUMNS = -1;

/**
 * Remembers how large replies were: an injection whose reply is as large as the page without it, or as large as
 * replies to a union with another number of columns (of which at most one can be right), brought nothing back.
 */
export class AnswerBook {
  readonly #limits: ReachedLimits;
  readonly #plain = new Map<string, number>();
  readonly #broken = new Set<string>();
  /** Sizes of replies to probes (`and 1=2`) that asked for no rows. */
  readonly #unread = new Set<string>();
  /** Where probes or failures that could show nothing were answered. */
  readonly #probed = new Set<string>();
  readonly #united = new Map<string, number>();

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
  }

  /** A request without SQL in this place. */
  addPlain(event: ShopEvent, path: string, parameter: string, value: string): void {
    if (event.bytes <= 0 || value.length > LONGEST) return;
    if (this.#plain.size >= MAX_SIZES) {
      this.#limits.note('sql-replies');
      return;
    }
    if (event.status === 500 && this.#broken.size < MAX_SIZES)
      this.#broken.add(sizeKey(event, path, parameter));
    if (event.attacks !== 0 && this.#unread.size < MAX_SIZES)
      this.#unread.add(sizeKey(event, path, parameter));
    if ((event.status === 500 || event.attacks !== 0) && this.#probed.size < MAX_SIZES)
      this.#probed.add(`${event.tenant}\0${path}\0${parameter}`);
    this.#plain.set(`${event.tenant}\0${path}\0${parameter}\0${value}`, event.bytes);
  }

  /** A request with a union. */
  addUnion(event: ShopEvent, path: string, parameter: string, columns: number): void {
    if (event.bytes <= 0) return;
    const key = sizeKey(event, path, parameter);
    const known = this.#united.get(key);
    if (known === undefined) {
      if (this.#united.size < MAX_SIZES) this.#united.set(key, columns);
      else this.#limits.note('sql-replies');
    } else if (known !== columns) this.#united.set(key, OTHER_COLUMNS);
  }

  /** How large the page is without the injection; 0 when it was not seen. */
  plainSize(tenant: string, path: string, parameter: string, base: string): number {
    return this.#plain.get(`${tenant}\0${path}\0${parameter}\0${base}`) ?? 0;
  }

  /** Whether a reply has the size that replies in this place had to probes that asked for no rows. */
  isOfNoRead(tenant: string, status: number, bytes: number, path: string, parameter: string): boolean {
    return this.#unread.has(`${tenant}\0${path}\0${parameter}\0${status}\0${bytes}`);
  }

  /** Whether it is known in this place how large replies are that show nothing. */
  isProbed(tenant: string, path: string, parameter: string): boolean {
    return this.#probed.has(`${tenant}\0${path}\0${parameter}`);
  }

  /** Whether a union's reply has the size that replies to unions with other numbers of columns had. */
  isOfOtherColumns(tenant: string, status: number, bytes: number, path: string, parameter: string): boolean {
    return this.#united.get(`${tenant}\0${path}\0${parameter}\0${status}\0${bytes}`) === OTHER_COLUMNS;
  }

  /** Whether a failure's reply has the size that failures had which could show nothing. */
  isPlainFailure(tenant: string, status: number, bytes: number, path: string, parameter: string): boolean {
    return this.#broken.has(`${tenant}\0${path}\0${parameter}\0${status}\0${bytes}`);
  }
}

/** What the status alone says. Errors that show data come with 500. */
export function answerOf(
  status: number,
  bytes: number,
  byError: boolean,
): 'answered' | 'refused' | 'no-status' {
  if (status < 0) return 'no-status';
  if (status >= 200 && status < 300) return 'answered';
  return byError && status === 500 && bytes !== 0 ? 'answered' : 'refused';
}

function sizeKey(event: ShopEvent, path: string, parameter: string): string {
  return `${event.tenant}\0${path}\0${parameter}\0${event.status}\0${event.bytes}`;
}
