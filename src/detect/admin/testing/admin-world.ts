import type { ShopEvent } from '../../../model/shop-event.ts';
import { InventEvent } from '../../invent-event.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Thursday, midnight in Japan. */
export const START = Date.parse('2026-04-02T00:00:00+09:00');
export const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_2) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
] as const;

/** Where somebody sits, and with what. */
export interface Desk {
  readonly address: string;
  readonly userAgent: string;
  /** '' where the log names nobody. */
  readonly account: string;
}

/** A shop's administration, as its log tells what is done there. */
export class AdminWorld {
  readonly events: ShopEvent[] = [];
  readonly #invent = new InventEvent();
  readonly #isAudit: boolean;
  readonly #bytesADay: number;

  constructor({ isAudit = false, bytesADay = 8_000 } = {}) {
    this.#isAudit = isAudit;
    this.#bytesADay = bytesADay;
  }

  login(desk: Desk, at: number, failures = 0): void {
    for (let n = failures; n >= 0; n--) {
      const result = n === 0 ? 'success' : 'failure';
      const request = `POST /admin/login ${n === 0 ? 302 : 200}`;
      this.#add(desk, at - n * 20_000, request, { action: 'admin.login', result, bytes: 0 });
    }
    this.#add(desk, at + 2_000, 'GET /admin 200', { action: 'admin.page' });
  }

  view(desk: Desk, at: number, order: number): void {
    this.#add(desk, at, `GET /admin/orders/${order} 200`, { action: 'order.view', object: String(order) });
  }

  send(desk: Desk, at: number, order: number): void {
    const object = String(order);
    this.#add(desk, at, `POST /admin/orders/${order}/status 302`, { action: 'order.status', object });
  }

  /** @param days counted back from the day before; Infinity for all, without a condition */
  export(
    desk: Desk,
    at: number,
    days: number,
    action: 'order.export' | 'customer.export' = 'order.export',
  ): void {
    const day = (time: number) => new Date(START + time + 9 * HOUR).toISOString().slice(0, 10);
    const [from, to] = [day(at - Math.min(days, 5_000) * DAY), day(at - DAY)];
    const query = days === Infinity ? '' : `?from=${from}&to=${to}`;
    const bytes = Math.round(Math.min(days, 400) * this.#bytesADay * (0.9 + (at % 200_000) / 1_000_000));
    const object = days === Infinity ? '' : `${from}..${to}`;
    this.#add(desk, at, `GET /admin/export${query} 200`, {
      action,
      bytes,
      ...(this.#isAudit ? { object } : {}),
    });
  }

  attack(desk: Desk, at: number, found: Pick<ShopEvent, 'attacks' | 'attackLevel'>): void {
    this.#add(desk, at, "GET /list?id=1'+or+1=1 200", found);
  }

  #add(desk: Desk, at: number, request: string, more: Partial<ShopEvent>): void {
    const [method = ''] = request.split(' ');
    const audit: Partial<ShopEvent> = this.#isAudit
      ? { kind: 'audit', method: '', target: '', path: '', status: -1, bytes: -1, userAgent: '' }
      : { account: '' };
    const result = more.result ?? (this.#isAudit ? 'success' : '');
    this.events.push(this.#invent.event(START + at, request, { ...desk, method, ...more, ...audit, result }));
  }
}
