import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import { isSentBack } from '../../request/route/is-sent-back.ts';
import { pathSegments } from '../../request/route/path-segments.ts';
import { answerWord } from '../outcome/answer-word.ts';
import { sizeClass } from '../outcome/size-class.ts';
import type { Reason } from '../reason.ts';
import { RecentMap } from '../state/recent-map.ts';
import { sendsLogin } from './login-result.ts';
import {
  type AnswerFate,
  type AnswerRange,
  type LoginVerdict,
  loginVerdict,
  verdictOn,
} from './login-verdict.ts';

/** What {@link LoginAnswers.note} is to be shown. */
export const TELLS_OF_LOGINS: ReadonlySet<string> = new Set(['customer.login', 'customer.page']);

const SILENCE_MS = 30 * MINUTE_MS;
/** How soon after a login its page, its form or the next try comes. */
const SHOWN_WITHIN_MS = MINUTE_MS;
const FORM_WITHIN_MS = 30_000;
const AGAIN_WITHIN_MS = 5 * MINUTE_MS;
/** Who tries more often goes through a list, and does not go on because of what was answered. */
const MOST_TRIES = 5;
const KEPT_PAGES = 1_000;
/** Pages that are shown to those who are not logged in, too. */
const NOT_BEHIND =
  /log-?in|log-?out|sign-?_?(?:in|up|out)|auth|session|forg[oe]t|passw|reset|otp|mfa|2fa|err|entry|regist/i;

type Fate = { -readonly [Key in keyof AnswerFate]: AnswerFate[Key] };

interface LoginPage {
  readonly fates: Map<string, Fate>;
  verdict: LoginVerdict | null | undefined;
  /** Whether a login came out otherwise than its line alone says. */
  told: boolean;
}

/** What one try added to its answer's fate. */
interface Try {
  readonly fate: Fate;
  shown: boolean;
  again: boolean;
}

interface Visitor {
  path: string;
  input: number;
  lastAt: number;
  tries: Try[];
  /** Whether the last one still waits for what comes of it. */
  waits: boolean;
  isProgram: boolean;
}

/**
 * What a shop's login answers to right and to wrong passwords, learned from all visitors before the first login is judged:
 * where the profile leaves it open, or only assumes it, a login's own answer tells then, also when who tried it (a program that
 * goes through a list) looked at no page afterwards.
 */
export class LoginAnswers {
  readonly #isAssumed: (event: ShopEvent) => boolean;
  readonly #limits: ReachedLimits;
  readonly #pages = new Map<string, LoginPage>();
  readonly #visitors: RecentMap<string, Visitor>;

  /** @param isAssumed whether a login's result is no more than what is usual, so that what was seen goes before it */
  constructor(isAssumed: (event: ShopEvent) => boolean = () => false, limits = new ReachedLimits()) {
    this.#isAssumed = isAssumed;
    this.#limits = limits;
    this.#visitors = new RecentMap({
      capacity: 16_384,
      idleMs: SILENCE_MS,
      forgot: limits.teller('usual-answers'),
    });
  }

  /** Takes a login, or a customer's page. Those of one input come in order of time. */
  note(event: ShopEvent): void {
    const { kind, address, at, tenant, userAgent } = event;
    if (kind !== 'web' || address === '' || Number.isNaN(at)) return;
    const key = `${tenant}\0${address}\0${userAgent}`;
    if (event.action !== 'customer.login') this.#follow(this.#visitors.get(key, at), event);
    else if (sendsLogin(event)) {
      const page = this.#pageOf(event);
      if (page !== null) this.#try(this.#visitors.open(key, at, newVisitor), page, event);
    } else this.#follow(this.#visitors.get(key, at), event);
  }

  /** The event; a login with what its answer says of it. */
  read(event: ShopEvent): ShopEvent {
    if (event.action !== 'customer.login' || this.#pages.size === 0) return event;
    const isAssumed = event.result === 'success' && this.#isAssumed(event);
    if ((event.result !== '' && !isAssumed) || event.status >= 400 || !sendsLogin(event)) return event;
    const page = this.#pages.get(pageKeyOf(event));
    const verdict = page === undefined ? null : verdictOf(page);
    const result = verdict === null ? '' : verdictOn(verdict, event);
    // What is assumed stands where nothing speaks against it.
    if (result === '' || result === event.result) return event;
    page!.told = true;
    return { ...event, result };
  }

  /** Whether it is known what right passwords get at the page of this login, and what wrong ones. */
  tellsBoth(event: ShopEvent): boolean {
    const page = this.#pages.get(pageKeyOf(event));
    return page !== undefined && (verdictOf(page)?.right.length ?? 0) > 0;
  }

  /** Whether who gets in at the page of this login is mostly seen to: by a known answer, or by pages behind it. */
  showsEntries(event: ShopEvent): boolean {
    if (this.tellsBoth(event)) return true;
    const fates = [...(this.#pages.get(pageKeyOf(event))?.fates.values() ?? [])];
    const sum = (what: 'tries' | 'shown') => fates.reduce((all, fate) => all + fate[what], 0);
    return sum('shown') * 2 >= sum('tries');
  }

  /** Why logins at the page of this one count as successes; null where their lines say so, or nothing does. */
  reasonOf(event: ShopEvent): Reason | null {
    const page = event.action === 'customer.login' ? this.#pages.get(pageKeyOf(event)) : undefined;
    if (page === undefined || !page.told) return null;
    const { right, tries, shown, again } = verdictOf(page)!;
    if (right.length === 0) return null;
    const answer = right.map(wordOf).join('; ');
    return shown > 0
      ? { code: 'loginAnswerShown', params: { answer, tries, shown, again } }
      : { code: 'loginAnswerStayed', params: { answer, tries, again } };
  }

  #pageOf(event: ShopEvent): LoginPage | null {
    const key = pageKeyOf(event);
    let page = this.#pages.get(key);
    if (page === undefined) {
      if (this.#pages.size >= KEPT_PAGES) {
        this.#limits.note('usual-answers');
        return null;
      }
      page = { fates: new Map(), verdict: undefined, told: false };
      this.#pages.set(key, page);
    }
    return page;
  }

  #try(visitor: Visitor, page: LoginPage, event: ShopEvent): void {
    const { at, path, source } = event;
    const goesOn = visitor.path === path && visitor.input === source.input && at >= visitor.lastAt;
    if (!goesOn || at - visitor.lastAt > SILENCE_MS) begin(visitor, event);
    else if (at - visitor.lastAt <= AGAIN_WITHIN_MS) settle(visitor, 'again');
    visitor.lastAt = at;
    if (visitor.isProgram) return;
    if (visitor.tries.length >= MOST_TRIES) {
      takeBack(visitor);
      return;
    }
    const fate = fateOf(page, event);
    fate.tries++;
    visitor.tries.push({ fate, shown: false, again: false });
    visitor.waits = true;
  }

  #follow(visitor: Visitor | undefined, event: ShopEvent): void {
    if (visitor === undefined || !visitor.waits || visitor.input !== event.source.input) return;
    const after = event.at - visitor.lastAt;
    if (event.method !== 'GET' || event.status !== 200 || !(after >= 0 && after <= SHOWN_WITHIN_MS)) return;
    if (event.path === visitor.path || isSentBack(pathSegments(event.path), event.status)) {
      const { status } = visitor.tries.at(-1)!.fate;
      if (status >= 300 && status <= 399 && after <= FORM_WITHIN_MS) settle(visitor, 'again');
    } else if (!NOT_BEHIND.test(event.path)) settle(visitor, 'shown');
  }
}

function wordOf({ status, low = -1, high = -1 }: AnswerRange): string {
  return answerWord(status, low, high);
}

function verdictOf(page: LoginPage): LoginVerdict | null {
  if (page.verdict === undefined) page.verdict = loginVerdict([...page.fates.values()]);
  return page.verdict;
}

function pageKeyOf({ tenant, path }: ShopEvent): string {
  return `${tenant}\0${path}`;
}

function fateOf({ fates }: LoginPage, { status, bytes }: ShopEvent): Fate {
  const key = `${status} ${sizeClass(bytes)}`;
  let fate = fates.get(key);
  if (fate === undefined) {
    fate = { status, low: bytes, high: bytes, tries: 0, shown: 0, again: 0 };
    fates.set(key, fate);
  }
  fate.low = Math.min(fate.low, bytes);
  fate.high = Math.max(fate.high, bytes);
  return fate;
}

function settle(visitor: Visitor, what: 'shown' | 'again'): void {
  if (!visitor.waits) return;
  visitor.waits = false;
  const last = visitor.tries.at(-1)!;
  last[what] = true;
  last.fate[what]++;
}

function begin(visitor: Visitor, { path, source }: ShopEvent): void {
  visitor.path = path;
  visitor.input = source.input;
  visitor.tries = [];
  visitor.waits = false;
  visitor.isProgram = false;
}

function takeBack(visitor: Visitor): void {
  for (const { fate, shown, again } of visitor.tries) {
    fate.tries--;
    if (shown) fate.shown--;
    if (again) fate.again--;
  }
  visitor.tries = [];
  visitor.waits = false;
  visitor.isProgram = true;
}

function newVisitor(): Visitor {
  return { path: '', input: -1, lastAt: Number.NaN, tries: [], waits: false, isProgram: false };
}
