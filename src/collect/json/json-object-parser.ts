import { ASCII } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import { TextParser } from '../text-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { jsonStart } from './json-start.ts';
import { parseObject } from './parse-object.ts';

/** Says what an object tells, or why it is not understood. */
export type ReadObject = (
  object: Readonly<Record<string, unknown>>,
  times: TimeReader,
) => TextRecord | ParseFailure;

/**
 * A parser for logs with one object a record, so few or so small that each may be parsed whole.
 *
 * @param mostBytes of a record; longer ones are not read
 */
export function jsonObjectParser(
  format: string,
  read: ReadObject,
  options: ParserOptions,
  mostBytes = Number.POSITIVE_INFINITY,
): RecordParser {
  const readBytes = (bytes: Uint8Array, start: number, end: number, times: TimeReader) => {
    if (bytes[start] !== ASCII.brace) return 'not-this-format';
    if (end - start > mostBytes) return 'too-long';
    const object = parseObject(textOf(bytes, start, end));
    return object === undefined ? 'bad-json' : read(object, times);
  };
  return new TextParser(format, readBytes, options, jsonStart);
}
