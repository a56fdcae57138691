import { splitUrl } from '../bytes/split-url.ts';
import type { Format } from '../format.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import type { LayoutProgram } from './compile-layout.ts';
import { LayoutParser } from './layout-parser.ts';

/** Stands before the name of a layout whose requests are for whole URLs, where it has no name of its own. */
export const URLS = 'urls+';

/** A layout of which the requests are for whole URLs, as balancers and caches log them whatever the client sent. */
export function urlLayout(name: string, program: LayoutProgram): Format {
  return { name, kind: 'web', createParser: (options) => new UrlLayoutParser(name, program, options) };
}

/** The layout, with the request's URL taken apart. */
class UrlLayoutParser implements RecordParser {
  readonly format: string;
  readonly #inner: LayoutParser;

  constructor(name: string, program: LayoutProgram, options: ParserOptions) {
    this.format = name;
    this.#inner = new LayoutParser(name, program, options);
  }

  parse(bytes: Uint8Array, start: number, end: number, view: RecordView): ParseFailure | null {
    const failure = this.#inner.parse(bytes, start, end, view);
    if (failure === null) splitUrl(view, bytes);
    return failure;
  }
}
