import type { ShopEvent } from '../model/shop-event.ts';
import { SILENT_EVENT } from '../model/silent-event.ts';

/** Makes events for tests: an ordinary GET by a visitor, unless said otherwise. Each stands on a line of its own. */
export class InventEvent {
  #line = 0;
  readonly #rulesOf: (event: ShopEvent) => readonly string[];

  /** @param rulesOf the ids of the single-event rules that hold, as the worker would find them */
  constructor(rulesOf: (event: ShopEvent) => readonly string[] = () => []) {
    this.#rulesOf = rulesOf;
  }

  event(at: string | number, request: string, more: Partial<ShopEvent> = {}): ShopEvent {
    const [method = 'GET', target = '/', status = '200'] = request.split(' ');
    this.#line++;
    const event: ShopEvent = {
      ...SILENT_EVENT,
      kind: 'web',
      at: typeof at === 'number' ? at : Date.parse(`${at}+09:00`),
      source: { input: 0, line: this.#line, offset: this.#line * 100 },
      address: '203.0.113.1',
      tenant: 'a',
      method,
      target,
      path: target.split('?', 1)[0]!,
      status: Number(status),
      bytes: 1_000,
      userAgent: 'Mozilla/5.0',
      ...more,
    };
    return { ...event, rules: more.rules ?? this.#rulesOf(event) };
  }
}
