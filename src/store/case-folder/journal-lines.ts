import { canonicalJson } from '../../model/case/canonical-json.ts';
import { type CaseEntry, caseEntrySchema } from '../../model/case/case-entry.ts';
import type { JournalLine } from '../case-chain/verify-chain.ts';

const LINE_END = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The lines of a journal's file. A last line without its end counts: it may be whole, or torn. */
export function journalLines(file: Buffer): JournalLine[] {
  const lines: JournalLine[] = [];
  let start = 0;
  while (start < file.length) {
    const found = file.indexOf(LINE_END, start);
    const end = found < 0 ? file.length : found;
    const bytes = file.subarray(start, end);
    lines.push({ line: lines.length + 1, bytes, ...entryOf(bytes) });
    start = end + 1;
  }
  return lines;
}

/** Whether the file's last line lacks its end. */
export function isUnended(file: Buffer): boolean {
  return file.length > 0 && file.at(-1) !== LINE_END;
}

function entryOf(bytes: Uint8Array): { entry: CaseEntry | null; isCanonical: boolean } {
  try {
    const text = utf8.decode(bytes);
    const read = caseEntrySchema.safeParse(JSON.parse(text));
    if (!read.success) return { entry: null, isCanonical: false };
    return { entry: read.data, isCanonical: canonicalJson(read.data) === text };
  } catch {
    return { entry: null, isCanonical: false };
  }
}
