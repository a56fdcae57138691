import type { Stage } from '../../model/actor.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { agentKind } from '../../request/agent-kind.ts';
import { earlier, later } from '../moment.ts';
import { BoundedSet } from './bounded-set.ts';

/** What all requests of one address add up to, as far as joining needs it. */
export interface AddressNotes {
  requests: number;
  firstAt: number;
  lastAt: number;
  /** Requests in stages that are hostile by themselves. */
  hostile: number;
  /** Requests that attack. */
  attacks: number;
  /** Ordinary pages that were shown, a form to log in not among them. */
  ordinary: number;
  firstOrdinaryAt: number;
  /** Styles, scripts and pictures: what a browser fetches with a page, and a program does not. */
  partsOfPages: number;
  firstLoginAt: number;
  /** Where it logs in; '' where it never did. */
  loginPath: string;
  /** How often the page at which it logs in was shown to it. */
  forms: number;
  /** The only ordinary page that it was shown; null after a second one. */
  onlyPage: string | null;
  /** Pages fetched by somebody who calls himself a crawler, until the first request that is none. */
  crawled: number;
  /** Login requests, whatever their outcome, and those that succeeded. */
  logins: number;
  entered: number;
  /** Browsers with which pages and their parts were fetched; some are enough to judge. */
  readonly browsers: BoundedSet;
  /** Browsers to which ordinary pages were shown; some are enough to judge. */
  readonly visitors: BoundedSet;
  /** Accounts that it failed to enter, and those that it entered; some are enough to judge. */
  readonly failedAccounts: BoundedSet;
  readonly enteredAccounts: BoundedSet;
}

const PART_OF_PAGE = /\.(?:css|m?js|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf)$/i;
const LOGIN_FORM = /log-?in|sign-?in/i;
/** What somebody looks at who found out that a password is right. */
const FEW_PAGES = 5;
/** So many different browsers at one address are several people's. */
const LINE_BROWSERS = 4;
/** Behind a line that many share at least this part of the logins succeeds; with a list of passwords hardly any does. */
const LEAST_ENTERED = 0.15;

/** So many accounts, entered from one address, are several people's. */
const CROWD_ACCOUNTS = 3;

const HOSTILE: ReadonlySet<Stage> = new Set([
  'reconnaissance',
  'attack',
  'foothold',
  'webshell',
  'login-attempt',
]);

/** Notes on an address of which nothing was seen yet. */
export function newAddressNotes(): AddressNotes {
  return {
    requests: 0,
    firstAt: Number.NaN,
    lastAt: Number.NaN,
    hostile: 0,
    attacks: 0,
    ordinary: 0,
    firstOrdinaryAt: Number.NaN,
    partsOfPages: 0,
    firstLoginAt: Number.NaN,
    loginPath: '',
    forms: 0,
    onlyPage: '',
    crawled: 0,
    logins: 0,
    entered: 0,
    browsers: new BoundedSet(LINE_BROWSERS),
    visitors: new BoundedSet(LINE_BROWSERS),
    failedAccounts: new BoundedSet(64),
    enteredAccounts: new BoundedSet(64),
  };
}

/** Adds a request of the address, of the stage that it belongs to. */
export function noteAddress(notes: AddressNotes, event: ShopEvent, stage: Stage): void {
  notes.requests += 1;
  notes.firstAt = earlier(notes.firstAt, event.at);
  notes.lastAt = later(notes.lastAt, event.at);
  if (HOSTILE.has(stage)) notes.hostile += 1;
  if (stage === 'attack') notes.attacks += 1;
  if (notes.crawled === notes.requests - 1 && isCrawl(event)) notes.crawled += 1;
  if (PART_OF_PAGE.test(event.path)) {
    notes.partsOfPages += 1;
    notes.browsers.add(event.userAgent);
  }
  if (stage === 'browse' && event.status < 400) notePage(notes, event);
  if (stage !== 'login' && stage !== 'login-attempt') return;
  noteLogin(notes, event, stage);
}

function notePage(notes: AddressNotes, { path, at, userAgent }: ShopEvent): void {
  if (path === notes.loginPath) notes.forms += 1;
  if (path === notes.loginPath || LOGIN_FORM.test(path)) return;
  notes.onlyPage = notes.onlyPage === '' || notes.onlyPage === path ? path : null;
  notes.ordinary += 1;
  if (agentKind(userAgent) === 'browser') notes.visitors.add(userAgent);
  notes.firstOrdinaryAt = earlier(notes.firstOrdinaryAt, at);
}

function noteLogin(notes: AddressNotes, event: ShopEvent, stage: Stage): void {
  if (event.path !== '') notes.loginPath = event.path;
  // The form that was fetched before the first try.
  if (event.path !== '' && notes.onlyPage === event.path) {
    notes.forms += notes.ordinary;
    notes.ordinary = 0;
    notes.firstOrdinaryAt = Number.NaN;
    notes.onlyPage = '';
  }
  notes.logins += 1;
  if (stage === 'login') notes.entered += 1;
  notes.firstLoginAt = earlier(notes.firstLoginAt, event.at);
  if (event.account === '') return;
  (stage === 'login' ? notes.enteredAccounts : notes.failedAccounts).add(event.account);
}

/**
 * Whether an address that carries much of the traffic is one attacker's flood, not everybody's proxy. A form that is
 * shown again after each login that failed belongs to the try.
 */
export function isFlood(notes: AddressNotes): boolean {
  return hostilePart(notes) >= 1 / 2;
}

/** How much of an address's requests is hostile by itself, of 1; a form as in {@link isFlood}. */
export function hostilePart({ hostile, forms, requests }: AddressNotes): number {
  return (hostile + Math.min(forms, hostile)) / requests;
}

/**
 * Whether several people are seen behind an address, however much of what comes from it is hostile: several browsers
 * look at ordinary pages, as a tenth of its requests or more; or a good part of the logins to several accounts succeeds.
 */
export function isCrowd({
  visitors,
  ordinary,
  requests,
  enteredAccounts,
  entered,
  logins,
}: AddressNotes): boolean {
  if (visitors.size >= LINE_BROWSERS && ordinary * 10 >= requests) return true;
  return enteredAccounts.size >= CROWD_ACCOUNTS && entered >= logins * LEAST_ENTERED;
}

/**
 * Whether an address looks like a line that many people share, and not like a program that tries passwords: several
 * browsers fetch pages with all their parts, most requests are no logins, and a good part of the logins succeeds.
 */
export function isSharedLine({
  browsers,
  partsOfPages,
  logins,
  entered,
  requests,
  attacks,
}: AddressNotes): boolean {
  if (attacks > 0 || browsers.size < LINE_BROWSERS) return false;
  return logins * 2 <= requests && partsOfPages * 2 >= logins && entered >= logins * LEAST_ENTERED;
}

/**
 * Whether an address is a crawler that also follows links which others laid out: it calls itself one in every
 * request, fetches and nothing else, and mostly honest pages. Its requests stay findings; it is no actor.
 */
export function isLedCrawler(notes: AddressNotes): boolean {
  return notes.requests > 0 && notes.crawled === notes.requests && notes.attacks * 2 < notes.requests;
}

function isCrawl({ kind, method, userAgent }: ShopEvent): boolean {
  return kind === 'web' && (method === 'GET' || method === 'HEAD') && agentKind(userAgent) === 'crawler';
}

/** Whether an address did nothing but send logins that failed, and never was shown the form before: no browser does that. */
function cameOnlyToTry({
  logins,
  entered,
  ordinary,
  partsOfPages,
  firstAt,
  firstLoginAt,
}: AddressNotes): boolean {
  return logins > 0 && entered === 0 && ordinary + partsOfPages === 0 && firstAt === firstLoginAt;
}

/** Whether an address began with a login, and nothing that a browser fetches with a page ever came to it. */
export function cameToLogIn({ partsOfPages, firstAt, firstLoginAt }: AddressNotes): boolean {
  return partsOfPages === 0 && firstAt === firstLoginAt;
}

/**
 * Whether an address took part in a login attack that is spread over many addresses: it tried several accounts,
 * or logged in again and again without ever looking at a page; or it looked at a few pages only after that, with
 * nothing that a browser fetches besides. A customer who mistypes a password does none of this; behind a line that
 * many customers share more get in than fail.
 */
export function tookPartInSpread(notes: AddressNotes): boolean {
  const { failedAccounts, enteredAccounts } = notes;
  if (notes.attacks > 0) return true;
  if (failedAccounts.size >= 2) return failedAccounts.size >= enteredAccounts.size;
  if (cameOnlyToTry(notes)) return true;
  if (notes.failedAccounts.size > 0 || notes.logins < 2) return false;
  if (notes.ordinary === 0) return notes.partsOfPages === 0;
  const lookedAfter = notes.partsOfPages === 0 && !(notes.firstOrdinaryAt < notes.firstLoginAt);
  return lookedAfter && notes.logins >= 3 && notes.ordinary <= FEW_PAGES;
}
