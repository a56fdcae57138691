import { findInputs } from '../../adapters/evidence/find-inputs.ts';
import { leakedFiles } from '../../adapters/evidence/leaked-files.ts';
import { openInput } from '../../adapters/evidence/open-input.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Config } from '../../model/config/config.ts';
import { type Leak, readLeak } from '../../scope/file/leak.ts';

/** Leaked files that were read. */
export interface ComposedLeaks {
  /** In the order of their paths, each once. */
  readonly leaks: readonly Leak[];
  readonly unreadable: readonly AppError[];
}

/**
 * Reads the files that the configuration says have left or were found (`kind: file`). The tenant is the one that the
 * entry names, or the only one there is.
 */
export async function composeLeaks(config: Config): Promise<ComposedLeaks> {
  const leaks = new Map<string, Leak>();
  const unreadable: AppError[] = [];
  const profiles = new Map(config.tenants.map(({ id, profile }) => [id, profile]));
  for (const source of config.evidence.filter(({ kind }) => kind === 'file')) {
    const tenant = source.tenant ?? (config.tenants.length === 1 ? config.tenants[0]!.id : '');
    try {
      for (const path of await findInputs(source.path)) {
        if (leaks.has(path)) continue;
        // Says in the catalogue's words what is wrong with a file.
        await openInput(path);
        leaks.set(path, readLeak(leakedFiles.open(path), tenant, profiles.get(tenant) ?? config.profile));
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unreadable.push(error);
    }
  }
  return { leaks: [...leaks.values()].sort((a, b) => (a.file.path < b.file.path ? -1 : 1)), unreadable };
}
