import { attackSetOf } from '../../model/attack-set.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { isContentFolder } from '../../request/url/content-folder.ts';
import { postedTo } from '../../request/url/posted-to.ts';
import { scriptFileOf } from '../../request/url/script-path.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import type { Collectors } from '../known/collectors.ts';
import type { Observation } from '../observation.ts';
import { isRefusal } from '../outcome/event-outcome.ts';
import { pageKey } from '../page-key.ts';
import { PLANTING_ATTACKS } from '../planting-attacks.ts';
import type { Reason } from '../reason.ts';
import { scriptEvent } from '../script-event.ts';
import type { Signal } from '../signal.ts';
import type { PostedScripts } from './posted-scripts.ts';
import { runsByDefault } from './runs-by-default.ts';
import type { LogBegin } from './script-age.ts';
import type { ScriptParts } from './script-parts.ts';
import type { SentPosts } from './sent-posts.ts';

const ABSENT_KEPT = 10_000;
/** The pages of an administration are used by so many at most. */
const FEW_ADDRESSES = 8;
/** More scripts of a folder than these say nothing more. */
const FOLDER_KEPT = 64;
/** Who attacked longer ago than that may have come for anything. */
const AFTER_ATTACK_MS = DAY_MS;
const KEPT_ATTACKERS = 10_000;
const TOLD_KEPT = 50_000;
const ATTACKS_KEPT = 16;
/** What can put a program on the server. */
const PLANTING = PLANTING_ATTACKS | attackSetOf(['upload']);

interface Surroundings {
  readonly hours: number;
  readonly neighbours: number;
  readonly workplace: number;
}

/**
 * A script that was not there when the log began. `new-script`: `hours` from the begin of the tenant's log to
 * its first answer, `content` (a profile says that nothing runs there), `contentFolder` (its folder is named
 * like one of pictures or uploads), `addresses` that got an answer, `answered`, `posts`, `runnable`
 * (servers run its kind by themselves), `accused` (it answered somebody after an admin session of theirs
 * had become suspicious, or after such a session had put a plug-in in), `attacked` (who was answered first had attacked
 * within the day before with what can put a program on the server), `uploaded` (who was answered first, and is nobody who
 * works in the administration, had sent what is named an upload minutes before; that, or every answered request for the script, came from no page),
 * `uploadedByAny` (anybody had sent an upload new to the shop minutes before, from no page, and the script answered nothing but POSTs
 * from no page, of nobody who works in the administration; where browsers name their pages),
 * `onForm` (every POST came from a page of the shop that is neither its first page nor the script), `ofWorkers` (it answered somebody who works in the administration day by day),
 * `routed` (a profile knows the POSTs to it), `sizes` of the answers to POSTs as far as few send any,
 * `neighbours` (other scripts of the same folder that many use or that were there on the first day), `workplace`
 * (other scripts of the same folder, used by few, that answered each of its addresses before: the pages of an
 * administration, of which one is used for the first time).
 * When a rule holds on it, what was talked with it before is told too (`webshell-talk`).
 */
export class NewScript implements Detector {
  readonly name = 'new-script';
  readonly #dossier: Dossier;
  readonly #files: DroppedFiles;
  readonly #posted: PostedScripts;
  readonly #begin: LogBegin;
  /** Scripts that were told of as out of place. */
  readonly #told: Set<string>;
  readonly #sent: SentPosts;
  readonly #collectors: Collectors;
  /** Scripts that do not exist: they were answered with the page for that. */
  readonly #absent = new Set<string>();
  /** When an address last sent what runs code or writes files, and was not refused. */
  readonly #attackers = new Map<string, number[]>();
  readonly #forgot: () => void;

  constructor(
    parts: ScriptParts & { readonly sent: SentPosts; readonly collectors: Collectors },
    limits = new ReachedLimits(),
  ) {
    this.#forgot = limits.teller('usual-answers');
    const { files, posted, contentScripts, dossier } = parts;
    this.#dossier = dossier;
    this.#files = files;
    this.#posted = posted;
    this.#begin = contentScripts.begin;
    this.#told = contentScripts.told;
    this.#sent = parts.sent;
    this.#collectors = parts.collectors;
  }

  observe({ event, script, aimed, busy }: Signal): void {
    if (aimed && !busy && (event.attacks & PLANTING) !== 0 && !isRefusal(event.status))
      this.#noteAttack(event);
    if (!script || event.kind !== 'web' || event.status !== 200 || event.result !== 'failure') return;
    const key = pageKey(event.tenant, event.path);
    if (this.#absent.size < ABSENT_KEPT) this.#absent.add(key);
    else if (!this.#absent.has(key)) this.#forgot();
  }

  #noteAttack({ address, at }: ShopEvent): void {
    const times = this.#attackers.get(address);
    if (times === undefined) {
      if (this.#attackers.size < KEPT_ATTACKERS) this.#attackers.set(address, [at]);
      else this.#forgot();
    } else if (times.length < ATTACKS_KEPT) times.push(at);
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    this.#begin.noteAll(scripts);
    const settled = this.#settledByFolder(scripts);
    const byFolder = scriptsByFolder(scripts);
    const files = firstAnswers(scripts);
    for (const sighting of scripts) {
      if (this.#files.at(sighting.tenant, sighting.path) !== undefined) continue;
      const key = pageKey(sighting.tenant, sighting.path);
      // Whoever posts to a collector is its victim.
      if (this.#told.has(key) || this.#absent.has(key) || this.#collectors.has(sighting)) continue;
      const hours = this.#begin.hoursTo(sighting.tenant, files.get(fileKey(sighting)) ?? sighting.firstAt);
      if (hours < 1 && !sighting.inContent) continue;
      const neighbours = settled.get(folderKey(sighting)) ?? 0;
      const workplace = contactsBefore(sighting, byFolder.get(folderKey(sighting)) ?? []);
      if (!this.#report(sighting, { hours, neighbours, workplace }, emit)) continue;
      this.#posted.tell(sighting, emit);
      if (this.#told.size < TOLD_KEPT) this.#told.add(key);
    }
  }

  #report(sighting: ScriptSighting, known: Surroundings, emit: Emit): boolean {
    const { path, addressCount: addresses, answered, posts, inContent: content } = sighting;
    const { hours } = known;
    const own = this.#ownUpload(sighting);
    const upload = this.#strangeUpload(sighting);
    const planted = own === undefined ? undefined : this.#plantedBy(own, sighting, known);
    const held = emit({
      name: this.name,
      event: scriptEvent(sighting),
      fields: {
        ...known,
        content,
        contentFolder: isContentFolder(path),
        addresses,
        answered,
        posts,
        runnable: runsByDefault(path),
        sizes: this.#posted.sizesOf(sighting),
        routed: this.#posted.isRouted(sighting),
        accused: this.#isOfSuspect(sighting),
        attacked: this.#isAfterAttack(sighting),
        uploaded: own !== undefined,
        onForm: this.#posted.isOnForm(sighting),
        ofWorkers: this.#isOfWorkers(sighting),
        uploadedByAny: upload !== undefined,
      },
      outcome: planted === undefined ? 'unknown' : 'succeeded',
      reason: planted ?? { code: 'newScript', params: { path, hours, addresses } },
      files: [path],
      ...(sighting.addresses.length > 1 ? { sources: sighting.addresses.slice(1) } : {}),
      ...relatedTo(planted === undefined ? upload : own),
    });
    // What is only asked about is no webshell with which somebody talks.
    return held.some(({ level }) => level !== 'low' && level !== 'informational');
  }

  /**
   * Whether it first answered after a suspicious admin session had begun, of an address that it answered, or that put a plug-in in. Of
   * the latter nothing falls on others who called the shop long before, or who are given receipts: those are other systems.
   */
  #isOfSuspect(sighting: ScriptSighting): boolean {
    const { addresses, firstAt, tenant } = sighting;
    if (addresses.some((address) => firstAt >= (this.#dossier.of(address)?.accusedAt ?? Number.NaN)))
      return true;
    if (!this.#dossier.isInstalledBySuspect(tenant, firstAt) || this.#posted.givesReceipts(sighting))
      return false;
    return !addresses.every((address) => this.#sent.isLongKnown(tenant, address, firstAt));
  }

  /** Whether who got its first answer had attacked within the day before, with what can put a program on the server. */
  #isAfterAttack({ addresses, firstAt }: ScriptSighting): boolean {
    const times = this.#attackers.get(addresses[0] ?? '') ?? [];
    return times.some((at) => firstAt >= at && firstAt - at <= AFTER_ATTACK_MS);
  }

  /** An upload that came from no page, or after which nothing but POSTs from no page was answered: no form is used so. */
  #ownUpload(sighting: ScriptSighting): ShopEvent | undefined {
    const upload = this.#sent.uploadBefore(sighting);
    if (upload === undefined || this.#isOfWorkers(sighting)) return undefined;
    const isBare = upload.referer === '' && !this.#posted.isLinked(sighting);
    return isBare || this.#posted.isUnshown(sighting) ? upload : undefined;
  }

  /** Why a program came by somebody's upload and runs: it answered at once where nothing runs, or answered each time otherwise. */
  #plantedBy(upload: ShopEvent, sighting: ScriptSighting, known: Surroundings): Reason | undefined {
    const { path, tenant, addressCount, inContent, firstAt } = sighting;
    const { hours, neighbours } = known;
    if (!this.#posted.saysNo(tenant) || hours < 24 || addressCount > 2 || inContent) return undefined;
    // Elsewhere a release may have brought it: that it answers does not show that it came by the upload.
    if (!runsByDefault(path) || !isContentFolder(path) || neighbours > 0) return undefined;
    const minutes = Math.round((firstAt - upload.at) / 60_000);
    const params = { path, hours, minutes, method: upload.method, by: postedTo(upload) };
    return { code: 'uploadedAndRuns', params };
  }

  #isOfWorkers({ addresses }: ScriptSighting): boolean {
    const workplaces = this.#dossier.workplaces();
    return addresses.some((address) => workplaces.includes(address));
  }

  #strangeUpload(sighting: ScriptSighting): ShopEvent | undefined {
    if (sighting.addressCount > FEW_ADDRESSES || !this.#posted.isUnshown(sighting)) return undefined;
    return this.#isOfWorkers(sighting) ? undefined : this.#sent.strangeUpload(sighting, this.#begin);
  }

  #settledByFolder(scripts: readonly ScriptSighting[]): Map<string, number> {
    const settled = new Map<string, number>();
    for (const sighting of scripts) {
      const isOld = this.#begin.hoursTo(sighting.tenant, sighting.firstAt) * HOUR_MS < DAY_MS;
      if (!isOld && sighting.addressCount < 8) continue;
      const key = folderKey(sighting);
      settled.set(key, (settled.get(key) ?? 0) + 1);
    }
    return settled;
  }
}

function relatedTo(upload: ShopEvent | undefined): Pick<Observation, 'related'> {
  return upload === undefined ? {} : { related: [{ ref: upload.source, at: upload.at }] };
}

/** When each program first answered, whatever page of it was asked for: a new page of an old `index.php` is no new script. */
function firstAnswers(scripts: readonly ScriptSighting[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const sighting of scripts) {
    const key = fileKey(sighting);
    first.set(key, Math.min(sighting.firstAt, first.get(key) ?? sighting.firstAt));
  }
  return first;
}

function fileKey({ tenant, path }: ScriptSighting): string {
  return pageKey(tenant, scriptFileOf(path));
}

/** The scripts of each folder that few use, those that answered first, in that order. */
function scriptsByFolder(scripts: readonly ScriptSighting[]): Map<string, ScriptSighting[]> {
  const folders = new Map<string, ScriptSighting[]>();
  const few = scripts.filter(({ addressCount }) => addressCount <= FEW_ADDRESSES);
  for (const sighting of few.sort((a, b) => a.firstAt - b.firstAt || (a.path < b.path ? -1 : 1))) {
    const folder = folders.get(folderKey(sighting)) ?? [];
    folders.set(folderKey(sighting), folder);
    if (folder.length < FOLDER_KEPT) folder.push(sighting);
  }
  return folders;
}

/** Other scripts of a folder that answered every address of a script before it answered any. */
function contactsBefore(
  { path, firstAt, addresses, addressCount }: ScriptSighting,
  folder: readonly ScriptSighting[],
): number {
  if (addressCount > addresses.length) return 0;
  return folder.filter(
    (other) =>
      other.path !== path &&
      other.firstAt < firstAt &&
      addresses.every((address) => other.addresses.includes(address)),
  ).length;
}

function folderKey({ tenant, path }: ScriptSighting): string {
  return pageKey(tenant, path.slice(0, path.lastIndexOf('/') + 1));
}
