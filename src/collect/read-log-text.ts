import { decodeText } from '../request/decode/decode-text.ts';
import { encodingOf } from '../request/decode/text-encoding.ts';

/** A log's bytes (one character each) as a person would read them: UTF-8, EUC-JP or CP932. */
export function readLogText(bytes: string): string {
  return decodeText(bytes, encodingOf(bytes));
}
