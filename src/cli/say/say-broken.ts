import type { ByteTrouble } from '../../model/byte-source.ts';
import type { Language } from '../../model/language.ts';
import { printable } from '../../request/redaction/printable.ts';
import { notices } from '../../text/report/notices.ts';

/** Says of each input that could not be read to its end how far that matters. */
export function sayBroken(
  inputs: readonly { readonly path: string; readonly trouble: ByteTrouble | undefined }[],
  language: Language,
  stderr: NodeJS.WritableStream,
): void {
  for (const { path, trouble } of inputs) {
    if (trouble === undefined) continue;
    stderr.write(
      `hinomi: ${printable(notices.inputBrokeOff(path, trouble.kind, trouble.cause).text[language])}\n`,
    );
  }
}
