import type { RowFilter } from '../../model/row-filter.ts';
import { ownText } from '../../request/own-text.ts';
import { SpanUnion } from './span-union.ts';

/** Room for values and stretches that unions share, and who is told once it is used up. */
export interface UnionRoom {
  left: number;
  readonly isFull: () => void;
}

/** Filters of one data set, put together: the rows that any of them means. */
export class RowUnion {
  /** Whether it holds more than was put in, or less. */
  isWider = false;
  isLess = false;
  readonly #values = new Map<string, Set<string | number>>();
  readonly #spans = new Map<string, SpanUnion>();
  readonly #others = new Map<string, RowFilter>();
  readonly #room: UnionRoom;

  constructor(room: UnionRoom) {
    this.#room = room;
  }

  add(filter: RowFilter): void {
    if (filter.kind === 'in') this.#addValues(filter.by, filter.values);
    else if (filter.kind === 'between' && areNumbers(filter)) this.#addSpan(filter);
    else this.#addOther(filter);
  }

  filters(): RowFilter[] {
    const spans = [...this.#spans].flatMap(([by, union]) =>
      Array.from(
        union,
        ([from, to]): RowFilter => ({ kind: 'between', by, from: finite(from), to: finite(to) }),
      ),
    );
    const values = Array.from(
      this.#values,
      ([by, set]): RowFilter => ({ kind: 'in', by, values: Array.from(set, String) }),
    );
    return [...values, ...spans, ...this.#others.values()];
  }

  #addValues(by: string, values: readonly string[]): void {
    const kept = this.#values.get(by) ?? new Set();
    this.#values.set(by, kept);
    for (const value of values) {
      const key = SHORT_NUMBER.test(value) ? Number(value) : value;
      if (!kept.has(key) && this.#takeRoom()) kept.add(typeof key === 'string' ? ownText(key) : key);
    }
  }

  #addSpan({ by, from = -Infinity, to = Infinity }: NumberedSpan): void {
    const spans = this.#spans.get(by) ?? new SpanUnion(this.#room);
    this.#spans.set(by, spans);
    if (!spans.add(from, to)) this.isWider = true;
  }

  #addOther(filter: RowFilter): void {
    const key = JSON.stringify(filter);
    if (!this.#others.has(key) && this.#takeRoom()) this.#others.set(key, filter);
  }

  #takeRoom(): boolean {
    if (this.#room.left > 0) {
      this.#room.left--;
      return true;
    }
    this.isLess = true;
    this.#room.isFull();
    return false;
  }
}

/** Kept as a number, which takes no memory of its own; written as it was. */
const SHORT_NUMBER = /^[1-9]\d{0,8}$/;

interface NumberedSpan {
  readonly by: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

function areNumbers(
  filter: RowFilter & { readonly kind: 'between' },
): filter is typeof filter & NumberedSpan {
  return typeof filter.from !== 'string' && typeof filter.to !== 'string';
}

function finite(end: number): number | undefined {
  return Number.isFinite(end) ? end : undefined;
}
