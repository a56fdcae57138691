import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { outsideExport } from '../../request/route/outside-export.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import { isAnswered } from '../outcome/is-answered.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { Acquaintances } from './acquaintances.ts';
import { personalPage } from './personal-page.ts';

/** Smaller files are one customer's own orders. */
const LEAST_BYTES = 100_000;
/** Whoever was sent this part of it was sent something like it. */
const LIKE = 0.2;
const MOST_ASKED = 256;

interface Taker {
  readonly page: string;
  readonly run: Run;
  readonly firstAt: number;
  /** The one with the most bytes. */
  largest: ShopEvent;
  busy: boolean;
}

/** What is known besides an address's signals. */
interface Context {
  readonly dossier: Dossier;
  /** When each tenant's log begins, in milliseconds since the epoch, as far as more than signals tells. */
  readonly begins?: Iterable<readonly [tenant: string, at: number]> | undefined;
}

/**
 * Files of orders or customers that were answered where no administration is recognised ({@link outsideExport}): `/api/orders/export`.
 * `outside-export`, told of each address and page when all has been read: `kilobytes` of the largest (-1 where the log holds no
 * sizes), how many `others` were sent such a file there, `hours` from the log's begin to the address's first, `regular`: whether the
 * address comes on three days or more, `attacks`: its hostile requests, and `busy`.
 */
export class OutsideExports implements Detector {
  readonly name = 'outside-export';
  readonly #takers: RecentMap<string, Taker>;
  readonly #begin: LogBegin;
  readonly #acquaintances: Acquaintances;
  readonly #dossier: Dossier;
  readonly #spill: MarkSpill | undefined;
  /** Inputs that hold sizes: there, an answer without one held nothing. */
  readonly #sized = new Set<number>();

  constructor(acquaintances: Acquaintances, { dossier, begins }: Context, { limits, spill }: Memory) {
    this.#acquaintances = acquaintances;
    this.#dossier = dossier;
    this.#spill = spill;
    const forgot = limits.teller('watched');
    this.#begin = new LogBegin(forgot);
    for (const [tenant, at] of begins ?? []) this.#begin.note(tenant, at);
    this.#takers = new RecentMap({
      capacity: 4_096,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: ({ run }) => run.kept,
      forgot,
    });
  }

  observe({ event, action, role, busy }: Signal): void {
    const { kind, method, path, target, address, tenant, at, bytes } = event;
    if (kind !== 'web' || Number.isNaN(at)) return;
    this.#begin.note(tenant, at);
    if (bytes > 0) this.#sized.add(event.source.input);
    if ((action !== '' && action !== 'customer.page') || role !== '' || address === '') return;
    if ((bytes >= 0 && bytes < LEAST_BYTES) || !isAnswered(event)) return;
    if (outsideExport(method, path, queryOf(target)) === null) return;
    const page = personalPage(event);
    const taker = this.#takers.open(`${page}\0${address}`, at, () => ({
      page,
      run: new Run(Number.POSITIVE_INFINITY, this.#spill),
      firstAt: at,
      largest: slimEvent(event),
      busy,
    }));
    taker.run.note(event);
    taker.busy = busy;
    if (bytes > taker.largest.bytes) taker.largest = slimEvent(event);
  }

  *asksFor(): Iterable<string> {
    let n = 0;
    for (const { busy, largest } of this.#takers.values())
      if (!busy && n++ < MOST_ASKED) yield largest.address;
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    this.#begin.noteAll(scripts);
    const byPage = new Map<string, Taker[]>();
    for (const taker of this.#takers.values()) {
      if (taker.largest.bytes < 0 && this.#sized.has(taker.largest.source.input)) continue;
      const known = byPage.get(taker.page);
      if (known === undefined) byPage.set(taker.page, [taker]);
      else known.push(taker);
    }
    for (const takers of byPage.values()) {
      const sizes = takers.map(({ largest }) => largest.bytes).sort((a, b) => b - a);
      for (const taker of takers) this.#tell(taker, sizes, emit);
    }
  }

  /** @param sizes of the largest file of each, the largest first */
  #tell({ run, firstAt, largest, busy }: Taker, sizes: readonly number[], emit: Emit): void {
    const { tenant, address, at, path, bytes } = largest;
    const smaller = sizes.findIndex((size) => size < LIKE * bytes);
    emit({
      name: this.name,
      event: largest,
      fields: {
        kilobytes: bytes < 0 ? -1 : Math.floor(bytes / 1_000),
        others: (smaller < 0 ? sizes.length : smaller) - 1,
        hours: this.#begin.hoursTo(tenant, firstAt),
        regular: this.#acquaintances.isRegular(largest),
        attacks: this.#dossier.hostileCount(address, at),
        busy,
      },
      outcome: 'succeeded',
      reason:
        bytes < 0
          ? { code: 'outsideExportUnsized', params: { path } }
          : { code: 'outsideExportAnswered', params: { path, bytes } },
      earlier: marksWithout(run.marks, largest.source),
    });
  }
}
