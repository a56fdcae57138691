import { FIELD } from '../../../collect/record-view.ts';
import { type InputContext, textOf } from '../input-context.ts';

/** From when to when a chunk has lines of a tenant. */
export interface TenantSpan {
  readonly tenant: string;
  /** Milliseconds since the epoch. */
  firstAt: number;
  lastAt: number;
  lines: number;
}

/**
 * Keeps the span of each tenant's lines, so that it can be said which tenant's days a log covers. Most lines name
 * the same host as the line before: then nothing is looked up.
 */
export class TenantTally {
  readonly #spans = new Map<string, TenantSpan>();
  #host: Uint8Array = new Uint8Array(0);
  #span: TenantSpan | undefined;

  /** @param at milliseconds since the epoch; NaN is passed over */
  add(context: InputContext, at: number): void {
    if (!Number.isNaN(at)) this.addSpan(context, at, at, 1);
  }

  /** Takes in lines that name the same host as the one in the view. */
  addSpan(context: InputContext, firstAt: number, lastAt: number, lines: number): void {
    const span = this.#spanOf(context);
    if (firstAt < span.firstAt) span.firstAt = firstAt;
    if (lastAt > span.lastAt) span.lastAt = lastAt;
    span.lines += lines;
  }

  finish(): readonly TenantSpan[] {
    const spans = [...this.#spans.values()];
    this.#spans.clear();
    this.#span = undefined;
    return spans;
  }

  #spanOf(context: InputContext): TenantSpan {
    const { buffer, start, end } = context.view;
    const from = start[FIELD.host]!;
    const length = end[FIELD.host]! - from;
    if (this.#span !== undefined && this.#isSameHost(buffer, from, length)) return this.#span;
    this.#host = Uint8Array.from(buffer.subarray(from, from + length));
    const tenant = context.tenantOf(textOf(context.view, FIELD.host));
    let span = this.#spans.get(tenant);
    if (span === undefined) {
      span = { tenant, firstAt: Number.POSITIVE_INFINITY, lastAt: Number.NEGATIVE_INFINITY, lines: 0 };
      this.#spans.set(tenant, span);
    }
    this.#span = span;
    return span;
  }

  #isSameHost(buffer: Uint8Array, from: number, length: number): boolean {
    const host = this.#host;
    if (host.length !== length) return false;
    for (let at = 0; at < length; at++) {
      if (buffer[from + at] !== host[at]) return false;
    }
    return true;
  }
}
