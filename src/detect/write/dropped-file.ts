import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Dossier } from '../dossier.ts';
import type { DroppedFile, DroppedFiles } from '../dropped-files.ts';
import { isAnswered } from '../outcome/is-answered.ts';
import { scriptEvent } from '../script-event.ts';
import type { Signal } from '../signal.ts';
import { isActOfShop, isFileMoved, isFileWritten, isInterface, servedPath } from './write-methods.ts';

/**
 * A file that was put on the server and then answered on the same path. `dropped-file-answered`: `script`,
 * `sameAddress` (who called it is who put it there), `minutes` between.
 */
export class DroppedFileAnswered implements Detector {
  readonly name = 'dropped-file-answered';
  readonly #files: DroppedFiles;
  readonly #dossier: Dossier;

  constructor(files: DroppedFiles, dossier: Dossier) {
    this.#files = files;
    this.#dossier = dossier;
  }

  observe({ event, script, busy }: Signal, emit: Emit): void {
    if (event.kind !== 'web') return;
    if (isFileWritten(event) && !isInterface(event.path) && (script || !isActOfShop(event.action))) {
      const { tenant, address: by, at, source: ref, method, status } = event;
      const path = servedPath(event.path);
      this.#files.note({ path, tenant, by, at, ref, method, status, script, called: false, movedBy: '' });
      return;
    }
    if (isFileMoved(event)) this.#files.noteMoved(event);
    if (!isAnswered(event) || !isCall(event.method)) return;
    const file = this.#files.at(event.tenant, event.path);
    if (file === undefined || event.at < file.at) return;
    this.#report(file, event, emit);
    if (file.script && !busy) this.#dossier.noteWebshell(event);
  }

  /** Scripts whose calls were ordinary to look at: what they add up to shows that the file answered. */
  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const sighting of scripts) {
      const file = this.#files.at(sighting.tenant, sighting.path);
      if (file === undefined || file.called || sighting.firstAt < file.at) continue;
      this.#report(file, scriptEvent(sighting), emit);
    }
  }

  #report(file: DroppedFile, event: ShopEvent, emit: Emit): void {
    file.called = true;
    const { path, method, status } = file;
    emit({
      name: this.name,
      event,
      fields: {
        script: file.script,
        sameAddress: file.by === event.address,
        minutes: Math.round((event.at - file.at) / 60_000),
      },
      outcome: 'succeeded',
      reason: { code: 'writtenThenAnswered', params: { path, method, status, answered: event.status } },
      related: [file],
      files: [path],
      calls: [{ file: path, by: file.by, caller: event.address, evidence: [file.ref, event.source] }],
    });
  }
}

function isCall(method: string): boolean {
  return method === 'GET' || method === 'POST' || method === 'HEAD';
}
