import { HOUR_MS } from '../../model/time-units.ts';
import { isContentFolder } from '../../request/url/content-folder.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SmallSet } from '../state/small-set.ts';

const SILENCE_MS = HOUR_MS;
const KEPT_SIZES = 64;

interface Talk {
  readonly sizes: SmallSet<number>;
  smallest: number;
  largest: number;
  readonly run: Run;
}

/**
 * POSTs of one address to one script that all get the answer of a page that is not there or broken (404, 403, 500), yet
 * answers of many sizes: a page for an error is the same each time, and some webshells give its status so that nobody
 * looks. `disguised-script`: `posts` without an hour's silence, `status`, how many different `sizes`, the largest as how
 * many `times` the smallest, `content` (the script lies where content does).
 */
export class DisguisedScript implements Detector {
  readonly name = 'disguised-script';
  readonly #talks: RecentMap<string, Talk>;
  readonly #newTalk: () => Talk;

  constructor({ limits, spill }: Memory) {
    this.#newTalk = () => newTalk(spill);
    this.#talks = new RecentMap({
      capacity: 8_192,
      idleMs: SILENCE_MS,
      weigh: ({ sizes, run }) => sizes.size + run.kept,
      forgot: limits.teller('posted'),
    });
  }

  observe({ event, script, contentScript }: Signal, emit: Emit): void {
    const { address, tenant, path, status, bytes } = event;
    if (!script || event.method !== 'POST' || address === '' || bytes < 0) return;
    if (status !== 404 && status !== 403 && status !== 500) return;
    const key = `${address}\0${tenant}\0${status}\0${path}`;
    const talk = this.#talks.open(key, event.at, this.#newTalk);
    talk.run.note(event);
    if (talk.sizes.size < KEPT_SIZES) talk.sizes.add(bytes);
    talk.smallest = Math.min(talk.smallest, bytes);
    talk.largest = Math.max(talk.largest, bytes);
    const posts = talk.run.total;
    if (!talk.run.isAsked(posts)) return;
    emit({
      name: this.name,
      event,
      fields: {
        posts,
        status,
        sizes: talk.sizes.size,
        times: Math.round((10 * talk.largest) / Math.max(1, talk.smallest)) / 10,
        content: contentScript || isContentFolder(path),
      },
      outcome: 'unknown',
      reason: { code: 'disguisedScript', params: { path, status, sizes: talk.sizes.size } },
      run: talk.run,
      steps: posts,
    });
  }
}

function newTalk(spill: MarkSpill | undefined): Talk {
  return {
    sizes: new SmallSet(),
    smallest: Number.POSITIVE_INFINITY,
    largest: 0,
    run: new Run(SILENCE_MS, spill),
  };
}
