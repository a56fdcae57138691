import type { Detector, Emit } from '../detector.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import { isAnswered } from '../outcome/is-answered.ts';
import { pageKey } from '../page-key.ts';
import type { Signal } from '../signal.ts';
import type { ContentScripts } from './content-scripts.ts';
import { runsByDefault } from './runs-by-default.ts';

/**
 * A suspect script answers where content lies. `content-script-answered`: `hours` from the begin of the tenant's
 * log, `dropped` (it was put there by a method that the log shows), `runnable` (servers run its kind by
 * themselves, so that the answer was not its source), `post` (it answered a POST).
 */
export class ContentScriptAnswered implements Detector {
  readonly name = 'content-script-answered';
  readonly #files: DroppedFiles;
  readonly #scripts: ContentScripts;

  constructor(files: DroppedFiles, scripts: ContentScripts) {
    this.#files = files;
    this.#scripts = scripts;
  }

  observe(signal: Signal, emit: Emit): void {
    const { event } = signal;
    this.#scripts.begin.note(event.tenant, event.at);
    if (!signal.contentScript || !isAnswered(event)) return;
    if (event.method !== 'GET' && event.method !== 'POST') return;
    if (!this.#scripts.isSuspect(signal)) return;
    const { path, status, tenant } = event;
    const post = event.method === 'POST';
    const held = emit({
      name: this.name,
      event,
      fields: {
        hours: this.#scripts.begin.hoursTo(tenant, event.at),
        dropped: this.#files.at(tenant, path) !== undefined,
        runnable: runsByDefault(path),
        post,
      },
      outcome: post ? 'succeeded' : 'unknown',
      reason: { code: post ? 'scriptAmongContent' : 'scriptShown', params: { path, status } },
      files: [path],
    });
    if (held.length > 0 && this.#scripts.told.size < 50_000) this.#scripts.told.add(pageKey(tenant, path));
  }
}
