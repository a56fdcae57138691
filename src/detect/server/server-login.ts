import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';
import type { OfficeHours } from '../admin/office-hours.ts';
import type { Detector, Emit } from '../detector.ts';
import { loginResult } from '../login/login-result.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;

interface Account {
  readonly lately: SlidingCount;
  readonly today: SlidingCount;
  readonly concentrated: Run;
  readonly often: Run;
}

/**
 * Logins to the server itself, as authentication logs tell of them. `server-login`: one that succeeded, with
 * `outsideHours`, `outsideList` (operators are configured, and it is none of them). `server-login-rate`:
 * `tries` for the account in ten minutes. `server-login-tries`: `tries` for the account in a day.
 */
export class ServerLogin implements Detector {
  readonly name = 'server-login';
  readonly needsAction = true;
  readonly #known: KnownFinder;
  readonly #hours: OfficeHours;
  readonly #accounts: RecentMap<string, Account>;
  readonly #newAccount: () => Account;

  constructor(parts: { known: KnownFinder; hours: OfficeHours }, { limits, spill }: Memory) {
    this.#newAccount = () => newAccount(spill);
    this.#accounts = new RecentMap({
      capacity: 8_192,
      idleMs: DAY_MS,
      weigh: ({ concentrated, often }) => concentrated.kept + often.kept,
      forgot: limits.teller('watched'),
    });
    this.#known = parts.known;
    this.#hours = parts.hours;
  }

  observe({ event, action, role }: Signal, emit: Emit): void {
    if (action !== 'ssh.login' && action !== 'ftp.login') return;
    const { at, tenant } = event;
    const account = this.#accounts.open(`${event.account}\0${tenant}\0${action}`, at, this.#newAccount);
    account.concentrated.note(event);
    account.often.note(event);
    const lately = account.lately.add(at);
    const today = account.today.add(at);
    const run = { login: action };
    if (account.concentrated.isAsked(lately)) {
      const fields = { ...run, tries: lately };
      emit({ name: 'server-login-rate', event, fields, run: account.concentrated, steps: lately });
    }
    if (account.often.isAsked(today)) {
      emit({
        name: 'server-login-tries',
        event,
        fields: { ...run, tries: today },
        run: account.often,
        steps: today,
      });
    }
    if (loginResult(event) !== 'success') return;
    const outsideHours = this.#hours.isOutside(`server\0${tenant}`, at);
    const isListed = role === 'operator' || role === 'office';
    emit({
      name: this.name,
      event,
      fields: {
        login: action,
        outsideList: !isListed && this.#known.names(['operator', 'office'], tenant),
        ...(outsideHours === undefined ? {} : { outsideHours }),
      },
    });
    if (outsideHours !== true) this.#hours.learn(`server\0${tenant}`, at);
  }
}

function newAccount(spill: MarkSpill | undefined): Account {
  return {
    lately: new SlidingCount(WINDOW_MS),
    today: new SlidingCount(DAY_MS),
    concentrated: new Run(SILENCE_MS, spill),
    often: new Run(SILENCE_MS, spill),
  };
}
