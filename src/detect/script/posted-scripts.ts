import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import { pageKey } from '../page-key.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallSet } from '../state/small-set.ts';

/** What callers from outside are told: received, or not. No longer answer holds what somebody would read. */
const LONGEST_RECEIPT = 64;
/** A script that more addresses than this post to is the shop's own. */
const FEW_ADDRESSES = 8;
const KEPT_EVENTS = 2_000;
const SIZES_KEPT = 64;
const KEPT_TENANTS = 2_000;

interface PostedScript {
  readonly addresses: SmallSet<string>;
  events: ShopEvent[];
  isCommon: boolean;
  /** Sizes of answers to POSTs that were told of at once. */
  readonly told: SmallSet<number>;
}

/** POSTs to scripts that hardly anybody posts to, kept until it is known whether the script belongs there. */
export class PostedScripts {
  readonly #scripts: RecentMap<string, PostedScript>;
  /** Tenants that said of some script that it is not there. */
  readonly #sayNo = new Set<string>();
  readonly #dossier: Dossier;
  readonly #forgot: () => void;
  #kept = 0;

  constructor(dossier: Dossier, limits = new ReachedLimits()) {
    this.#dossier = dossier;
    this.#forgot = limits.teller('posted');
    this.#scripts = new RecentMap({ capacity: 5_000, idleMs: Infinity, forgot: this.#forgot });
  }

  /** The server said of a script that it is not there. */
  noteMissing(tenant: string): void {
    if (this.#sayNo.size < KEPT_TENANTS) this.#sayNo.add(tenant);
  }

  /** Whether the server says no for scripts that are not there: then an answer means that one is. */
  saysNo(tenant: string): boolean {
    return this.#sayNo.has(tenant);
  }

  /** A POST that was told of as it came: only the size of its answer is kept. */
  noteTold(event: ShopEvent): void {
    const { told } = this.#open(event);
    if (told.size < SIZES_KEPT) told.add(event.bytes);
  }

  note(event: ShopEvent): void {
    const script = this.#open(event);
    if (script.isCommon) return;
    script.addresses.add(event.address);
    if (script.addresses.size > FEW_ADDRESSES) {
      script.isCommon = true;
      this.#kept -= script.events.length;
      script.events = [];
    } else if (script.events.length < KEPT_EVENTS && this.#kept < 10 * KEPT_EVENTS) {
      script.events.push(slimEvent(event));
      this.#kept++;
    } else this.#forgot();
  }

  /** How many different sizes the POSTs were answered with; 0 for a script that many post to. */
  sizesOf({ tenant, path }: ScriptSighting): number {
    const script = this.#scripts.get(pageKey(tenant, path), 0);
    if (script === undefined) return 0;
    return new Set([...script.told, ...script.events.map((event) => event.bytes)]).size;
  }

  /** Whether a profile gives the kept POSTs a meaning: then the script is the shop's own. */
  isRouted({ tenant, path }: ScriptSighting): boolean {
    const script = this.#scripts.get(pageKey(tenant, path), 0);
    return script?.events.some((event) => event.action !== '') ?? false;
  }

  /** Whether a POST came from another page: a form that the shop shows. */
  isLinked({ tenant, path }: ScriptSighting): boolean {
    const script = this.#scripts.get(pageKey(tenant, path), 0);
    return script?.events.some(({ referer }) => referer !== '' && !referer.includes(path)) ?? false;
  }

  /** Whether nothing but POSTs from no page got an answer: nobody was ever shown it. */
  isUnshown({ tenant, path, answered, posts }: ScriptSighting): boolean {
    const script = this.#scripts.get(pageKey(tenant, path), 0);
    const events = script?.events ?? [];
    return answered === posts && events.length > 0 && events.every(({ referer }) => referer === '');
  }

  /** Whether every POST came from a page of the shop, other than its first page and the script itself: where its form stands. */
  isOnForm({ tenant, path }: ScriptSighting): boolean {
    const script = this.#scripts.get(pageKey(tenant, path), 0);
    const events = script?.events ?? [];
    return (
      events.length > 0 && events.every(({ referer }) => ![undefined, '/', path].includes(pageOf(referer)))
    );
  }

  /** Whether every POST was answered by no more than a receipt, as callbacks of other systems are. */
  givesReceipts({ tenant, path }: ScriptSighting): boolean {
    const events = this.#scripts.get(pageKey(tenant, path), 0)?.events ?? [];
    return events.length > 0 && events.every(({ bytes }) => bytes >= 0 && bytes <= LONGEST_RECEIPT);
  }

  /** Tells the talk with a script that turned out not to belong there, address by address. */
  tell(sighting: ScriptSighting, emit: Emit): void {
    const script = this.#scripts.get(pageKey(sighting.tenant, sighting.path), 0);
    for (const address of script?.addresses ?? []) {
      const events = script!.events.filter((event) => event.address === address);
      const sizes = new Set(events.map((event) => event.bytes)).size;
      events.forEach((event, i) => {
        this.#dossier.noteWebshell(event);
        emit({
          name: 'webshell-talk',
          event,
          fields: {
            suspicion: 'new-script',
            posts: events.length,
            addresses: sighting.addressCount,
            sizes,
          },
          outcome: 'succeeded',
          reason: { code: 'webshellTalk', params: { path: event.path, posts: i + 1 } },
          files: [event.path],
        });
      });
    }
  }

  #open({ tenant, path }: ShopEvent): PostedScript {
    return this.#scripts.open(pageKey(tenant, path), 0, () => ({
      addresses: new SmallSet(),
      events: [],
      isCommon: false,
      told: new SmallSet(),
    }));
  }
}

function pageOf(referer: string): string | undefined {
  return /^https?:\/\/[^/]+(\/[^?#]*)/.exec(referer)?.[1];
}
