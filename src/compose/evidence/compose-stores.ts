import type { Config } from '../../model/config/config.ts';
import type { EvidenceBatch, EvidenceLog } from '../../model/evidence-log.ts';
import type { SpillStore } from '../../model/ports.ts';
import type { ListedIdentifiers, ShopData } from '../../model/shop-data.ts';
import { createSpillFile } from '../../store/spill-file.ts';
import { createEvidenceLog } from '../../store/spilled-evidence-log.ts';
import { sayCountingNote } from '../../text/scope/say-counting-note.ts';

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

/**
 * Puts together a run's stores. Nothing is written before it is needed.
 *
 * @param listed how affected persons are listed; undefined where they are not
 */
export function composeStores(
  { tenants, timezone }: Pick<Config, 'tenants' | 'timezone'>,
  listed?: ListedIdentifiers,
): Stores {
  const spill = createSpillFile();
  const shopData = lazyShopData(async () => {
    const { createShopData } = await import('../../store/shop-data/create-shop-data.ts');
    const { unpackFile } = await import('../../adapters/evidence/unpack-file.ts');
    return createShopData({
      tenants,
      timezone,
      say: (note) => sayCountingNote(note, dayIn(timezone)),
      unpack: unpackFile,
      listed,
    });
  });
  const parquet = whenIdle(() => import('../../store/write-evidence-parquet.ts'));
  return {
    spill,
    evidenceLog: createEvidenceLog(spill),
    async writeEvidence(path, rows, inputs) {
      const { writeEvidenceParquet } = await parquet();
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

/** How long a run is busy with its start, in milliseconds. */
const START_MS = 250;

/**
 * Loads a module while the run waits for its threads: neither its start nor its end waits for it. A run that ends
 * earlier loads it when it asks.
 */
function whenIdle<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loading: Promise<Module> | undefined;
  const start = () => {
    loading ??= load();
    return loading;
  };
  setTimeout(() => start().catch(() => {}), START_MS).unref();
  return start;
}
