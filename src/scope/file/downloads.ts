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

/** Requests for a leaked file's name, none of which was answered, but perhaps an operator's own. */
export interface Refusals {
  readonly count: number;
  /** Whether operators of the shop were sent it. */
  readonly operatorsHadIt: boolean;
  readonly first: EvidenceRef;
  /** The time of the first and the last, by input. */
  readonly spans: ReadonlyMap<number, { readonly from: number; readonly to: number }>;
}

/** Whoever asked for a file gave up waiting (nginx): a part may have been sent. */
const GAVE_UP = 499;

/** Servers count headers with the body, or not: so far a size may differ. */
const NEAR_SHARE = 0.02;
const NEAR_BYTES = 1024;
const MOST_OFFICES = 10_000;
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
  readonly #isOperators: (event: ShopEvent) => boolean;
  readonly #asked = new Map<LeakedFile, Asked>();
  /** Where people who are no actors logged in to administer, by shop. */
  readonly #offices = new Set<string>();
  readonly #found = new Map<LeakedFile, Download & { readonly isNamed: boolean }>();

  /** @param isOperators whether the configuration says that a request came from the shop's operators */
  constructor(
    leaks: readonly { readonly file: LeakedFile; readonly tenant: string }[],
    isOperators: (event: ShopEvent) => boolean,
  ) {
    this.#isOperators = isOperators;
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
    if (actor === null && this.#files.length > 0 && isAdminLogin(event)) this.#noteOffice(event);
    if (event.kind === 'web') this.#note(event, actor);
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
  #note(event: ShopEvent, actor: string | null): void {
    for (const { file, tenant, bytes } of this.#files) {
      if (!namesFile(event.target, [bytes])) continue;
      const asked = this.#asked.get(file) ?? {
        wasAnswered: false,
        operatorsHadIt: false,
        ofOthers: 0,
        count: 0,
        first: event.source,
        spans: new Map(),
      };
      const isRefused = event.status >= 400 && event.status !== GAVE_UP;
      const isOwn = actor === null && this.#isOwn(event);
      if (!isRefused && isOwn) this.#asked.set(file, { ...asked, operatorsHadIt: true });
      else if (!isRefused) this.#asked.set(file, { ...asked, wasAnswered: true });
      else if (tenant === '' || event.tenant === tenant)
        this.#asked.set(file, withRefused(asked, event, isOwn));
    }
  }

  /** Where the logs hold requests for a file's name and all were refused; else null. */
  refusalsOf(file: LeakedFile): Refusals | null {
    const asked = this.#asked.get(file);
    if (asked === undefined || asked.wasAnswered || this.#found.has(file)) return null;
    // That operators work with their own file says nothing of how it left.
    return asked.operatorsHadIt && asked.ofOthers === 0 ? null : asked;
  }

  #isOwn(event: ShopEvent): boolean {
    return this.#isOperators(event) || this.#offices.has(officeOf(event));
  }

  #noteOffice(event: ShopEvent): void {
    if (this.#offices.size < MOST_OFFICES) this.#offices.add(officeOf(event));
  }

  /** The first download of a file by its name, else by its size; null without one. */
  of(file: LeakedFile): Download | null {
    return this.#found.get(file) ?? null;
  }
}

interface Asked extends Refusals {
  readonly wasAnswered: boolean;
  /** Refusals of whoever is no operator. */
  readonly ofOthers: number;
}

function isAdminLogin({ action, address, result, status }: ShopEvent): boolean {
  if (action !== 'admin.login' || address === '') return false;
  return result === 'success' || (result === '' && status >= 200 && status < 400);
}

function officeOf({ tenant, address }: ShopEvent): string {
  return `${tenant}\0${address}`;
}

function withRefused(asked: Asked, { at, source }: ShopEvent, isOwn: boolean): Asked {
  const { count, ofOthers, first, spans } = asked;
  const span = spans.get(source.input) ?? { from: at, to: at };
  return {
    ...asked,
    count: count + 1,
    ofOthers: ofOthers + (isOwn ? 0 : 1),
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
