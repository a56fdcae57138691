import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { LeakedFile } from '../../model/leaked-file.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { utf8Bytes } from '../../request/decode/utf8-bytes.ts';
import { decodeBytes } from '../../request/redaction/decode-bytes.ts';
import { namedFile, namesFile } from '../../request/url/named-file.ts';
import type { Sight } from '../channel-reader.ts';

/** A file's download, as a log tells it. */
export interface Download {
  readonly actor: string | null;
  readonly at: number;
  readonly evidence: EvidenceRef;
}

/** Requests for a leaked file's name, none of which was answered. */
export interface Refusals {
  readonly count: number;
  readonly first: EvidenceRef;
  /** The time of the first and the last, by input. */
  readonly spans: ReadonlyMap<number, { readonly from: number; readonly to: number }>;
}

/** Whoever asked for a file gave up waiting (nginx): a part may have been sent. */
const GAVE_UP = 499;

/** Servers count headers with the body, or not: so far a size may differ. */
const NEAR_SHARE = 0.02;
const NEAR_BYTES = 1024;
/** Smaller files have the size of many others. */
const TELLING_BYTES = 4096;

/**
 * Finds an actor's download of a leaked file: a request for its very name that was answered in about its size, or one
 * for a data file of exactly its size. Tells also whether whoever asked for that name was refused.
 */
export class Downloads {
  readonly #files: readonly {
    readonly file: LeakedFile;
    readonly tenant: string;
    readonly name: string;
    /** The name as logs hold it: each character one byte. */
    readonly bytes: string;
  }[];
  readonly #asked = new Map<LeakedFile, Asked>();
  readonly #found = new Map<LeakedFile, Download & { readonly isNamed: boolean }>();

  constructor(leaks: readonly { readonly file: LeakedFile; readonly tenant: string }[]) {
    this.#files = leaks.map(({ file, tenant }) => {
      const name = baseName(file.path);
      return { file, tenant, name, bytes: utf8Bytes(name).toLowerCase() };
    });
  }

  /** The requests to see, whoever sent them: see {@link namedFile}. */
  wanted(): string[] {
    return this.#files.map(({ bytes }) => namedFile(bytes));
  }

  observe({ event, actor }: Sight): void {
    if (event.kind === 'web') this.#note(event);
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

  /** What became of requests that name a file. That another shop does not have it says nothing. */
  #note(event: ShopEvent): void {
    for (const { file, tenant, bytes } of this.#files) {
      if (!namesFile(event.target, [bytes])) continue;
      const asked = this.#asked.get(file) ?? {
        wasAnswered: false,
        count: 0,
        first: event.source,
        spans: new Map(),
      };
      const isRefused = event.status >= 400 && event.status !== GAVE_UP;
      if (!isRefused) this.#asked.set(file, { ...asked, wasAnswered: true });
      else if (tenant === '' || event.tenant === tenant) this.#asked.set(file, withRefused(asked, event));
    }
  }

  /** Where the logs hold requests for a file's name and all were refused; else null. */
  refusalsOf(file: LeakedFile): Refusals | null {
    const asked = this.#asked.get(file);
    return asked === undefined || asked.wasAnswered || this.#found.has(file) ? null : asked;
  }

  /** The first download of a file by its name, else by its size; null without one. */
  of(file: LeakedFile): Download | null {
    return this.#found.get(file) ?? null;
  }
}

interface Asked extends Refusals {
  readonly wasAnswered: boolean;
}

function withRefused(asked: Asked, { at, source }: ShopEvent): Asked {
  const { count, first, spans } = asked;
  const span = spans.get(source.input) ?? { from: at, to: at };
  return {
    ...asked,
    count: count + 1,
    first: count === 0 ? source : first,
    spans: new Map(spans).set(source.input, { from: Math.min(span.from, at), to: Math.max(span.to, at) }),
  };
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
