import type { LeakedFile } from '../../model/leaked-file.ts';
import { isTar, tarEntries } from './archive/tar-entries.ts';
import { gunzipped, unzstded } from './archive/unpack.ts';
import { zipEntries } from './archive/zip-entries.ts';
import type { ColumnTests } from './column/column-tests.ts';
import { GrowthGuard } from './growth-guard.ts';
import { LeakedFileTrouble, type LeakedRecord } from './leaked-record.ts';
import { isWorkbook, xlsxRecords } from './sheet/xlsx-records.ts';
import { isSqlDump, sqlRecords } from './sql/sql-records.ts';
import { csvRecords } from './text/csv-records.ts';
import { type FileEncoding, fileEncoding } from './text/file-encoding.ts';
import { jsonRecords } from './text/json-records.ts';
import { textLines } from './text/text-lines.ts';
import { withHeader } from './text/with-header.ts';

type Chunks = Iterable<Uint8Array>;

/** What is found out of a file on the way: `csv`, `zip+csv`; its encoding. */
export interface FileForm {
  format: string;
  encoding: FileEncoding | '';
}

/** Archives inside archives are opened so deep. */
const MOST_DEPTH = 3;
const SAMPLE_BYTES = 1 << 18;
const LOOKED_AT = 8192;
/** An archive lies in memory while it is read. */
const MOST_ARCHIVE_BYTES = 2 ** 30;

interface Reading {
  readonly guard: GrowthGuard;
  readonly form: FileForm;
  readonly tests: ColumnTests;
}

/**
 * The rows of a leaked file, whatever form it has: CSV, TSV, JSON, JSON lines, XLSX, SQL dump; packed by gzip or
 * Zstandard, or in a ZIP or tar archive.
 *
 * @param form is filled in
 * @throws {LeakedFileTrouble} where the rest cannot be read
 */
export function* leakedRecords(
  file: LeakedFile,
  tests: ColumnTests,
  form: FileForm,
): Generator<LeakedRecord> {
  const reading = { guard: new GrowthGuard(file.bytes), form, tests };
  yield* recordsIn(file.chunks(), file.path, '', reading, 0);
}

function* recordsIn(
  chunks: Chunks,
  name: string,
  table: string,
  reading: Reading,
  depth: number,
): Generator<LeakedRecord> {
  const { sample, all } = peek(chunks);
  const starts = (...bytes: number[]) => bytes.every((byte, index) => sample[index] === byte);
  if (depth > MOST_DEPTH) throw new LeakedFileTrouble('unsupported');
  if (starts(0x1f, 0x8b)) {
    note(reading, 'gzip');
    yield* recordsIn(gunzipped(all, reading.guard), name.replace(/\.gz$/i, ''), table, reading, depth + 1);
  } else if (starts(0x28, 0xb5, 0x2f, 0xfd)) {
    note(reading, 'zstd');
    yield* recordsIn(unzstded(all, reading.guard), name.replace(/\.zst$/i, ''), table, reading, depth + 1);
  } else if (starts(0x50, 0x4b, 3, 4)) {
    yield* archived(gathered(all), table, reading, depth);
  } else if (isTar(sample)) {
    note(reading, 'tar');
    for (const entry of tarEntries(all)) yield* entryRecords(entry.name, entry.chunks(), reading, depth);
  } else if (isText(sample)) {
    yield* textRecords(all, sample, name, table, reading);
  } else {
    throw new LeakedFileTrouble('unsupported');
  }
}

function* archived(
  archive: Uint8Array,
  table: string,
  reading: Reading,
  depth: number,
): Generator<LeakedRecord> {
  const entries = zipEntries(archive, reading.guard);
  if (isWorkbook(entries)) {
    note(reading, 'xlsx');
    for (const record of xlsxRecords(archive, reading.guard, reading.tests.isHeader)) {
      yield record.kind === 'row' && table !== ''
        ? { ...record, table: `${table} ${record.table}`.trim() }
        : record;
    }
    return;
  }
  note(reading, 'zip');
  for (const { name, chunks } of entries) yield* entryRecords(name, chunks(), reading, depth);
}

/** Pictures and programs of an archive hold no rows; damage and bombs concern the whole of it. */
function* entryRecords(
  name: string,
  chunks: Chunks,
  reading: Reading,
  depth: number,
): Generator<LeakedRecord> {
  try {
    yield* recordsIn(chunks, name, name, reading, depth + 1);
  } catch (error) {
    if (!(error instanceof LeakedFileTrouble) || error.trouble !== 'unsupported') throw error;
  }
}

function* textRecords(
  chunks: Chunks,
  sample: Uint8Array,
  name: string,
  table: string,
  reading: Reading,
): Generator<LeakedRecord> {
  const encoding = fileEncoding(sample);
  if (reading.form.encoding === '') reading.form.encoding = encoding;
  const start = [...textLines([sample], encoding)].map(({ text }) => text);
  const first = start.find((text) => text.trim() !== '')?.trim() ?? '';
  if (isJson(first)) {
    note(reading, 'json');
    yield* inTable(jsonRecords(textPieces(chunks, encoding), reading.tests.tellWhose), table);
  } else if (/\.sql$/i.test(name) || isSqlDump(start)) {
    note(reading, 'sql');
    yield* sqlRecords(textLines(chunks, encoding));
  } else {
    note(reading, 'csv');
    yield* withHeader(csvRecords(textLines(chunks, encoding)), table, reading.tests.isHeader);
  }
}

function isJson(first: string): boolean {
  return /^\{\s*(?:"|\}|$)/.test(first) || /^\[\s*(?:\{|\]|$)/.test(first);
}

function* inTable(records: Iterable<LeakedRecord>, table: string): Generator<LeakedRecord> {
  for (const record of records)
    yield record.kind === 'row' && record.table === '' ? { ...record, table } : record;
}

function* textPieces(chunks: Chunks, encoding: FileEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The first bytes of a source, and the whole of it; trouble that comes early is told where it belongs. */
function peek(chunks: Chunks): { sample: Uint8Array; all: Chunks } {
  const source = chunks[Symbol.iterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let trouble: unknown;
  try {
    while (length < SAMPLE_BYTES) {
      const next = source.next();
      if (next.done === true) break;
      first.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    trouble = error;
  }
  function* all(): Generator<Uint8Array> {
    yield* first;
    if (trouble !== undefined) throw trouble;
    for (let next = source.next(); next.done !== true; next = source.next()) yield next.value;
  }
  return { sample: Buffer.concat(first).subarray(0, SAMPLE_BYTES), all: all() };
}

function gathered(chunks: Chunks): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MOST_ARCHIVE_BYTES) throw new LeakedFileTrouble('unsupported');
  }
  return Buffer.concat(parts);
}

/** Text has no control characters besides blanks. */
function isText(sample: Uint8Array): boolean {
  const looked = sample.subarray(0, LOOKED_AT);
  const encoding = fileEncoding(sample);
  const isWide = encoding.startsWith('utf-16');
  const text = isWide ? new TextDecoder(encoding).decode(looked) : Buffer.from(looked).toString('latin1');
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return controls * 100 <= text.length;
}

function note({ form }: Reading, format: string): void {
  if (!form.format.split('+').includes(format))
    form.format = form.format === '' ? format : `${form.format}+${format}`;
}
