import type { EvidenceRef } from '../../model/evidence-ref.ts';
import { Approvals } from './approvals.ts';
import { type LookRun, PageLooks } from './page-looks.ts';
import type { ScriptLook } from './script-look.ts';
import { type ScriptWindow, scriptWindows } from './script-window.ts';

/** A page that was looked at. */
export interface WatchedPage {
  readonly tenant: string;
  /** As written, without query. */
  readonly page: string;
  readonly firstAt: number;
  readonly lastAt: number;
  /** A line of its first look. */
  readonly first: EvidenceRef;
  /** Whether anything says which versions are good. */
  readonly isJudged: boolean;
  /** The looks at which it served something else than at the look before, where it cannot be judged. */
  readonly changes: readonly { readonly at: number; readonly evidence: EvidenceRef }[];
}

export interface ScriptReading {
  /** Sorted by tenant, page, then time. */
  readonly windows: readonly ScriptWindow[];
  readonly pages: readonly WatchedPage[];
  /** False when there was more than could be kept. */
  readonly complete: boolean;
}

/** As many pages are told apart. */
const PAGES_LIMIT = 10_000;

/**
 * What payment pages served, look by look, and when a script was among it that nobody approved. Memory grows with
 * the changes, not with the looks. Windows that had ended before `since` are not told, nor are changes before it; a window
 * that reaches beyond it is told whole.
 */
export class ScriptHistory {
  readonly #pages = new Map<string, PageLooks>();
  readonly #approvals = new Map<string, Approvals>();
  readonly #since: number;
  #complete = true;

  constructor(since = Number.NEGATIVE_INFINITY) {
    this.#since = since;
  }

  /** Looks come in order of time. */
  add(look: ScriptLook): void {
    if (Number.isNaN(look.at)) return;
    this.#approvalsOf(look.tenant).add(look);
    const page = look.page.replace(/[?#].*$/s, '');
    const key = `${look.tenant}\0${page}`;
    let looks = this.#pages.get(key);
    if (looks === undefined) {
      if (this.#pages.size >= PAGES_LIMIT) {
        this.#complete = false;
        return;
      }
      looks = new PageLooks(look.tenant, page);
      this.#pages.set(key, looks);
    }
    looks.add(look);
  }

  read(): ScriptReading {
    const all = [...this.#pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, looks]) => looks);
    return {
      windows: all.flatMap((looks) => {
        const approvals = this.#approvalsOf(looks.tenant);
        if (!approvals.judges) return [];
        return scriptWindows(looks, approvals).filter(({ to }) => !(to < this.#since));
      }),
      pages: all.flatMap((looks) => watchedPage(looks, this.#approvalsOf(looks.tenant), this.#since)),
      complete: this.#complete && all.every((looks) => looks.complete),
    };
  }

  #approvalsOf(tenant: string): Approvals {
    let approvals = this.#approvals.get(tenant);
    if (approvals === undefined) {
      approvals = new Approvals();
      this.#approvals.set(tenant, approvals);
    }
    return approvals;
  }
}

function changesOf(runs: readonly LookRun[]): WatchedPage['changes'] {
  return runs.slice(1).map(({ firstAt: at, first: evidence }) => ({ at, evidence }));
}

function watchedPage(looks: PageLooks, approvals: Approvals, since: number): WatchedPage[] {
  const runs = looks.runs();
  const first = runs[0];
  if (first === undefined) return [];
  return [
    {
      tenant: looks.tenant,
      page: looks.page,
      firstAt: first.firstAt,
      lastAt: runs.at(-1)!.lastAt,
      first: first.first,
      isJudged: approvals.judges,
      changes: approvals.judges ? [] : changesOf(runs).filter(({ at }) => at >= since),
    },
  ];
}
