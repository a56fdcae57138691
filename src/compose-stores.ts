import type { Config } from './model/config/config.ts';
import type { EvidenceBatch, EvidenceLog } from './model/evidence-log.ts';
import type { SpillStore } from './model/ports.ts';
import type { ShopData } from './model/shop-data.ts';
import { createSpillFile } from './store/spill-file.ts';
import { createEvidenceLog } from './store/spilled-evidence-log.ts';
import { sayCountingNote } from './text/scope/say-counting-note.ts';

/** Where one run keeps what does not fit in memory, and writes every reference. */
export interface Stores {
  readonly spill: SpillStore;
  readonly evidenceLog: EvidenceLog;
  /** Writes `evidence.parquet`. `inputs` are paths, by the index that references carry. */
  writeEvidence(path: string, rows: Iterable<EvidenceBatch>, inputs: readonly string[]): Promise<void>;
  /** The tenants' own data. Nothing is loaded or opened before it is counted. */
  readonly shopData: ShopData;
  close(): Promise<void>;
}

/** Puts together a run's stores. Nothing is written before it is needed. */
export function composeStores({ tenants, timezone }: Pick<Config, 'tenants' | 'timezone'>): Stores {
  const spill = createSpillFile();
  const shopData = lazyShopData(async () => {
    const { createShopData } = await import('./store/shop-data/create-shop-data.ts');
    return createShopData({ tenants, timezone, say: (note) => sayCountingNote(note, dayIn(timezone)) });
  });
  return {
    spill,
    evidenceLog: createEvidenceLog(spill),
    async writeEvidence(path, rows, inputs) {
      // Loaded only now: the run does not wait for it at its start.
      const { writeEvidenceParquet } = await import('./store/write-evidence-parquet.ts');
      writeEvidenceParquet(path, rows, inputs);
    },
    shopData,
    async close() {
      spill.close();
      await shopData.close();
    },
  };
}

/** The database engine takes longer to load than a small log to read: it is loaded when something is counted. */
function lazyShopData(load: () => Promise<ShopData>): ShopData {
  let loaded: Promise<ShopData> | undefined;
  return {
    async count(groups) {
      loaded ??= load();
      return (await loaded).count(groups);
    },
    async *affected(options) {
      if (loaded !== undefined) yield* (await loaded).affected(options);
    },
    async close() {
      if (loaded !== undefined) await (await loaded).close();
    },
  };
}

function dayIn(timezone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' });
  return (at) => format.format(at);
}
