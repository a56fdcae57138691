import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import type { Collectors } from '../known/collectors.ts';
import { pageKey } from '../page-key.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';
import type { ContentScripts } from './content-scripts.ts';
import type { LogBegin } from './script-age.ts';

const KEPT_ADDRESSES = 65_536;
const KEPT_READS = 256;
/** Rules are asked once, of all together. */
const TOLD_AT_ONCE = 5;

interface Collected {
  readonly run: Run;
  readonly senders: SmallSet<number>;
  readonly reads: ShopEvent[];
  firstAt: number;
  last: ShopEvent;
}

/**
 * What customers' browsers sent to a script that collects it (`Collectors`). Said at the end, of each script once, and of nobody:
 * `collector` with `posts`, of how many `addresses`, `hours` from the begin of the tenant's log to the first, `reads` (answers with what it had
 * taken), `neighbours` (other scripts of the same folder). And of each answer that fetched it, of who got it: `collector-read` with its
 * `bytes` and `ofWorkers` (who works in the administration day by day may have looked at what was found).
 */
export class CollectedData implements Detector {
  readonly name = 'collected-data';
  readonly #collectors: Collectors;
  readonly #begin: LogBegin;
  readonly #dossier: Dossier;
  readonly #spill: MarkSpill | undefined;
  readonly #scripts = new Map<string, Collected>();

  constructor(
    parts: {
      readonly collectors: Collectors;
      readonly contentScripts: ContentScripts;
      readonly dossier: Dossier;
    },
    { spill }: Memory,
  ) {
    this.#collectors = parts.collectors;
    this.#begin = parts.contentScripts.begin;
    this.#dossier = parts.dossier;
    this.#spill = spill;
  }

  observe({ event }: Signal): void {
    if (!this.#collectors.has(event)) return;
    const key = pageKey(event.tenant, event.path);
    const isRead = this.#collectors.isRead(event);
    if (!isRead && !this.#collectors.isSent(event)) return;
    let collected = this.#scripts.get(key);
    if (collected === undefined) {
      const run = new Run(Number.POSITIVE_INFINITY, this.#spill);
      collected = { run, senders: new SmallSet(), reads: [], firstAt: event.at, last: event };
      this.#scripts.set(key, collected);
    }
    if (isRead) {
      if (collected.reads.length < KEPT_READS) collected.reads.push(slimEvent(event));
      return;
    }
    collected.run.note(event);
    collected.last = slimEvent(event);
    if (collected.senders.size < KEPT_ADDRESSES) collected.senders.add(textHash(event.address));
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const { run, senders, reads, firstAt, last } of this.#scripts.values()) {
      if (run.total === 0) continue;
      const { path, tenant } = last;
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const isNeighbour = (other: ScriptSighting) =>
        other.tenant === tenant &&
        other.path !== path &&
        other.path.slice(0, other.path.lastIndexOf('/') + 1) === folder;
      const workplaces = this.#dossier.workplaces();
      const stolen = reads.filter(({ address }) => !workplaces.includes(address));
      emit({
        name: 'collector',
        // Whoever sent something to it was robbed.
        event: { ...last, address: '', account: '' },
        fields: {
          posts: run.total,
          addresses: senders.size,
          hours: this.#begin.hoursTo(tenant, firstAt),
          reads: stolen.length,
          neighbours: scripts.filter(isNeighbour).length,
        },
        outcome: stolen.length > 0 ? 'succeeded' : 'unknown',
        reason: {
          code: stolen.length > 0 ? 'collectorRead' : 'collectorPosted',
          params: { path, posts: run.total, addresses: senders.size },
        },
        related: stolen.map(({ source, at }) => ({ ref: source, at })),
        files: [path],
        sources: [],
        run,
        steps: TOLD_AT_ONCE,
      });
      for (const event of reads) {
        emit({
          name: 'collector-read',
          event,
          fields: { bytes: event.bytes, ofWorkers: workplaces.includes(event.address) },
          outcome: 'succeeded',
          reason: { code: 'collectorFetched', params: { path, bytes: event.bytes, addresses: senders.size } },
        });
      }
    }
  }
}
