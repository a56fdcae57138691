import type { EvidenceBatch } from '../model/evidence-log.ts';
import type { ColumnChunk, ColumnPage } from './parquet/column-chunk.ts';
import { ParquetFile } from './parquet/parquet-file.ts';

/** Batches in a group of rows, each a page: about 100,000 rows. */
const GROUP_BATCHES = 12;

/** The columns of `evidence.parquet`. Times are UTC, to the millisecond. */
const SCHEMA = [
  { name: 'finding', kind: 'text', optional: true },
  { name: 'actor', kind: 'text', optional: true },
  { name: 'input', kind: 'text', optional: false },
  { name: 'line', kind: 'integer', optional: false },
  { name: 'offset', kind: 'integer', optional: false },
  { name: 'at', kind: 'time', optional: true },
] as const;

const NOTHING = new Int32Array();

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
  const file = new ParquetFile(path, SCHEMA);
  let group: EvidenceBatch[] = [];
  const flush = (): void => {
    const rows = group.reduce((sum, batch) => sum + batch.rows, 0);
    if (rows > 0) file.writeGroup(rows, columnsOf(group, inputs));
    group = [];
  };
  for (const batch of batches) {
    if (batch.rows > 0) group.push(batch);
    if (group.length === GROUP_BATCHES) flush();
  }
  flush();
  file.finish();
}

function columnsOf(group: readonly EvidenceBatch[], inputs: readonly string[]): ColumnChunk[] {
  const whole = (values: (batch: EvidenceBatch) => ColumnPage['values']): ColumnPage[] =>
    group.map((batch) => ({ rows: batch.rows, runs: [batch.rows], values: values(batch) }));
  return [
    ownersOf(group, 'finding'),
    ownersOf(group, 'actor'),
    { dictionary: inputs, pages: whole((batch) => batch.inputs) },
    { dictionary: null, pages: whole((batch) => batch.lines) },
    { dictionary: null, pages: whole((batch) => batch.offsets) },
    { dictionary: null, pages: group.map(timesOf) },
  ];
}

function ownersOf(group: readonly EvidenceBatch[], of: EvidenceBatch['of']): ColumnChunk {
  return {
    dictionary: group.find((batch) => batch.of === of)?.ids ?? [],
    pages: group.map(({ of: kind, rows, owners }) =>
      kind === of ? { rows, runs: [rows], values: owners } : { rows, runs: [0, rows], values: NOTHING },
    ),
  };
}

/** Events come in order of time, those without one first: so there are few runs. */
function timesOf({ rows, times }: EvidenceBatch): ColumnPage {
  const runs = [0];
  let known = true;
  for (const time of times) {
    if (Number.isNaN(time) === known) {
      known = !known;
      runs.push(0);
    }
    runs[runs.length - 1]!++;
  }
  const values = runs.length === 1 ? times : times.filter((time) => !Number.isNaN(time));
  return { rows, runs, values: values.map(Math.trunc) };
}
