import { textOf } from '../bytes/byte-text.ts';
import type { Format } from '../format.ts';
import type { ParseFailure, ParserOptions } from '../record-parser.ts';
import { createRecordView, FIELD, type RecordView } from '../record-view.ts';

export const OPTIONS: ParserOptions = {
  timezone: 'Asia/Tokyo',
  notAfter: Date.parse('2024-06-01T00:00:00Z'),
  clientHeader: '',
};

/** What a view holds, absent fields left out; `at` as RFC 3339. */
export type Parsed = Partial<Record<keyof typeof FIELD | 'at' | 'kind', string>> & {
  status?: number;
  bytes?: number;
  durationMs?: number;
};

export function parsedOf(view: RecordView): Parsed {
  const parsed: Parsed = { kind: view.kind };
  if (!Number.isNaN(view.at)) parsed.at = new Date(view.at).toISOString();
  if (view.status >= 0) parsed.status = view.status;
  if (view.bytes >= 0) parsed.bytes = view.bytes;
  if (view.durationMs >= 0) parsed.durationMs = Math.round(view.durationMs * 1e6) / 1e6;
  for (const [name, field] of Object.entries(FIELD)) {
    const text = textOf(view.buffer, view.start[field], view.end[field]);
    if (text !== '') parsed[name as keyof typeof FIELD] = text;
  }
  return parsed;
}

/**
 * Parses lines in one buffer, which has other bytes before and behind them, and gives what the last one says.
 * Each character of a line is one byte.
 */
export function parseLines(
  format: Format,
  lines: readonly string[],
  options: Partial<ParserOptions> = {},
): Parsed | ParseFailure {
  const parser = format.createParser({ ...OPTIONS, ...options });
  const view = createRecordView();
  let failure: ParseFailure | null = 'ignored';
  for (const line of lines) {
    const before = '"0:\\ [1';
    const bytes = Buffer.from(`${before}${line}9" \\]:0`, 'latin1');
    failure = parser.parse(bytes, before.length, before.length + line.length, view);
  }
  return failure ?? parsedOf(view);
}

/** As {@link parseLines}, with all lines in one place, each a byte further, as the chunks of a long log come to lie. */
export function parseInOnePlace(
  format: Format,
  lines: readonly string[],
  options: Partial<ParserOptions> = {},
): Parsed | ParseFailure {
  const parser = format.createParser({ ...OPTIONS, ...options });
  const view = createRecordView();
  const bytes = Buffer.alloc(lines.length + Math.max(...lines.map(({ length }) => length)), '\n');
  let failure: ParseFailure | null = 'ignored';
  for (const [at, line] of lines.entries()) {
    bytes.fill('\n').write(line, at, 'latin1');
    failure = parser.parse(bytes, at, at + line.length, view);
  }
  return failure ?? parsedOf(view);
}
