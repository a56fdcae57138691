import { ReachedLimits } from '../../model/reached-limits.ts';
import { DAY_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import { acceptedMethod } from '../outcome/event-outcome.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { isActOfShop, isFileWritten, isInterface, LOOKING_METHODS, WRITE_METHODS } from './write-methods.ts';

/** Files that tell a server, folder by folder, what to run. */
const SETTINGS = /\/(?:\.htaccess|\.user\.ini|web\.config)$/i;

/**
 * A method that writes, and that the server accepted. `write-method`: `method`, `script` and `content` (where
 * the path leads), `settings` (a file by which the server decides what runs), `interface` (an application's interface, or what a route names as an act of the shop), `addresses` that had the method accepted in the
 * tenant on the last day. `look-method`: the same for PROPFIND and its like.
 */
export class WriteMethod implements Detector {
  readonly name = 'write-method';
  readonly #dossier: Dossier;
  readonly #users: RecentMap<string, SlidingSet<string>>;

  constructor(dossier: Dossier, limits = new ReachedLimits()) {
    this.#users = new RecentMap({ capacity: 2_000, idleMs: DAY_MS, forgot: limits.teller('watched') });
    this.#dossier = dossier;
  }

  observe({ event, script, contentScript, busy }: Signal, emit: Emit): void {
    const writes = WRITE_METHODS.has(event.method);
    if (!writes && !LOOKING_METHODS.has(event.method)) return;
    const reason = acceptedMethod(event);
    if (reason === null) return;
    const key = `${event.tenant}\0${event.method}`;
    const users = this.#users.open(key, event.at, () => new SlidingSet<string>(DAY_MS, 64));
    const isOfShop = isInterface(event.path) || (!script && isActOfShop(event.action));
    const isFile = isFileWritten(event) && !isOfShop;
    emit({
      name: writes ? this.name : 'look-method',
      event,
      fields: {
        method: event.method,
        script,
        content: contentScript,
        settings: SETTINGS.test(event.path),
        interface: isOfShop,
        addresses: users.add(event.address, event.at),
      },
      outcome: 'succeeded',
      reason,
      ...(isFile ? { files: [event.path] } : {}),
    });
    if (isFile && script && !busy && event.address !== '') {
      const { path, tenant, at, source: ref } = event;
      this.#dossier.open(event.address).dropped = { path, tenant, at, ref };
    }
  }
}
