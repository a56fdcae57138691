import { type ColumnSource, fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { EvidenceBatch } from '../model/evidence-log.ts';

/** Batches in a group of rows: about 100,000 rows. */
const GROUP_BATCHES = 12;

/** More than there are in a group: what is written at once stays together, each column on one page. */
const GROUP_ROWS = 1_000_000;

const GREATEST_INT32 = 2 ** 31 - 1;

/**
 * The columns of `evidence.parquet`. Times are UTC, to the millisecond. `counted` tells the events that a finding's
 * `count` is of from those that it shows besides; null for rows of actors.
 */
const SCHEMA = [
  { name: 'root', num_children: 7 },
  { name: 'finding', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'actor', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'input', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'line', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'offset', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'at', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'OPTIONAL' },
  { name: 'counted', type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
] as const;

/**
 * Writes every reference of a run as Apache Parquet, a group of rows at a time.
 *
 * @param inputs the inputs' paths, by the index that references carry
 */
export function writeEvidenceParquet(
  path: string,
  batches: Iterable<EvidenceBatch>,
  inputs: readonly string[],
): void {
  // Statistics and compression cost more than the rest, and gain nothing here: differences of neighbours and
  // indexes into dictionaries are small already.
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: SCHEMA.map((element) => ({ ...element })),
    statistics: false,
    codec: 'UNCOMPRESSED',
    createdBy: 'hinomi',
  });
  let group: EvidenceBatch[] = [];
  const flush = (): void => {
    if (group.length > 0)
      void writer.write({ columnData: columnsOf(group, inputs), rowGroupSize: GROUP_ROWS, pageSize: 0 });
    group = [];
  };
  for (const batch of batches) {
    if (batch.rows > 0) group.push(batch);
    if (group.length === GROUP_BATCHES) flush();
  }
  flush();
  void writer.finish();
}

function columnsOf(group: readonly EvidenceBatch[], inputs: readonly string[]): ColumnSource[] {
  const texts = { encoding: 'RLE_DICTIONARY' } as const;
  const numbers = { encoding: 'DELTA_BINARY_PACKED' } as const;
  return [
    { name: 'finding', data: ownersOf(group, 'finding'), ...texts },
    { name: 'actor', data: ownersOf(group, 'actor'), ...texts },
    { name: 'input', data: column(group, (batch, row) => inputs[batch.inputs[row]!]!), ...texts },
    { name: 'line', data: integers(group, (batch) => batch.lines), ...numbers },
    { name: 'offset', data: integers(group, (batch) => batch.offsets), ...numbers },
    { name: 'at', data: column(group, (batch, row) => timeOf(batch.times[row]!)) },
    // Not RLE, the library's own choice: more readers know the plain encoding of booleans.
    { name: 'counted', data: column(group, ({ counted }) => counted), encoding: 'PLAIN' },
  ];
}

function ownersOf(group: readonly EvidenceBatch[], of: EvidenceBatch['of']): (string | undefined)[] {
  return column(group, (batch, row) => (batch.of === of ? batch.ids[batch.owners[row]!] : undefined));
}

/** Numbers as the library packs them fastest: of 32 bits where they all fit, else BigInt. */
function integers(
  group: readonly EvidenceBatch[],
  valuesOf: (batch: EvidenceBatch) => Float64Array,
): Int32Array | BigInt64Array {
  const parts = group.map(valuesOf);
  const rows = parts.reduce((sum, { length }) => sum + length, 0);
  const fits = parts.every((part) => part.every((value) => value <= GREATEST_INT32));
  if (!fits) return BigInt64Array.from(parts.flatMap((part) => Array.from(part, BigInt)));
  const values = new Int32Array(rows);
  let filled = 0;
  for (const part of parts) {
    values.set(part, filled);
    filled += part.length;
  }
  return values;
}

/** As a number: the library takes it as readily as a date, and no object is made for each row. */
function timeOf(at: number): number | undefined {
  return Number.isNaN(at) ? undefined : at;
}

function column<Value>(
  group: readonly EvidenceBatch[],
  cell: (batch: EvidenceBatch, row: number) => Value,
): Value[] {
  const values: Value[] = [];
  for (const batch of group) for (let row = 0; row < batch.rows; row++) values.push(cell(batch, row));
  return values;
}
