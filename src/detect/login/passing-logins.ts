import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { isLogin, isTurnedAway, loginResult, sendsLogin } from './login-result.ts';
import type { OpenLogins } from './open-logins.ts';
import { type PassingDay, PassingDays, type QuietDays } from './passing-days.ts';

/**
 * Days on which many addresses tried to log in, did not get in, and in the whole log did little else (four requests besides at the
 * most, fewer than four for each login they sent): a list that is tried by very many addresses in a sale, or slowly. Customers who fail look at goods, ask for a new password or come again. Said at the
 * end, of each such day and login page: `passing-logins` with their `failures`, from how many `addresses`, `perAddress`, the `share` in percent of
 * all tries of the day, how many `entered` then; and of the days without many of them `days`, how many `usuallyEntered`, and `times`: how often the share is what
 * theirs was. It belongs to nobody, since which of them was a customer no log tells.
 */
export class PassingLogins implements Detector {
  readonly name = 'passing-logins';
  readonly needsAction = true;
  readonly #open: Pick<OpenLogins, 'didLittleElse'>;
  readonly #limits: ReachedLimits;
  readonly #pages: RecentMap<string, PassingDays>;
  readonly #newPage: () => PassingDays;

  constructor(open: Pick<OpenLogins, 'didLittleElse'>, { limits, spill }: Memory) {
    this.#open = open;
    this.#limits = limits;
    this.#newPage = () => new PassingDays(spill);
    this.#pages = new RecentMap({
      capacity: 2_000,
      idleMs: 30 * DAY_MS,
      weigh: ({ weight }) => weight,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, action }: Signal): void {
    const { kind, address, at } = event;
    if (kind !== 'web' || !isLogin(action) || !sendsLogin(event) || address === '' || Number.isNaN(at))
      return;
    if (isTurnedAway(event)) return;
    const page = this.#pages.open(pageOf(event, action), at, this.#newPage);
    page.note(event, loginResult(event) === 'success', this.#open.didLittleElse(address));
  }

  /** Takes an hour, in hours since the epoch, of whose tries at the page of this login something else is told. */
  leaveOut(login: ShopEvent, hour: number): void {
    this.#pages.get(pageOf(login, login.action), login.at)?.leaveOut(hour);
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const page of this.#pages.values()) {
      page.turnTo(Number.POSITIVE_INFINITY);
      for (const day of page.busy) this.#tell(day, page.quiet, emit);
      this.#limits.note('watched', page.unlisted);
    }
  }

  #tell({ marks, addresses, tries, entered, last }: PassingDay, quiet: QuietDays, emit: Emit): void {
    const failures = marks.length;
    const share = (100 * failures) / tries;
    const usual = (100 * (quiet.passing + 1)) / Math.max(1, quiet.tries);
    const [newest] = marks.newest(1);
    emit({
      name: this.name,
      // Whose logins failed is no culprit.
      event: { ...last, source: newest!.ref, at: newest!.at, address: '', account: '' },
      fields: {
        login: last.action,
        failures,
        addresses,
        perAddress: Math.round((10 * failures) / addresses) / 10,
        share: Math.round(10 * share) / 10,
        entered,
        days: quiet.days,
        usuallyEntered: quiet.entered,
        times: Math.round((10 * share) / usual) / 10,
      },
      outcome: 'unknown',
      reason: { code: 'loginsInPassing', params: { failures, addresses, tries } },
      sources: [],
      earlier: marksWithout(marks, newest!.ref),
    });
  }
}

function pageOf({ tenant }: ShopEvent, action: string): string {
  return `${tenant}\0${action}`;
}
