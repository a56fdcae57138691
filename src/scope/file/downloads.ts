import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { LeakedFile } from '../../model/leaked-file.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { decodeBytes } from '../../request/redaction/decode-bytes.ts';
import type { Sight } from '../channel-reader.ts';

/** A file's download, as a log tells it. */
export interface Download {
  readonly actor: string | null;
  readonly at: number;
  readonly evidence: EvidenceRef;
}

/** Servers count headers with the body, or not: so far a size may differ. */
const NEAR_SHARE = 0.02;
const NEAR_BYTES = 1024;
/** Smaller files have the size of many others. */
const TELLING_BYTES = 4096;

/**
 * Finds an actor's download of a leaked file: a request for its very name that was answered in about its size, or one
 * for a data file of exactly its size.
 */
export class Downloads {
  readonly #files: readonly { readonly file: LeakedFile; readonly name: string }[];
  readonly #found = new Map<LeakedFile, Download & { readonly isNamed: boolean }>();

  constructor(files: readonly LeakedFile[]) {
    this.#files = files.map((file) => ({ file, name: baseName(file.path) }));
  }

  observe({ event, actor }: Sight): void {
    if (actor === null || !isDownload(event)) return;
    const name = baseName(decodeBytes(event.kind === 'web' ? event.path : event.object));
    for (const each of this.#files) {
      const isNamed = name === each.name && isNear(event.bytes, each.file.bytes);
      const isSame = event.bytes === each.file.bytes && event.bytes >= TELLING_BYTES && isData(name);
      if (!isNamed && !isSame) continue;
      const known = this.#found.get(each.file);
      if (known !== undefined && (known.isNamed || !isNamed)) continue;
      this.#found.set(each.file, { actor, at: event.at, evidence: event.source, isNamed });
    }
  }

  /** The first download of a file by its name, else by its size; null without one. */
  of(file: LeakedFile): Download | null {
    return this.#found.get(file) ?? null;
  }
}

function isDownload(event: ShopEvent): boolean {
  if (event.action === 'ftp.download') return event.result === 'success';
  return event.kind === 'web' && event.status >= 200 && event.status <= 299 && event.method !== 'HEAD';
}

function isNear(answered: number, size: number): boolean {
  return answered < 0 || Math.abs(answered - size) <= Math.max(NEAR_BYTES, size * NEAR_SHARE);
}

function isData(name: string): boolean {
  return /\.(?:csv|tsv|txt|json|jsonl|ndjson|xlsx?|sql|zip|gz|tgz|tar|zst|7z|rar|bak|dump|db)$/.test(name);
}

function baseName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).toLowerCase();
}
