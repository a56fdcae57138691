import type { Served } from './page-looks.ts';
import type { ScriptLook } from './script-look.ts';

/** What is known of a served version: `unclear` where its hash could not be taken. */
export type Judgement = 'good' | 'bad' | 'unclear';

/**
 * Which versions of scripts a tenant holds to be good. A line's own word counts for that line. Where it is silent,
 * a version (url and hash) that any line approves is good. A history that approves nothing but names versions that
 * are not good means the rest to be good; one that says neither cannot be judged.
 */
export class Approvals {
  readonly #versions = new Set<string>();
  readonly #urls = new Set<string>();
  #refuses = false;

  add({ url, sha256, approval }: ScriptLook): void {
    if (approval === 'failure') this.#refuses = true;
    if (approval !== 'success') return;
    this.#urls.add(url);
    if (sha256 !== '') this.#versions.add(versionKey(url, sha256));
  }

  /** Whether the history says of anything that it is good or not. */
  get judges(): boolean {
    return this.#urls.size > 0 || this.#refuses;
  }

  /** Whether some version of the script was ever approved. */
  knows(url: string): boolean {
    return this.#urls.has(url);
  }

  judge({ url, sha256, approval }: Served): Judgement {
    if (approval !== '') return approval === 'success' ? 'good' : 'bad';
    if (this.#urls.size === 0) return 'good';
    if (sha256 === '') return 'unclear';
    return this.#versions.has(versionKey(url, sha256)) ? 'good' : 'bad';
  }
}

function versionKey(url: string, sha256: string): string {
  return `${sha256} ${url}`;
}
