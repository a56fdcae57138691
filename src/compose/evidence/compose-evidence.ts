import { availableParallelism } from 'node:os';
import { formatNamed } from '../../collect/format-named.ts';
import { AppError } from '../../errors/app-error.ts';
import { ConfigErrors } from '../../errors/config-errors.ts';
import { type Config, defaultConfig, type EvidenceSource } from '../../model/config/config.ts';
import type { Profile } from '../../model/route.ts';
import { isTimezone, zonedTime } from '../../model/zoned-time.ts';
import type { ChunkPool } from '../../pipeline/chunk/chunk-pool.ts';
import { WorkerPool } from '../../pipeline/chunk/worker-pool.ts';
import type { WorkerSetup } from '../../pipeline/worker/worker-setup.ts';
import { composeKernel } from './compose-kernel.ts';
import { composeShipped } from './compose-shipped.ts';
import { type OpenedSources, openSources } from './open-sources.ts';

/** Times without an offset and reports are in this zone when nobody says otherwise. */
const DEFAULT_ZONE = 'Asia/Tokyo';

/** What every command that reads evidence can be told. */
export interface EvidenceOptions {
  readonly logs: readonly string[];
  readonly config?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly tz?: string | undefined;
  readonly workers?: number | undefined;
  /** Threads that are starting up already, or a stand-in; else they are started here. */
  readonly pool?: ChunkPool | undefined;
  /** Ends the copying of a stream (standard input): what came so far is the evidence. */
  readonly stopCopying?: AbortSignal | undefined;
}

/** Evidence that is ready to be read. */
export interface ComposedEvidence extends OpenedSources {
  readonly setup: WorkerSetup;
  readonly pool: ChunkPool;
  /** Ends the threads, removes temporary copies. */
  close(): Promise<void>;
}

/**
 * Puts together what a command needs to read evidence: configuration, rules, opened inputs.
 *
 * @throws AppError with exit code 2 for options and formats, ConfigErrors for the configuration
 */
export async function composeEvidence(options: EvidenceOptions): Promise<ComposedEvidence> {
  if (options.tz !== undefined && !isTimezone(options.tz)) {
    throw new AppError('OPTION_ZONE', { value: options.tz });
  }
  const composed = await openEvidence(options);
  const pool =
    options.pool ??
    new WorkerPool(new URL('./worker.cjs', import.meta.url), options.workers ?? availableParallelism());
  return {
    ...composed,
    pool,
    close: async () => {
      await Promise.all([composed.close(), pool.close()]);
    },
  };
}

async function openEvidence(options: EvidenceOptions): Promise<Omit<ComposedEvidence, 'pool'>> {
  const shipped = await composeShipped();
  const config = await loadConfig(options, shipped.profile);
  const since = timeOption('--since', options.since, config.timezone, 'start') ?? Number.NEGATIVE_INFINITY;
  const until = timeOption('--until', options.until, config.timezone, 'end') ?? Number.POSITIVE_INFINITY;
  if (since > until) {
    throw new AppError('OPTION_PERIOD', { since: options.since ?? '', until: options.until ?? '' });
  }
  const sources = sourcesOf(options.logs, config);
  // Files that left are read apart (see compose-leaks); they may be all there is.
  const isEmpty = sources.length === 0 && config.evidence.length === 0;
  // What a card company said can be counted in the orders without any log.
  if (isEmpty && config.told.length === 0) throw new AppError('INPUT_NONE');
  for (const source of sources) refuseBadFormat(source);
  return {
    ...(await openSources(sources, options.stopCopying)),
    setup: { config, rules: shipped.rules, since, until, ...composeKernel() },
  };
}

async function loadConfig(options: EvidenceOptions, generic: Profile): Promise<Config> {
  const timezone = options.tz ?? DEFAULT_ZONE;
  if (options.config === undefined) return defaultConfig(timezone, generic);
  // Loaded only when needed: the schemas and the YAML reader take longer to load than a small log to read.
  const { readConfig } = await import('../../adapters/settings/read-config.ts');
  const reading = await readConfig(options.config, { timezone });
  if (!reading.ok) throw new ConfigErrors(reading.problems);
  return options.tz === undefined ? reading.config : { ...reading.config, timezone: options.tz };
}

function timeOption(
  option: string,
  value: string | undefined,
  timezone: string,
  edge: 'start' | 'end',
): number | undefined {
  if (value === undefined) return undefined;
  const at = zonedTime(value, timezone, edge);
  if (Number.isNaN(at)) throw new AppError('OPTION_TIME', { option, value });
  return at;
}

/** Logs named on the command line; without any, the configuration's evidence. */
function sourcesOf(logs: readonly string[], config: Config): readonly EvidenceSource[] {
  if (logs.length === 0) {
    return config.evidence
      .filter(({ kind }) => kind !== 'file')
      .map((source) =>
        source.kind === 'script_history' && source.format === 'auto'
          ? { ...source, format: 'script-history' }
          : source,
      );
  }
  return logs.map((path) => ({
    kind: 'access_log',
    path,
    format: 'auto',
    timezone: config.timezone,
  }));
}

function refuseBadFormat({ path, format, fields }: EvidenceSource): void {
  if (fields !== undefined) {
    const missing = ['at', 'action'].filter((name) => fields[name] === undefined);
    if (missing.length > 0) throw new AppError('FIELDS_INCOMPLETE', { path, missing: missing.join(', ') });
    return;
  }
  if (format === 'auto') return;
  const named = formatNamed(format);
  if ('createParser' in named) return;
  const { problem, part } = named;
  if (problem === 'no-request') throw new AppError('FORMAT_WITHOUT_REQUEST', { path, format });
  throw new AppError('FORMAT_UNKNOWN', { path, format, problem, part });
}
