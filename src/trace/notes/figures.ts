import type { Stage } from '../../model/actor.ts';
import { ATTACKS } from '../../model/attack.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { postedTo } from '../../request/url/posted-to.ts';
import { isAnswered } from '../stage-of.ts';
import { BoundedSet } from './bounded-set.ts';

/** How many names of one kind are kept for a sentence; counts beyond are lower bounds. */
const NAMES_LIMIT = 1_000;

const NO_ATTACKS: readonly number[] = [];
const NO_ACTIONS: ReadonlyMap<ShopAction, number> = new Map();

/** What the requests of one episode add up to. Every count is exact; sets are bounded and say when they are. */
export class Figures {
  requests = 0;
  /** Answered 2xx, or 304: nothing new since. */
  answered = 0;
  /** Sent elsewhere by another 3xx, such as to the form to log in. */
  redirected = 0;
  /** Answered 4xx, or stopped by a web application firewall. */
  refused = 0;
  /** Answered 5xx. */
  failed = 0;
  /** Bytes of successful answers, as the log counts them; -1 while the log says nothing. */
  bytes = -1;
  /** Requests that a placed program may have carried out: those not refused. */
  operations = 0;
  /** POSTs amid what was looked at: where they went is in `files`. */
  posts = 0;
  /** Requests by a method that writes, answered with success. */
  writes = 0;
  /** Logins by outcome; `tries` are those of which the log does not say. */
  successes = 0;
  /** Successes that pages behind the login tell of, not its own record. */
  deduced = 0;
  failures = 0;
  tries = 0;
  /** Failures of the same address in the same tenant before the first success counted here. */
  failuresBefore = 0;
  /** Whether the first success of an address in the tenant is counted here. */
  firstSuccess = false;
  /** Requests by attack, indexed as ATTACKS; empty while there is none. */
  attacks: readonly number[] = NO_ATTACKS;
  actions: ReadonlyMap<ShopAction, number> = NO_ACTIONS;
  #attacks: number[] | undefined;
  #actions: Map<ShopAction, number> | undefined;
  readonly methods = new BoundedSet(16);
  readonly accounts = new BoundedSet(NAMES_LIMIT);
  readonly files = new BoundedSet(NAMES_LIMIT);
  readonly addresses = new BoundedSet(NAMES_LIMIT);

  count(event: ShopEvent, stage: Stage): void {
    this.requests += 1;
    this.addresses.add(event.address);
    this.#countAnswer(event, stage);
    if (event.action !== '' && !isLoginForm(event)) this.#addAction(event.action, 1);
    if (event.account !== '') this.accounts.add(event.account);
    for (let bit = 0, set = event.attacks; set !== 0; bit += 1, set >>>= 1) {
      if ((set & 1) !== 0) this.#addAttack(bit, 1);
    }
    if (stage === 'login') this.#countLogin(event);
    else if (stage === 'login-attempt') this.#countAttempt(event);
    else if (stage === 'foothold' || stage === 'webshell') this.#countFile(event, stage);
    else if (stage === 'browse' && event.method === 'POST') {
      this.posts += 1;
      this.files.add(postedTo(event));
    } else if (stage === 'export' && event.object !== '') this.files.add(event.object);
  }

  absorb(other: Figures): void {
    this.requests += other.requests;
    this.answered += other.answered;
    this.redirected += other.redirected;
    this.refused += other.refused;
    this.failed += other.failed;
    if (other.bytes >= 0) this.bytes = Math.max(this.bytes, 0) + other.bytes;
    this.operations += other.operations;
    this.posts += other.posts;
    this.writes += other.writes;
    this.successes += other.successes;
    this.deduced += other.deduced;
    this.failures += other.failures;
    this.tries += other.tries;
    this.failuresBefore += other.failuresBefore;
    this.firstSuccess ||= other.firstSuccess;
    other.attacks.forEach((n, bit) => {
      if (n > 0) this.#addAttack(bit, n);
    });
    for (const [action, n] of other.actions) this.#addAction(action, n);
    for (const name of ['methods', 'accounts', 'files', 'addresses'] as const) this[name].absorb(other[name]);
  }

  #addAttack(bit: number, n: number): void {
    if (this.#attacks === undefined) {
      this.#attacks = new Array<number>(ATTACKS.length).fill(0);
      this.attacks = this.#attacks;
    }
    this.#attacks[bit]! += n;
  }

  #addAction(action: ShopAction, n: number): void {
    if (this.#actions === undefined) {
      this.#actions = new Map();
      this.actions = this.#actions;
    }
    this.#actions.set(action, (this.#actions.get(action) ?? 0) + n);
  }

  #countAnswer(event: ShopEvent, stage: Stage): void {
    const { status } = event;
    if (event.action === 'waf.blocked' || (status >= 400 && status < 500)) this.refused += 1;
    else if (status >= 500) this.failed += 1;
    else if (status >= 300 && status !== 304) this.redirected += 1;
    else if (status >= 200) this.answered += 1;
    if (stage === 'export' && event.bytes >= 0) this.bytes = Math.max(this.bytes, 0) + event.bytes;
  }

  #countLogin(event: ShopEvent): void {
    this.successes += 1;
    if (event.result !== 'success') this.deduced += 1;
  }

  #countAttempt(event: ShopEvent): void {
    if (event.result === 'failure' || event.status === 401 || event.status === 403) this.failures += 1;
    else this.tries += 1;
  }

  #countFile(event: ShopEvent, stage: Stage): void {
    const file = nameOfFile(event);
    if (file !== '') this.files.add(file);
    if (event.method !== '') this.methods.add(event.method);
    if (stage === 'webshell') {
      if (event.result !== 'failure' && (event.status < 400 || event.status >= 500)) this.operations += 1;
    } else if (isAnswered(event) && !READS.has(event.method)) this.writes += 1;
  }
}

/** What was placed or called. A form's upload does not say under which name the file came to lie. */
function nameOfFile(event: ShopEvent): string {
  if (event.action === 'upload' || event.kind !== 'web') return event.object;
  return event.path;
}

/** A form to log in lies among the pages behind it, and everybody is shown it. */
function isLoginForm({ action, path }: ShopEvent): boolean {
  return (action === 'admin.page' || action === 'customer.page') && /log-?in|sign-?in/i.test(path);
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
