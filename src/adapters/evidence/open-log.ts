import { AppError } from '../../errors/app-error.ts';
import type { OpenInput } from '../../model/byte-source.ts';
import { openInput } from './open-input.ts';
import { OFFICE_DOCUMENT, packedAs } from './packed-as.ts';
import { endsLinesWithReturns, returnsAsLineEnds } from './returns-as-line-ends.ts';

/** As much of a log, unpacked, is looked at. */
const HEAD_BYTES = 2 ** 16;

/**
 * Opens a log for reading. What is packed in a way that is not read is refused, also inside gzip or zstd (`.tar.gz`):
 * some of its lines would look like a log's, and the others would be lost. Lines that end with carriage returns alone are
 * lines.
 *
 * @param path as the user named it
 * @param shownPath what the report calls it, when that differs
 * @throws AppError INPUT_PACKED, INPUT_OFFICE, and what {@link openInput} throws
 */
export async function openLog(path: string, shownPath = path): Promise<OpenInput> {
  const input = await openInput(path, shownPath);
  const head = await headOf(input);
  const packing = packedAs(head);
  if (packing === OFFICE_DOCUMENT) throw new AppError('INPUT_OFFICE', { path: shownPath });
  if (packing !== undefined) throw new AppError('INPUT_PACKED', { path: shownPath, ...packing });
  const isReturned = endsLinesWithReturns(head) || endsLinesWithReturns(await tailOf(input));
  return isReturned ? returnsAsLineEnds(input) : input;
}

/** The end of what can be read anywhere and is longer than its head; else nothing. */
async function tailOf({ size, openAnywhere }: OpenInput): Promise<Uint8Array> {
  if (size <= HEAD_BYTES || openAnywhere === undefined) return new Uint8Array(0);
  const source = await openAnywhere();
  try {
    const tail = new Uint8Array(HEAD_BYTES);
    return tail.subarray(0, await source.readAt(tail, Math.max(HEAD_BYTES, size - HEAD_BYTES)));
  } finally {
    await source.close();
  }
}

async function headOf(input: OpenInput): Promise<Uint8Array> {
  const source = await input.open(false);
  try {
    const head = new Uint8Array(HEAD_BYTES);
    return head.subarray(0, await source.read(head));
  } finally {
    await source.close();
  }
}
