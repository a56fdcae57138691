import type { ShopEvent } from '../../model/shop-event.ts';

/** So many different requests in both, and two files hold the same lines; a load balancer's checks are fewer. */
const ENOUGH = 4;
const REQUESTS_KEPT = 1_000;
/** Events of one second that wait for one of another input before they are noted. */
const MOST_WAITING = 64;

/**
 * Which inputs hold the same lines: a rotated file beside its compressed copy, days that overlap. Told by events of the
 * same second that are alike to the last field. They come in order of time.
 */
export class TwinLines {
  #at = Number.NaN;
  /** What was seen in this second, and in which input first. */
  readonly #seen = new Map<string, number>();
  /** The second's first events, of one input: in most seconds no other has any, and nothing need be compared. */
  readonly #waiting: ShopEvent[] = [];
  /** Both inputs to the requests that stand in both. */
  readonly #twins = new Map<string, { readonly inputs: readonly [number, number]; requests: Set<string> }>();

  add(event: ShopEvent): void {
    if (event.kind !== 'web' || Number.isNaN(event.at)) return;
    if (event.at !== this.#at) {
      if (this.#seen.size > 0) this.#seen.clear();
      this.#waiting.length = 0;
      this.#at = event.at;
    }
    if (this.#seen.size === 0 && this.#waits(event)) return;
    for (const waiting of this.#waiting) this.#compare(waiting);
    this.#waiting.length = 0;
    this.#compare(event);
  }

  #waits(event: ShopEvent): boolean {
    const [first] = this.#waiting;
    const isAlone = first === undefined || first.source.input === event.source.input;
    if (!isAlone || this.#waiting.length === MOST_WAITING) return false;
    this.#waiting.push(event);
    return true;
  }

  #compare(event: ShopEvent): void {
    const { address, method, target, status, bytes, userAgent, referer, source } = event;
    const request = `${address}\0${method}\0${target}`;
    const line = `${request}\0${status}\0${bytes}\0${userAgent}\0${referer}`;
    const first = this.#seen.get(line);
    if (first === undefined) this.#seen.set(line, source.input);
    else if (first !== source.input) this.#note([first, source.input], request);
  }

  /** Pairs of inputs, each by its number. */
  found(): (readonly [number, number])[] {
    return [...this.#twins.values()].flatMap(({ inputs, requests }) =>
      requests.size < ENOUGH ? [] : [inputs],
    );
  }

  #note(inputs: readonly [number, number], request: string): void {
    const key = inputs.join(' ');
    const twins = this.#twins.get(key) ?? { inputs, requests: new Set<string>() };
    this.#twins.set(key, twins);
    if (twins.requests.size < REQUESTS_KEPT) twins.requests.add(request);
  }
}
