import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { isScriptPath } from '../../request/url/script-path.ts';
import type { Detector, Emit } from '../detector.ts';
import { isAnswered } from '../outcome/is-answered.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';

const TENANTS_KEPT = 20_000;
/** More are not counted: of how many a server said that it does not have them, and how many such pages answered. */
const ENOUGH = 3;

interface Server {
  missing: number;
  readonly entries: Set<string>;
}

interface Caller {
  readonly run: Run;
  last: ShopEvent;
}

/**
 * Pages that run what they are sent (rules tagged `hinomi.code-entry`) answered a POST. `code-entry`, told of each address and
 * page when all has been read: `missing`, how often the server said of a page or a script that it does not have it, and `entries`,
 * how many such pages answered there (both up to 3): by these it shows whether the server answers whatever it is asked for.
 */
export class CodeEntries implements Detector {
  readonly name = 'code-entry';
  readonly #servers = new Map<string, Server>();
  readonly #callers: RecentMap<string, Caller>;
  readonly #spill: MarkSpill | undefined;

  constructor({ limits, spill }: Memory) {
    this.#spill = spill;
    this.#callers = new RecentMap({
      capacity: 8_192,
      idleMs: 400 * DAY_MS,
      weigh: ({ run }) => run.kept,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, codeEntry }: Signal): void {
    const { status, tenant, path, address } = event;
    if (status === 404 || status === 410) {
      const server = this.#serverOf(tenant);
      if (server !== undefined && server.missing < ENOUGH && isPage(path)) server.missing++;
    }
    if (!codeEntry || address === '' || !isAnswered(event)) return;
    const server = this.#serverOf(tenant);
    if (server !== undefined && server.entries.size < ENOUGH) server.entries.add(path.toLowerCase());
    const last = slimEvent(event);
    const caller = this.#callers.open(`${tenant}\0${address}\0${path}`, event.at, () => ({
      run: new Run(Number.POSITIVE_INFINITY, this.#spill),
      last,
    }));
    caller.run.note(event);
    caller.last = last;
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const { run, last } of this.#callers.values()) {
      const { missing = 0, entries } = this.#servers.get(last.tenant) ?? {};
      emit({
        name: this.name,
        event: last,
        fields: { missing, entries: entries?.size ?? 0 },
        outcome: 'unknown',
        reason: { code: 'codeEntryAnswered', params: { path: last.path, calls: run.total } },
        earlier: marksWithout(run.marks, last.source),
      });
    }
  }

  #serverOf(tenant: string): Server | undefined {
    const known = this.#servers.get(tenant);
    if (known !== undefined || this.#servers.size >= TENANTS_KEPT) return known;
    const server = { missing: 0, entries: new Set<string>() };
    this.#servers.set(tenant, server);
    return server;
  }
}

/** Pictures and the like that are missing get 404 also where a program answers everything else. */
function isPage(path: string): boolean {
  return !/[^/]\.\w{1,5}$/.test(path) || isScriptPath(path);
}
