import type { Detector, Emit } from '../detector.ts';
import type { DroppedFiles } from '../dropped-files.ts';
import { pageKey } from '../page-key.ts';
import type { Signal } from '../signal.ts';
import { LogBegin } from './script-age.ts';

/**
 * A script answers where content lies, as far as its requests are signals. `content-script-answered`: `hours`
 * from the begin of the tenant's log, `dropped` (it was put there by a method that the log shows).
 */
export class ContentScript implements Detector {
  readonly name = 'content-script-answered';
  private readonly begin = new LogBegin();
  private readonly files: DroppedFiles;
  private readonly told: Set<string>;

  /** @param told takes the scripts that were told of, by {@link pageKey} */
  constructor(files: DroppedFiles, told: Set<string>) {
    this.files = files;
    this.told = told;
  }

  observe({ event, contentScript }: Signal, emit: Emit): void {
    this.begin.note(event.tenant, event.at);
    if (!contentScript || event.status < 200 || event.status > 299) return;
    if (event.method !== 'GET' && event.method !== 'POST') return;
    const { path, status } = event;
    if (this.told.size < 50_000) this.told.add(pageKey(event.tenant, path));
    emit({
      name: this.name,
      event,
      fields: {
        hours: this.begin.hoursTo(event.tenant, event.at),
        dropped: this.files.at(event.tenant, path) !== undefined,
      },
      outcome: 'succeeded',
      reason: { code: 'scriptAmongContent', params: { path, status } },
      files: [path],
    });
  }
}
