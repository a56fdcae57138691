import { attackSetOf } from '../../model/attack-set.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import { writtenScripts } from '../../request/code/written-scripts.ts';
import type { Detector, Emit } from '../detector.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import { isRefusal } from '../outcome/event-outcome.ts';
import { PLANTING_ATTACKS } from '../planting-attacks.ts';
import type { PostedScripts } from '../script/posted-scripts.ts';
import { scriptEvent } from '../script-event.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';

/** What servers show of a folder without being asked for it by name: any folder may have one. */
const INDEX = /^(?:index|default)\.\w+$/;
/** What can write a file on the server. */
const WRITING = PLANTING_ATTACKS | attackSetOf(['webshell']);

interface Plant {
  readonly by: string;
  readonly at: number;
  readonly ref: EvidenceRef;
}

/**
 * A script that began to answer after a request would have written one of that name on the server: by a command, by code or by
 * SQL. `planted-script`: `minutes` between, `addresses` that got an answer, `answered`, `posts`, `sameAddress` (who was answered
 * first is who planted it). A name that the shop's scripts have too (`index.php`) says nothing unless who planted it was the first
 * to be answered. It has succeeded where the server says no for scripts that are not there, or where what was posted
 * to it was answered in different sizes.
 */
export class PlantedScript implements Detector {
  readonly name = 'planted-script';
  readonly #files: DroppedFiles;
  readonly #posted: PostedScripts;
  /** By tenant and the script's name: who tried to write it first. */
  readonly #plants: RecentMap<string, Plant>;

  constructor(parts: { files: DroppedFiles; posted: PostedScripts }, limits = new ReachedLimits()) {
    this.#files = parts.files;
    this.#posted = parts.posted;
    const forgot = limits.teller('dropped-files');
    this.#plants = new RecentMap({ capacity: 2_000, idleMs: Number.POSITIVE_INFINITY, forgot });
  }

  observe({ event, script, aimed, busy }: Signal): void {
    const { tenant, status, at, address: by, source: ref } = event;
    if (script && (status === 404 || status === 410)) this.#posted.noteMissing(tenant);
    if (!aimed || busy || event.kind !== 'web' || (event.attacks & WRITING) === 0) return;
    if (isRefusal(status) || Number.isNaN(at)) return;
    for (const name of writtenScripts(`${event.target}\n${event.carried}`)) {
      this.#plants.open(`${tenant}\0${name}`, 0, () => ({ by, at, ref }));
    }
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    if (this.#plants.size === 0) return;
    const named = scripts.map((sighting) => {
      const { tenant, path } = sighting;
      const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
      return { sighting, name, plant: this.#plants.get(`${tenant}\0${name}`, 0) };
    });
    /** Plants of a name that the shop's own scripts have. */
    const common = new Set(
      named.flatMap(({ sighting, name, plant }) =>
        plant !== undefined && (sighting.firstAt < plant.at || INDEX.test(name)) ? [plant] : [],
      ),
    );
    for (const { sighting, plant } of named) {
      if (plant === undefined || !(sighting.firstAt >= plant.at)) continue;
      if (common.has(plant) && sighting.addresses[0] !== plant.by) continue;
      if (this.#files.at(sighting.tenant, sighting.path) === undefined) this.#report(plant, sighting, emit);
    }
  }

  #report({ by, at, ref }: Plant, sighting: ScriptSighting, emit: Emit): void {
    const { tenant, path, addresses, addressCount, answered, posts, firstAt } = sighting;
    const event = scriptEvent(sighting);
    const isSure = this.#posted.saysNo(tenant) || this.#posted.sizesOf(sighting) > 1;
    const callers = addresses.length === 0 ? [event.address] : addresses;
    const minutes = Math.round((firstAt - at) / 60_000);
    const held = emit({
      name: this.name,
      event,
      fields: { minutes, addresses: addressCount, answered, posts, sameAddress: by === event.address },
      outcome: isSure ? 'succeeded' : 'unknown',
      reason: { code: 'plantedThenAnswered', params: { path, answered: event.status } },
      related: [{ ref, at }],
      files: [path],
      sources: [by, ...callers.slice(1)].filter((address) => address !== event.address),
      calls: callers.map((caller) => ({ file: path, by, caller, evidence: [ref, event.source] })),
    });
    if (held.length === 0) return;
    const method = '';
    this.#files.note({
      path,
      tenant,
      by,
      at,
      ref,
      method,
      status: 200,
      script: true,
      called: true,
      movedBy: '',
    });
    this.#posted.tell(sighting, emit);
  }
}
