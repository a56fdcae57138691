import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import { scriptEvent } from '../script-event.ts';
import type { Signal } from '../signal.ts';

const WINDOW_MS = 3 * DAY_MS;
const MOVE_WINDOW_MS = HOUR_MS;

/**
 * A script that nobody uploaded answers somebody who uploaded files and called one of them just before: the
 * pieces were put together on the server. So does a script that answers after an uploaded file was moved.
 * `assembled-file`: `pieces` uploaded in the three days before, `called` of them, `moved`, `content` (it lies where content lies), `addresses` that got an answer (1 while events come in).
 */
export class AssembledFile implements Detector {
  readonly name = 'assembled-file';
  readonly #files: DroppedFiles;
  readonly #reported = new Set<string>();

  constructor(files: DroppedFiles) {
    this.#files = files;
  }

  observe({ event, contentScript, script, busy }: Signal, emit: Emit): void {
    if (!script || busy || event.status < 200 || event.status > 299) return;
    if (event.method !== 'GET' && event.method !== 'POST') return;
    if (contentScript) this.#look(event, event.address, { content: true, addresses: 1 }, emit);
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const sighting of scripts) {
      if (!sighting.inContent && !this.#liesBesidePiece(sighting) && !this.#followsMove(sighting)) continue;
      const event = scriptEvent(sighting);
      const fields = { content: sighting.inContent, addresses: sighting.addressCount };
      this.#look(event, event.address, fields, emit);
    }
  }

  #liesBesidePiece({ addresses, path }: ScriptSighting): boolean {
    const pieces = addresses.length === 0 ? [] : this.#files.by(addresses[0]!);
    return pieces.some((piece) => folderOf(piece.path) === folderOf(path));
  }

  /** Whether somebody moved a file and was, soon after, the first whom the script ever answered. */
  #followsMove({ addresses, firstAt }: ScriptSighting): boolean {
    const pieces = addresses.length === 0 ? [] : this.#files.by(addresses[0]!);
    return pieces.some((piece) => piece.movedBy !== '' && isSoonAfter(piece.at, firstAt));
  }

  #look(
    event: ShopEvent,
    address: string,
    fields: { content: boolean; addresses: number },
    emit: Emit,
  ): void {
    const key = `${event.tenant}\0${event.path}`;
    if (this.#reported.has(key) || this.#files.at(event.tenant, event.path) !== undefined) return;
    const pieces = this.#files
      .by(address)
      .filter((file) => file.at <= event.at && event.at - file.at <= WINDOW_MS);
    const called = pieces.filter((file) => file.script && file.called);
    const moved = pieces.find((file) => file.movedBy !== '' && isSoonAfter(file.at, event.at));
    if (moved === undefined && (pieces.length < 2 || called.length === 0)) return;
    if (this.#reported.size < 10_000) this.#reported.add(key);
    const { path } = event;
    emit({
      name: this.name,
      event,
      fields: { ...fields, pieces: pieces.length, called: called.length, moved: moved !== undefined },
      outcome: 'succeeded',
      reason:
        moved === undefined
          ? { code: 'assembled', params: { path, pieces: pieces.length } }
          : { code: 'movedThenAnswered', params: { path, method: moved.movedBy } },
      related: pieces,
      files: [path],
    });
  }
}

function isSoonAfter(placedAt: number, at: number): boolean {
  return at >= placedAt && at - placedAt <= MOVE_WINDOW_MS;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
