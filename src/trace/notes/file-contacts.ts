import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { agentKind } from '../../request/agent-kind.ts';
import { compareMoments, type Moment } from '../moment.ts';
import { isAnswered, wroteFile } from '../stage-of.ts';

/** Everything one address did with one file, in one tenant. */
export interface Contact {
  readonly address: string;
  readonly tenant: string;
  /** Successful PUT, MOVE, COPY or upload. */
  writes: number;
  /** Whether a write was answered 201: the file was not there before (RFC 9110, 15.3.2). */
  created: boolean;
  /** Answered POSTs. */
  posts: number;
  /** Answered requests with a query that a campaign's link does not explain. */
  queries: number;
  /** Answered GETs without such a query. */
  plain: number;
  /** Answered requests that carry an attack. */
  marked: number;
  /** Whether every request came from what calls itself a crawler. */
  crawler: boolean;
  first: Moment;
  /** First successful write; undefined when there was none. */
  firstWrite: Moment | undefined;
  /** First request that the server answered; undefined when there was none. */
  firstAnswer: Moment | undefined;
}

/** Beyond as many addresses a path is no secret of anybody's: it is popular, and joins nobody. */
const ADDRESSES_LIMIT = 4_096;
/** So many contacts are kept over all paths; beyond it the path with the most is called popular, so that small ones stay. */
const CONTACTS_LIMIT = 50_000;
/** Parameters that links in mails, advertisements and social networks carry. */
const CAMPAIGN = /^(?:utm_\w+|fbclid|gclid|yclid|msclkid|mc_[ce]id|ref|srsltid|_ga)$/;

/** Who touched the files that are looked at. Bounded: a path that everybody asks for is only marked popular. */
export class FileContacts {
  readonly #byPath = new Map<string, Map<string, Contact> | 'popular'>();
  readonly #limits: ReachedLimits;
  #kept = 0;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
  }

  note(event: ShopEvent): void {
    let contacts = this.#byPath.get(event.path);
    if (contacts === 'popular') return;
    if (contacts === undefined) {
      contacts = new Map();
      this.#byPath.set(event.path, contacts);
    }
    const key = `${event.address}\0${event.tenant}`;
    let contact = contacts.get(key);
    if (contact === undefined) {
      if (contacts.size >= ADDRESSES_LIMIT) this.#leaveOut(event.path, contacts);
      else if (this.#kept >= CONTACTS_LIMIT) this.#leaveOutLargest();
      if (this.#byPath.get(event.path) === 'popular') return;
      contact = newContact(event);
      contacts.set(key, contact);
      this.#kept++;
    }
    count(contact, event);
  }

  #leaveOut(path: string, contacts: Map<string, Contact>): void {
    this.#kept -= contacts.size;
    this.#byPath.set(path, 'popular');
    this.#limits.note('popular-files');
  }

  #leaveOutLargest(): void {
    let most: [string, Map<string, Contact>] | undefined;
    for (const [path, contacts] of this.#byPath) {
      if (contacts !== 'popular' && contacts.size > (most?.[1].size ?? 0)) most = [path, contacts];
    }
    if (most !== undefined) this.#leaveOut(...most);
  }

  isPopular(path: string): boolean {
    return this.#byPath.get(path) === 'popular';
  }

  /** The contacts with one path, in order of the first, whatever the order of the inputs. */
  of(path: string): Contact[] {
    const contacts = this.#byPath.get(path);
    if (contacts === undefined || contacts === 'popular') return [];
    return [...contacts.values()].sort((a, b) => compareMoments(a.first, b.first));
  }
}

function newContact(event: ShopEvent): Contact {
  return {
    address: event.address,
    tenant: event.tenant,
    writes: 0,
    created: false,
    posts: 0,
    queries: 0,
    plain: 0,
    marked: 0,
    crawler: true,
    first: { at: event.at, source: event.source },
    firstWrite: undefined,
    firstAnswer: undefined,
  };
}

function count(contact: Contact, event: ShopEvent): void {
  const moment = { at: event.at, source: event.source };
  if (compareMoments(moment, contact.first) < 0) contact.first = moment;
  if (agentKind(event.userAgent) !== 'crawler') contact.crawler = false;
  if (!isAnswered(event)) return;
  contact.firstAnswer = first(contact.firstAnswer, moment);
  if (event.attacks !== 0) contact.marked += 1;
  if (wroteFile(event)) {
    contact.writes += 1;
    contact.created ||= event.status === 201;
    contact.firstWrite = first(contact.firstWrite, moment);
  } else if (event.method === 'POST') contact.posts += 1;
  else if (hasOwnQuery(event.target)) contact.queries += 1;
  else contact.plain += 1;
}

function first(known: Moment | undefined, moment: Moment): Moment {
  return known === undefined || compareMoments(moment, known) < 0 ? moment : known;
}

function hasOwnQuery(target: string): boolean {
  const at = target.indexOf('?');
  if (at < 0 || at === target.length - 1) return false;
  const names = target
    .slice(at + 1, at + 513)
    .split('&')
    .map((pair) => pair.split('=', 1)[0]!.toLowerCase());
  return names.some((name) => !CAMPAIGN.test(name));
}
