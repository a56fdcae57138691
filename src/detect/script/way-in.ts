import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Detector, Emit } from '../detector.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import { pageKey } from '../page-key.ts';
import type { Signal } from '../signal.ts';
import type { ContentScripts } from './content-scripts.ts';
import type { SentPosts } from './sent-posts.ts';

/**
 * By what a program came that was found out of place, where no line of the log names it: what those whom it answered had
 * sent before. `way-in`: `named` (the request's address speaks of an upload), `minutes` until the program first answered.
 * Which request it was no access log shows: the outcome stays open.
 */
export class ProgramWayIn implements Detector {
  readonly name = 'way-in';
  readonly #files: DroppedFiles;
  readonly #scripts: ContentScripts;
  readonly #sent: SentPosts;

  constructor(parts: { files: DroppedFiles; contentScripts: ContentScripts; sent: SentPosts }) {
    this.#files = parts.files;
    this.#scripts = parts.contentScripts;
    this.#sent = parts.sent;
  }

  observe({ event, role, busy }: Signal): void {
    if (role === '' && !busy) this.#sent.note(event);
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const sighting of scripts) {
      const { tenant, path, firstAt } = sighting;
      if (!this.#scripts.told.has(pageKey(tenant, path)) || this.#files.at(tenant, path) !== undefined)
        continue;
      const way = this.#sent.before(sighting);
      if (way === undefined) continue;
      const { event, named } = way;
      const minutes = Math.round((firstAt - event.at) / 60_000);
      const params = { path, method: event.method, by: nameOf(event), minutes };
      emit({
        name: this.name,
        event,
        fields: { named, minutes },
        outcome: 'unknown',
        reason: { code: named ? 'uploadedThenAnswered' : 'postedThenAnswered', params },
        related: [sighting.first],
        files: [path],
      });
    }
  }
}

/** Where a request went; of a script that serves many purposes also which of them. */
function nameOf({ path, target }: ShopEvent): string {
  const purpose = /[?&](?:action|task|route|rest_route)=([\w./-]{1,60})/.exec(target)?.[1];
  return purpose === undefined ? path : `${path} (${purpose})`;
}
