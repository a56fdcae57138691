import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { ScriptLook } from './script-look.ts';

/** A version of a script, and what a line said of it. */
export interface Served {
  readonly url: string;
  readonly sha256: string;
  readonly approval: ScriptLook['approval'];
}

/** One line of a look. */
export interface ServedLine extends Served {
  readonly at: number;
  readonly evidence: EvidenceRef;
}

/** Looks one after another at which a page served the same. */
export interface LookRun {
  readonly scripts: readonly Served[];
  readonly firstAt: number;
  lastAt: number;
  looks: number;
  /** One line of the first look, and one of the last. */
  readonly first: EvidenceRef;
  last: EvidenceRef;
}

/** More runs than this are no longer told apart: the page then changes at every look. */
const RUNS_LIMIT = 100_000;
/** As many lines that are not approved are kept one by one, for the evidence. */
const LINES_LIMIT = 50_000;

/** All looks at one page, what repeats put together. Lines come in order of time; lines of one time are one look. */
export class PageLooks {
  readonly tenant: string;
  readonly page: string;
  /** Lines that do not approve by themselves, in order. */
  readonly open: ServedLine[] = [];
  /** False when there was more than can be kept: what came last is missing. */
  complete = true;
  readonly #runs: LookRun[] = [];
  #scripts = new Map<string, Served>();
  #at = Number.NaN;
  #first: EvidenceRef | undefined;
  #signature = '';

  constructor(tenant: string, page: string) {
    this.tenant = tenant;
    this.page = page;
  }

  add({ at, url, sha256, approval, evidence }: ScriptLook): void {
    if (at !== this.#at) {
      this.#endLook();
      this.#at = at;
      this.#first = evidence;
    }
    this.#scripts.set(JSON.stringify([url, sha256, approval]), { url, sha256, approval });
    if (approval === 'success') return;
    if (this.open.length < LINES_LIMIT) this.open.push({ url, sha256, approval, at, evidence });
  }

  /** In order of time. */
  runs(): readonly LookRun[] {
    this.#endLook();
    return this.#runs;
  }

  #endLook(): void {
    const first = this.#first;
    if (first === undefined) return;
    const signature = [...this.#scripts.keys()].sort().join('\n');
    const run = this.#runs.at(-1);
    if (run !== undefined && signature === this.#signature) {
      run.lastAt = this.#at;
      run.last = first;
      run.looks += 1;
    } else if (this.#runs.length < RUNS_LIMIT) {
      const scripts = [...this.#scripts.values()];
      this.#runs.push({ scripts, firstAt: this.#at, lastAt: this.#at, looks: 1, first, last: first });
      this.#signature = signature;
    } else this.complete = false;
    this.#scripts = new Map();
    this.#first = undefined;
  }
}
