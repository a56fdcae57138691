import { attackSetOf } from '../../model/attack-set.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import { isAnswered } from '../outcome/is-answered.ts';
import { pageKey } from '../page-key.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';
import type { ContentScripts } from './content-scripts.ts';
import type { PostedScripts } from './posted-scripts.ts';
import type { ScriptParts } from './script-parts.ts';

const WEBSHELL = attackSetOf(['webshell']);
const SILENCE_MS = 30 * MINUTE_MS;
const KEPT = 64;

interface Shell {
  readonly addresses: SmallSet<string>;
  readonly sizes: SmallSet<number>;
  /** POSTs of each address in its running episode. */
  readonly talks: RecentMap<string, { posts: number }>;
}

/**
 * POSTs that a script answers which does not belong there. `webshell-talk`: `suspicion` (`dropped`: it was put
 * there by a method; `content-script`: it is suspect where it lies; `inspected`: the request itself looks like one
 * to a webshell; `new-script`: it was not there before), `posts` of the address in the episode, of
 * which each may carry any number of commands; `addresses` and `sizes` of answers so far, at most 64.
 */
export class WebshellTalk implements Detector {
  readonly name = 'webshell-talk';
  readonly #dossier: Dossier;
  readonly #files: DroppedFiles;
  readonly #posted: PostedScripts;
  readonly #contentScripts: ContentScripts;
  readonly #shells: RecentMap<string, Shell>;
  readonly #forgot: () => void;

  constructor(parts: ScriptParts, limits = new ReachedLimits()) {
    this.#forgot = limits.teller('posted');
    this.#shells = new RecentMap({ capacity: 5_000, idleMs: Infinity, forgot: this.#forgot });
    this.#files = parts.files;
    this.#posted = parts.posted;
    this.#contentScripts = parts.contentScripts;
    this.#dossier = parts.dossier;
  }

  observe(signal: Signal, emit: Emit): void {
    const { event, script, busy } = signal;
    if (!script || event.method !== 'POST' || !isAnswered(event)) return;
    const suspicion = this.#suspicionOf(signal);
    // What looks like one is only asked about until the whole log tells whether the script belongs there.
    if (suspicion === '' || suspicion === 'inspected') this.#posted.note(event);
    else this.#posted.noteTold(event);
    if (suspicion === '') return;
    const shell = this.#shells.open(pageKey(event.tenant, event.path), 0, () => newShell(this.#forgot));
    if (shell.addresses.size < KEPT) shell.addresses.add(event.address);
    if (shell.sizes.size < KEPT) shell.sizes.add(event.bytes);
    const talk = shell.talks.open(event.address, event.at, () => ({ posts: 0 }));
    talk.posts++;
    const held = emit({
      name: this.name,
      event,
      fields: {
        suspicion,
        posts: talk.posts,
        addresses: shell.addresses.size,
        sizes: shell.sizes.size,
      },
      outcome: suspicion === 'inspected' ? 'unknown' : 'succeeded',
      reason: { code: 'webshellTalk', params: { path: event.path, posts: talk.posts } },
      files: [event.path],
    });
    if (held.length > 0 && !busy) this.#dossier.noteWebshell(event);
  }

  #suspicionOf(signal: Signal): string {
    const { event, contentScript } = signal;
    const dropped = this.#files.at(event.tenant, event.path);
    if (dropped !== undefined && !(event.at < dropped.at)) return 'dropped';
    if (contentScript && this.#contentScripts.isSuspect(signal)) return 'content-script';
    return (event.attacks & WEBSHELL) === 0 ? '' : 'inspected';
  }
}

function newShell(forgot: () => void): Shell {
  return {
    addresses: new SmallSet(),
    sizes: new SmallSet(),
    talks: new RecentMap({ capacity: KEPT, idleMs: SILENCE_MS, forgot }),
  };
}
