import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { isScriptPath } from '../../request/url/script-path.ts';
import type { Detector, Emit } from '../detector.ts';
import { pageKey } from '../page-key.ts';
import type { PostedScripts } from '../script/posted-scripts.ts';
import type { ScriptParts } from '../script/script-parts.ts';
import { scriptEvent } from '../script-event.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';

const NETWORKS_KEPT = 64;
const UPLOADS_KEPT = 2_000;

/** A script that an account put on the server from where it never worked before. */
interface Transfer {
  readonly event: ShopEvent;
  readonly days: number;
  readonly networks: number;
}

/**
 * Scripts that came by FTP from an address new to the account: the password may be stolen. `server-upload`: `days` on
 * which the account was used before from elsewhere, `networks` that it was used from. `transferred-script-answered`:
 * the same, when a script answers the web afterwards whose path the file's path ends with; `addresses` that got an
 * answer, `posts`, and `sizes` of the answers to these.
 */
export class TransferredScript implements Detector {
  readonly name = 'transferred-script';
  readonly #posted: PostedScripts;
  readonly #told: Set<string>;
  readonly #transfers: Transfer[] = [];
  /** Tenant and account to the networks that it was used from, each with the days. */
  readonly #accounts: RecentMap<string, Map<string, Set<number>>>;
  readonly #limits: ReachedLimits;

  constructor(parts: Pick<ScriptParts, 'posted' | 'contentScripts'>, limits = new ReachedLimits()) {
    this.#limits = limits;
    this.#accounts = new RecentMap({
      capacity: 5_000,
      idleMs: Infinity,
      forgot: limits.teller('at-work'),
    });
    this.#posted = parts.posted;
    this.#told = parts.contentScripts.told;
  }

  observe({ event, action, role, busy }: Signal, emit: Emit): void {
    if (!action.startsWith('ftp.') || event.result !== 'success' || event.account === '') return;
    const day = Math.floor(event.at / DAY_MS);
    const network = networkOf(event.address);
    if (network === '' || Number.isNaN(day)) return;
    const networks = this.#accounts.open(`${event.tenant}\0${event.account}`, 0, () => new Map());
    if (action === 'ftp.upload' && role === '' && !busy && isScriptPath(event.object)) {
      this.#upload(event, usedElsewhere(networks, network, day), emit);
    }
    const days = networks.get(network) ?? new Set<number>();
    if (networks.size < NETWORKS_KEPT) networks.set(network, days);
    days.add(day);
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const sighting of scripts) {
      const transfer = this.#transfers.findLast((each) => isPlacedBy(each, sighting));
      if (transfer !== undefined) this.#report(sighting, transfer, emit);
    }
  }

  #upload(event: ShopEvent, days: number, emit: Emit): void {
    if (days === 0) return;
    const networks = this.#accounts.get(`${event.tenant}\0${event.account}`, 0)?.size ?? 0;
    if (this.#transfers.length < UPLOADS_KEPT) this.#transfers.push({ event, days, networks });
    else this.#limits.note('dropped-files');
    emit({ name: 'server-upload', event, fields: { days, networks }, files: [event.object] });
  }

  #report(sighting: ScriptSighting, { event: upload, days, networks }: Transfer, emit: Emit): void {
    const { path, addresses, addressCount, posts } = sighting;
    const event = scriptEvent(sighting);
    const held = emit({
      name: 'transferred-script-answered',
      event: upload,
      fields: { days, networks, addresses: addressCount, posts, sizes: this.#posted.sizesOf(sighting) },
      outcome: 'succeeded',
      reason: {
        code: 'transferredThenAnswered',
        params: { account: upload.account, file: upload.object, path, addresses: addressCount },
      },
      related: [{ ref: event.source, at: event.at }],
      files: [path],
      accounts: [upload.account],
      calls: addresses.map((caller) => ({
        file: path,
        by: upload.address,
        caller,
        evidence: [upload.source, event.source],
      })),
    });
    if (held.length === 0) return;
    this.#told.add(pageKey(sighting.tenant, path));
    this.#posted.tell(sighting, emit);
  }
}

/** On how many days before the account was used from other networks; 0 where this one was among them. */
function usedElsewhere(
  networks: ReadonlyMap<string, ReadonlySet<number>>,
  own: string,
  today: number,
): number {
  const before = (days: ReadonlySet<number>) => [...days].filter((day) => day < today);
  if (before(networks.get(own) ?? new Set()).length > 0) return 0;
  return new Set([...networks.values()].flatMap(before)).size;
}

/** Whether a script first answered after a file came to lie where its path may lead. */
function isPlacedBy({ event: { tenant, object, at } }: Transfer, sighting: ScriptSighting): boolean {
  if (tenant !== '' && tenant !== sighting.tenant) return false;
  return sighting.firstAt >= at && (object === sighting.path || object.endsWith(sighting.path));
}
