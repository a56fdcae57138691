import { isAscii, isUtf8 } from 'node:buffer';
import type { CountingNote } from '../../../../model/counting-note.ts';
import type { Unpack } from '../../../../model/ports.ts';
import { quoteName } from '../../duckdb/quote-name.ts';
import { quoteText } from '../../duckdb/quote-text.ts';
import type { StagingArea } from '../../table-source.ts';
import type { FileTable } from '../file-table.ts';
import { findDelimiter } from './find-delimiter.ts';
import { type LineDecoder, lineDecoder } from './line-decoder.ts';
import { linesOf, readRecords } from './read-records.ts';
import { type CsvScan, scanCsv } from './scan-csv.ts';
import { splitRecord } from './split-record.ts';

/** Lines that are not UTF-8, looked at to find out what they are. */
const ODD_LINES = 2000;
const BROKEN_SHOWN = 5;
const BATCH = 5000;
/** Stands where an encoding has no character for the bytes. */
const UNREADABLE = '\ufffd';
/** How dumps write that there is nothing. */
const NULLS: ReadonlySet<string> = new Set(['', '\\N', 'NULL']);

/** A file's header and how its cells stand. */
interface Layout {
  readonly path: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Places of the columns that are needed. */
  readonly places: readonly number[];
}

/** Rows laid out, and lines of which no row could be made. */
interface Read {
  readonly relation: string;
  readonly rows: number;
  readonly broken: number;
  readonly lines: readonly number[];
  /** Rows with characters that nothing could be made of. */
  readonly garbled: number;
  /** The last line of which no row could be made; 0 for none. */
  readonly lastBroken: number;
}

/**
 * Reads the needed columns of a CSV file into a table: every cell is text. UTF-8 in one piece is read by DuckDB, and
 * its word on broken rows is taken only when rows and lines add up; everything else is read line by line. What is
 * compressed or in UTF-16 is unpacked first.
 *
 * @param isNeeded whether a column of this name may be asked for
 */
export async function openCsv(
  given: string,
  {
    area,
    isNeeded,
    unpack,
  }: {
    readonly area: StagingArea;
    readonly isNeeded: (name: string) => boolean;
    readonly unpack: Unpack;
  },
): Promise<FileTable> {
  const plain = area.newFile('.csv');
  const unpacked = await unpack(given, plain);
  const path = unpacked === null ? given : plain;
  const scan = await scanCsv(path);
  const odd = scan.isUtf8 ? null : await lookAtOddLines(path);
  const { decode, encoding } = odd === null ? { decode: utf8, encoding: 'utf-8' } : lineDecoder(odd.lines);
  const layout = await readLayout(path, decode, isNeeded);
  const read =
    (scan.isUtf8 ? await readByDatabase(layout, scan, area) : undefined) ??
    (await readByLines(layout, decode, area));
  const problems: CountingNote[] = [];
  if (read.broken > 0)
    problems.push({ code: 'broken-rows', table: given, n: read.broken, lines: read.lines });
  const isMixed = odd !== null && odd.utf8 > 0;
  if (isMixed || read.garbled > 0) {
    const { garbled } = read;
    problems.push({ code: 'mixed-encodings', table: given, n: odd?.n ?? 0, encoding, garbled });
  }
  // A last row that stops short, without a line break: whoever made the file, or sent it, stopped there.
  const isCut = scan.openLine > 0 && read.lastBroken === scan.openLine;
  const reason = unpacked?.trouble?.cause ?? (isCut ? '' : undefined);
  if (reason !== undefined)
    problems.push({ code: 'broke-off', table: given, rows: read.rows, unread: null, reason });
  return {
    relation: read.relation,
    columns: new Map(
      layout.places.map((place, at) => [layout.header[place]!, { name: `c${at}`, type: 'VARCHAR' }]),
    ),
    rows: read.rows,
    broken: read.broken,
    problems,
  };
}

const utf8Decoder = new TextDecoder('utf-8');
const utf8: LineDecoder = (line) => utf8Decoder.decode(line);

/** Lines that are not UTF-8: how many, some of them, and how many others are more than ASCII. */
async function lookAtOddLines(
  path: string,
): Promise<{ readonly n: number; readonly lines: readonly Uint8Array[]; readonly utf8: number }> {
  const lines: Uint8Array[] = [];
  let n = 0;
  let utf8Lines = 0;
  for await (const line of linesOf(path)) {
    if (isAscii(line)) continue;
    if (isUtf8(line)) utf8Lines++;
    else if (++n <= ODD_LINES) lines.push(Uint8Array.from(line));
  }
  return { n, lines, utf8: utf8Lines };
}

async function readLayout(
  path: string,
  decode: LineDecoder,
  isNeeded: (name: string) => boolean,
): Promise<Layout> {
  for await (const line of linesOf(path)) {
    const text = decode(line)
      .replace(/^\ufeff/, '')
      .replace(/\r$/, '');
    if (text.trim() === '') continue;
    const delimiter = findDelimiter(text);
    const cells = splitRecord(text, delimiter, '"');
    const names = (Array.isArray(cells) ? (cells as readonly string[]) : text.split(delimiter)).map((name) =>
      name.trim(),
    );
    const width = names.findLastIndex((name) => name !== '') + 1;
    const header = names.slice(0, width);
    const places = header.flatMap((name, at) => (isNeeded(name) && header.indexOf(name) === at ? [at] : []));
    return { path, delimiter, header, places: places.length > 0 ? places : [0] };
  }
  return { path, delimiter: ',', header: [], places: [] };
}

/** undefined when DuckDB's rows and the file's lines do not add up. */
async function readByDatabase(
  { path, delimiter, header, places }: Layout,
  scan: CsvScan,
  area: StagingArea,
): Promise<Read | undefined> {
  if (header.length === 0) return undefined;
  const relation = area.newTable();
  const types = header.map((_, at) => `'h${at}': 'VARCHAR'`).join(', ');
  const columns = places.map((place, at) => `h${place} AS c${at}`).join(', ');
  // DuckDB takes only plain names for these.
  const rejects = `rejects_${relation.replace(/\D/g, '')}`;
  try {
    await area.run(
      `CREATE TABLE ${relation} AS SELECT ${columns} FROM read_csv(${quoteText(path)}, skip = 1, header = false,
        auto_detect = false, columns = {${types}}, delim = ${quoteText(delimiter)}, quote = '"', escape = '"',
        nullstr = ['', '\\N', 'NULL'], null_padding = false, strict_mode = true, store_rejects = true,
        rejects_table = ${quoteText(`${rejects}_errors`)},
        rejects_scan = ${quoteText(`${rejects}_scans`)})`,
    );
  } catch {
    return undefined;
  }
  const [counted] = await area.rows(`SELECT count(*) AS n FROM ${relation}`);
  const lines = await area.rows(`SELECT DISTINCT line FROM ${quoteName(`${rejects}_errors`)} ORDER BY line`);
  const rows = Number(counted!.n);
  const isWhole = scan.hasQuotes
    ? lines.length === 0 && rows === scan.records - 1
    : rows + lines.length === scan.lines - 1;
  if (!isWhole) {
    await area.run(`DROP TABLE ${relation}`);
    return undefined;
  }
  const broken = lines.map(({ line }) => Number(line));
  return {
    relation,
    rows,
    broken: broken.length,
    lines: broken.slice(0, BROKEN_SHOWN),
    garbled: 0,
    lastBroken: broken.at(-1) ?? 0,
  };
}

async function readByLines(
  { path, delimiter, header, places }: Layout,
  decode: LineDecoder,
  area: StagingArea,
): Promise<Read> {
  const broken: number[] = [];
  let n = 0;
  let garbled = 0;
  let lastBroken = 0;
  async function* batches() {
    let batch: (string | null)[][] = [];
    let isHeader = true;
    for await (const { cells, line } of readRecords(path, delimiter, decode, header.length)) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      if (cells === null) {
        n++;
        lastBroken = line;
        if (broken.length < BROKEN_SHOWN) broken.push(line);
        continue;
      }
      if (places.some((place) => cells[place]!.includes(UNREADABLE))) garbled++;
      batch.push(places.map((place) => (NULLS.has(cells[place]!) ? null : cells[place]!)));
      if (batch.length >= BATCH) {
        yield batch;
        batch = [];
      }
    }
    yield batch;
  }
  const { relation, rows, failure } = await area.append(Math.max(1, places.length), batches());
  if (failure !== undefined) throw failure;
  return { relation, rows, broken: n, lines: broken, garbled, lastBroken };
}
