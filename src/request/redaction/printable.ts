import { decodeBytes } from './decode-bytes.ts';
import { escapeControls } from './escape-controls.ts';

/**
 * Makes a text from a log readable and harmless to show: bytes are decoded ({@link decodeBytes}), and whatever
 * a terminal, an editor or a reader's eye could be misled by stands as a visible escape
 * ({@link escapeControls}). To be called once on a text, with the bytes as logged.
 */
export function printable(text: string): string {
  return escapeControls(decodeBytes(text));
}
