import { databaseTime } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';

/** What somebody with an account does: it stands in the access log and in the shop's own record. */
export interface ShopAct {
  readonly at: number;
  readonly host: string;
  readonly address: string;
  readonly userAgent: string;
  readonly action: 'customer.login' | 'customer.page' | 'customer.change' | 'checkout.complete';
  readonly isRight: boolean;
  readonly account: string;
}

const ASKED = {
  'customer.login': ['POST', '/login'],
  'customer.page': ['GET', '/mypage'],
  'customer.change': ['POST', '/mypage/change'],
  'checkout.complete': ['POST', '/cart/complete'],
} as const;

/** The act as the web server logs it. */
export function requestOf({ at, host, address, userAgent, action, isRight }: ShopAct): WebRequest {
  const [method, target] = ASKED[action];
  const status = method === 'POST' && isRight ? 302 : 200;
  return { at, host, address, userAgent, method, target, status, bytes: status === 302 ? 0 : 7_300 };
}

/** The act as a line of the shop's own record; pages are not in it. */
export function auditLine({ at, address, action, isRight, account }: ShopAct): string {
  if (action === 'customer.page') return '';
  const time = databaseTime(at);
  const result = isRight ? 'success' : 'failure';
  return `${JSON.stringify({ time, ip: address, event: action, result, user: account, object: '' })}\n`;
}
