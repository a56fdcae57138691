import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { isLogin, loginResult } from './login-result.ts';
import { type ResetStep, resetStep } from './reset-step.ts';
import type { TriesByHand } from './tries-by-hand.ts';

/** Who gives up trying asks for a new password within this time. */
const ASKED_WITHIN_MS = 30 * MINUTE_MS;
/** A mailed link is valid for about so long, and what follows it comes at once. */
const LINK_WITHIN_MS = 2 * HOUR_MS;
/** Asked for, asked for once more, and chosen, twice over; more often is no customer. */
const MOST_SENT = 6;
/** So many in a day are customers of any shop; of a larger one, one in so many who log in. */
const FEW = 3;
const OF_LOGINS = 100;
const KEPT_VISITORS = 512;
const KEPT_STEPS = 256;
const KEPT_DAYS = 65_536;

/** With a login that succeeded. */
type Step = ResetStep | 'entered';

interface Visitor {
  readonly tenant: string;
  readonly address: string;
  readonly rows: TriesByHand[];
  readonly steps: { readonly at: number; readonly step: Step }[];
}

/**
 * Who failed to log in many times and then showed that the account is theirs, or its mailbox at least: asked for a new password, opened
 * the mailed link, chose one and got in. That is looked up in all requests of the address. Where many addresses did so on the same day, nobody did:
 * they are no customers who happen to forget their passwords.
 */
export class ForgottenPasswords implements Detector {
  readonly name = 'forgotten-passwords';
  readonly needsAction = true;
  readonly #visitors = new Map<string, Visitor>();
  /** Logins that succeeded, by tenant and day. */
  readonly #entered = new Map<string, number>();
  #forgotten: Set<TriesByHand> | null = null;

  /** Takes failed logins of which must be known, after the last event, what they were. @returns false where there is no room */
  watch(tries: TriesByHand, { tenant, address }: ShopEvent): boolean {
    const key = `${tenant}\0${address}`;
    let visitor = this.#visitors.get(key);
    if (visitor === undefined) {
      if (this.#visitors.size >= KEPT_VISITORS) return false;
      visitor = { tenant, address, rows: [], steps: [] };
      this.#visitors.set(key, visitor);
    }
    if (visitor.rows.length >= KEPT_STEPS) return false;
    visitor.rows.push(tries);
    return true;
  }

  observe({ event, action }: Signal): void {
    if (!isLogin(action) || loginResult(event) !== 'success' || Number.isNaN(event.at)) return;
    const key = dayOf(event.tenant, event.at);
    const count = this.#entered.get(key);
    if (count !== undefined || this.#entered.size < KEPT_DAYS) this.#entered.set(key, (count ?? 0) + 1);
    if (this.#visitors.size > 0) this.#note(event, 'entered');
  }

  *asksFor(): Iterable<string> {
    for (const { address } of this.#visitors.values()) yield address;
  }

  noteVisit(event: ShopEvent): void {
    const visitor = this.#visitors.get(`${event.tenant}\0${event.address}`);
    if (visitor === undefined) return;
    const step = resetStep(event, visitor.rows[0]!.site);
    if (step !== '') this.#note(event, step);
  }

  /** After the last event: whether failed logins that are watched were those of somebody who lost the password. */
  wereForgotten(tries: TriesByHand): boolean {
    this.#forgotten ??= this.#settle();
    return this.#forgotten.has(tries);
  }

  #note({ tenant, address, at }: ShopEvent, step: Step): void {
    const steps = this.#visitors.get(`${tenant}\0${address}`)?.steps;
    if (steps !== undefined && steps.length < KEPT_STEPS) steps.push({ at, step });
  }

  #settle(): Set<TriesByHand> {
    const byDay = new Map<
      string,
      { tenant: string; at: number; visitors: Set<string>; rows: TriesByHand[] }
    >();
    for (const { tenant, address, rows, steps } of this.#visitors.values()) {
      steps.sort((a, b) => a.at - b.at);
      for (const row of rows) {
        if (!row.mayBe || !isMadeGood(row, steps)) continue;
        const key = dayOf(tenant, row.from);
        const day = byDay.get(key) ?? { tenant, at: row.from, visitors: new Set(), rows: [] };
        byDay.set(key, day);
        day.visitors.add(address);
        day.rows.push(row);
      }
    }
    const few = [...byDay].filter(
      ([key, { visitors }]) => visitors.size <= Math.max(FEW, (this.#entered.get(key) ?? 0) / OF_LOGINS),
    );
    return new Set(few.flatMap(([, { rows }]) => rows));
  }
}

/** Whether a new password was asked for by mail, chosen behind the mailed link, and used. */
function isMadeGood({ from, until }: TriesByHand, steps: Visitor['steps']): boolean {
  const next = (step: ResetStep, after: number, before: number) =>
    steps.find(
      (each) =>
        (each.step === step || (step === 'inside' && each.step === 'entered')) &&
        each.at >= after &&
        each.at <= before,
    )?.at ?? Number.NaN;
  const askedAt = next('sent', from, until + ASKED_WITHIN_MS);
  const linkAt = next('link', askedAt, askedAt + LINK_WITHIN_MS);
  const chosenAt = next('sent', linkAt, linkAt + LINK_WITHIN_MS);
  const insideAt = next('inside', chosenAt, chosenAt + LINK_WITHIN_MS);
  if (Number.isNaN(insideAt)) return false;
  // Who got in before knew a password: the new one is another account's, or was not needed.
  if (steps.some(({ step, at }) => step === 'entered' && at >= from && at < chosenAt)) return false;
  return steps.filter(({ step, at }) => step === 'sent' && at >= from && at <= chosenAt).length <= MOST_SENT;
}

function dayOf(tenant: string, at: number): string {
  return `${Math.floor(at / DAY_MS)}\0${tenant}`;
}
