import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { EvidenceBatch } from '../model/evidence-log.ts';

/** Batches in a group of rows: about 100,000 rows. */
const GROUP_BATCHES = 12;

/** The columns of `evidence.parquet`. Times are UTC, to the millisecond. */
const SCHEMA = [
  { name: 'root', num_children: 6 },
  { name: 'finding', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'actor', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'input', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'line', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'offset', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'at', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'OPTIONAL' },
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
  // Without statistics: they cost more than the rest, and nobody looks for lines by their range.
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: SCHEMA.map((element) => ({ ...element })),
    statistics: false,
    createdBy: 'hinomi',
  });
  let group: EvidenceBatch[] = [];
  const flush = (): void => {
    if (group.length > 0) void writer.write({ columnData: columnsOf(group, inputs), rowGroupSize: 1_000_000 });
    group = [];
  };
  for (const batch of batches) {
    if (batch.rows > 0) group.push(batch);
    if (group.length === GROUP_BATCHES) flush();
  }
  flush();
  void writer.finish();
}

function columnsOf(group: readonly EvidenceBatch[], inputs: readonly string[]) {
  return [
    { name: 'finding', data: ownersOf(group, 'finding') },
    { name: 'actor', data: ownersOf(group, 'actor') },
    { name: 'input', data: column(group, (batch, row) => inputs[batch.inputs[row]!]!) },
    { name: 'line', data: column(group, (batch, row) => BigInt(batch.lines[row]!)) },
    { name: 'offset', data: column(group, (batch, row) => BigInt(batch.offsets[row]!)) },
    { name: 'at', data: column(group, (batch, row) => timeOf(batch.times[row]!)) },
  ];
}

function ownersOf(group: readonly EvidenceBatch[], of: EvidenceBatch['of']): (string | undefined)[] {
  return column(group, (batch, row) => (batch.of === of ? batch.ids[batch.owners[row]!] : undefined));
}

function timeOf(at: number): Date | undefined {
  return Number.isNaN(at) ? undefined : new Date(at);
}

function column<Value>(
  group: readonly EvidenceBatch[],
  valueOf: (batch: EvidenceBatch, row: number) => Value,
): Value[] {
  const values: Value[] = [];
  for (const batch of group) for (let row = 0; row < batch.rows; row++) values.push(valueOf(batch, row));
  return values;
}
