import type { Format } from '../format.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { ARRAY } from './array.ts';
import { CRI } from './cri.ts';
import { HEADED } from './headed.ts';
import { INDENTED, INDENTED_FOUR } from './indented.ts';
import { JOURNAL_LOGINS } from './journal-logins.ts';
import { COLLECTED, DOCKER, JOURNAL } from './json-lines.ts';
import { PREFIXED } from './prefixed.ts';
import { QUOTED } from './quoted.ts';
import { RUBY_LOGGER } from './ruby-logger.ts';
import { SYSLOG } from './syslog.ts';
import { createUnwrapped, type Unwrapper, type Wrapper } from './wrapper.ts';

export const WRAPPERS: readonly Wrapper[] = [
  DOCKER,
  JOURNAL,
  JOURNAL_LOGINS,
  COLLECTED,
  HEADED,
  CRI,
  SYSLOG,
  RUBY_LOGGER,
  QUOTED,
  PREFIXED,
  INDENTED,
  INDENTED_FOUR,
  ARRAY,
];

/** A format whose lines lie in a wrapper. */
export function wrappedFormat(wrapper: Wrapper, inner: Format): Format {
  const name = `${wrapper.name}+${inner.name}`;
  const { beginsRecord, separate } = wrapper;
  return {
    name,
    kind: inner.kind,
    createParser: (options) => new WrappedParser(name, wrapper, inner, options),
    ...(beginsRecord === undefined ? {} : { beginsRecord }),
    ...(separate === undefined ? {} : { separate }),
  };
}

class WrappedParser implements RecordParser {
  readonly format: string;
  readonly #unwrapper: Unwrapper;
  readonly #inner: RecordParser;
  readonly #line = createUnwrapped();

  constructor(name: string, wrapper: Wrapper, inner: Format, options: ParserOptions) {
    this.format = name;
    this.#unwrapper = wrapper.createUnwrapper(options);
    this.#inner = inner.createParser(options);
  }

  parse(bytes: Uint8Array, start: number, end: number, view: RecordView): ParseFailure | null {
    if (start >= end) return 'ignored';
    const line = this.#line;
    if (!this.#unwrapper.unwrap(bytes, start, end, line)) return 'not-this-format';
    const failure = this.#inner.parse(line.bytes, line.start, line.end, view);
    // The line's own time is nearer to the request than the time when it was collected.
    if (failure === null && Number.isNaN(view.at)) view.at = line.at;
    return failure;
  }
}
