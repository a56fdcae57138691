import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { createSpillFile } from './spill-file.ts';
import { createEvidenceLog } from './spilled-evidence-log.ts';
import { writeEvidenceParquet } from './write-evidence-parquet.ts';

async function roundTrip(fill: (log: ReturnType<typeof createEvidenceLog>) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'hinomi-test-'));
  const spill = createSpillFile();
  try {
    const log = createEvidenceLog(spill);
    fill(log);
    const path = join(folder, 'evidence.parquet');
    const rows = log.batches(
      (key) => (key === 5_000 ? undefined : `f${key}`),
      (key) => `a${key}`,
    );
    writeEvidenceParquet(path, rows, ['one.log', 'two.log']);
    return await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  } finally {
    spill.close();
    await rm(folder, { recursive: true });
  }
}

test('references come out with their final names', async () => {
  const rows = await roundTrip((log) => {
    log.addForFinding(7, { input: 1, line: 12, offset: 2 ** 40 }, Date.UTC(2016, 3, 18), true);
    log.addForFinding(7, { input: 0, line: 4, offset: 123 }, 5, false);
    log.addForFinding(5_000, { input: 0, line: 1, offset: 0 }, 0, true);
    log.addForActor(1, { input: 0, line: 1, offset: 0 }, 0);
    log.dropActors();
    log.addForActor(2, { input: 0, line: 3, offset: 99 }, Number.NaN);
  });
  expect(rows).toEqual([
    {
      finding: 'f7',
      actor: null,
      input: 'two.log',
      line: 12n,
      offset: BigInt(2 ** 40),
      at: new Date('2016-04-18'),
      counted: true,
    },
    { finding: 'f7', actor: null, input: 'one.log', line: 4n, offset: 123n, at: new Date(5), counted: false },
    { finding: null, actor: 'a2', input: 'one.log', line: 3n, offset: 99n, at: null, counted: null },
  ]);
});

test('no reference is lost when most of them lie on disk', async () => {
  const rows = await roundTrip((log) => {
    for (let line = 1; line <= 900_000; line++)
      log.addForFinding(1, { input: 0, line, offset: line }, line, true);
  });
  expect(rows).toHaveLength(900_000);
  expect(rows.reduce((sum, row) => sum + Number(row.line), 0)).toBe((900_000 * 900_001) / 2);
}, 60_000);

test('a run without findings writes a file without rows', async () => {
  expect(await roundTrip(() => {})).toEqual([]);
});
