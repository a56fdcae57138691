import type { Stage } from '../model/actor.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { BoundedSet } from './bounded-set.ts';
import { earlier, later } from './moment.ts';

/** What all requests of one address add up to, as far as joining needs it. */
export interface AddressNotes {
  requests: number;
  firstAt: number;
  lastAt: number;
  /** Requests in stages that are hostile by themselves. */
  hostile: number;
  /** Requests that attack. */
  attacks: number;
  /** Ordinary pages that were shown. */
  ordinary: number;
  /** Login requests, whatever their outcome. */
  logins: number;
  /** Accounts that it failed to enter; a few are enough to judge. */
  readonly failedAccounts: BoundedSet;
}

const HOSTILE: ReadonlySet<Stage> = new Set([
  'reconnaissance',
  'attack',
  'foothold',
  'webshell',
  'login-attempt',
]);

export function newAddressNotes(): AddressNotes {
  return {
    requests: 0,
    firstAt: Number.NaN,
    lastAt: Number.NaN,
    hostile: 0,
    attacks: 0,
    ordinary: 0,
    logins: 0,
    failedAccounts: new BoundedSet(4),
  };
}

export function noteAddress(notes: AddressNotes, event: ShopEvent, stage: Stage): void {
  notes.requests += 1;
  notes.firstAt = earlier(notes.firstAt, event.at);
  notes.lastAt = later(notes.lastAt, event.at);
  if (HOSTILE.has(stage)) notes.hostile += 1;
  if (stage === 'attack') notes.attacks += 1;
  if (stage === 'browse' && event.status < 400) notes.ordinary += 1;
  if (stage !== 'login' && stage !== 'login-attempt') return;
  notes.logins += 1;
  if (stage === 'login-attempt' && event.account !== '') notes.failedAccounts.add(event.account);
}

/** Whether an address that carries much of the traffic is one attacker's flood, not everybody's proxy. */
export function isFlood(notes: AddressNotes): boolean {
  return notes.hostile * 2 >= notes.requests;
}

/**
 * Whether an address took part in a login attack that is spread over many addresses: it tried several accounts,
 * or logged in again and again without ever looking at a page. A customer who mistypes a password does neither.
 */
export function tookPartInSpread(notes: AddressNotes): boolean {
  if (notes.attacks > 0 || notes.failedAccounts.size >= 2) return true;
  return notes.failedAccounts.size === 0 && notes.logins >= 2 && notes.ordinary === 0;
}
