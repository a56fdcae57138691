import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';

interface File {
  readonly count: SlidingCount;
  readonly run: Run;
}

/** One account moves one file again and again. `same-file-access`: `transfers` in an hour. */
export class SameFileAccess implements Detector {
  readonly name = 'same-file-access';
  readonly needsAction = true;
  readonly #files: RecentMap<string, File>;
  readonly #newFile: () => File;

  constructor({ limits, spill }: Memory) {
    this.#newFile = () => ({
      count: new SlidingCount(HOUR_MS),
      run: new Run(30 * MINUTE_MS, spill),
    });
    this.#files = new RecentMap({
      capacity: 8_192,
      idleMs: HOUR_MS,
      weigh: ({ run }) => run.kept,
      forgot: limits.teller('at-work'),
    });
  }

  observe({ event, action }: Signal, emit: Emit): void {
    if ((action !== 'ftp.download' && action !== 'ftp.upload') || event.object === '') return;
    const key = `${event.account}\0${event.tenant}\0${event.object}`;
    const file = this.#files.open(key, event.at, this.#newFile);
    file.run.note(event);
    const transfers = file.count.add(event.at);
    if (!file.run.isAsked(transfers)) return;
    const { run } = file;
    emit({
      name: this.name,
      event,
      fields: { transfers, action },
      files: [event.object],
      run,
      steps: transfers,
    });
  }
}
