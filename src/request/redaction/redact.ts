import { escapeControls } from './escape-controls.ts';
import { maskSecrets } from './mask-secrets.ts';
import { printable } from './printable.ts';

/** What may be shown of a text from a log (as bytes): readable, without controls, without secrets. */
export function redact(text: string): string {
  return maskSecrets(printable(text));
}

/** The same for a text that is Unicode already: a sentence with data in it, a path of this machine. */
export function redactUnicode(text: string): string {
  return maskSecrets(escapeControls(text));
}
