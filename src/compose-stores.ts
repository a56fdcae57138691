import type { EvidenceBatch, EvidenceLog } from './model/evidence-log.ts';
import type { SpillStore } from './model/ports.ts';
import { createSpillFile } from './store/spill-file.ts';
import { createEvidenceLog } from './store/spilled-evidence-log.ts';

/** Where one run keeps what does not fit in memory, and writes every reference. */
export interface Stores {
  readonly spill: SpillStore;
  readonly evidenceLog: EvidenceLog;
  /** Writes `evidence.parquet`. `inputs` are paths, by the index that references carry. */
  writeEvidence(path: string, rows: Iterable<EvidenceBatch>, inputs: readonly string[]): Promise<void>;
  close(): void;
}

/** Puts together a run's stores. Nothing is written before it is needed. */
export function composeStores(): Stores {
  const spill = createSpillFile();
  return {
    spill,
    evidenceLog: createEvidenceLog(spill),
    async writeEvidence(path, rows, inputs) {
      // Loaded only now: the run does not wait for it at its start.
      const { writeEvidenceParquet } = await import('./store/write-evidence-parquet.ts');
      writeEvidenceParquet(path, rows, inputs);
    },
    close: () => spill.close(),
  };
}
