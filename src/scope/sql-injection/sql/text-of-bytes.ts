import { decodeText } from '../../../request/decode/decode-text.ts';
import { encodingOf } from '../../../request/decode/text-encoding.ts';

/** What bytes (one character each) spell, in UTF-8 or a Japanese encoding. */
export function textOfBytes(bytes: string): string {
  return decodeText(bytes, encodingOf(bytes));
}
