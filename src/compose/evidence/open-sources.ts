import { createReadStream } from 'node:fs';
import { fileIdentity } from '../../adapters/evidence/file-identity.ts';
import { findInputs } from '../../adapters/evidence/find-inputs.ts';
import { isPipe } from '../../adapters/evidence/open-input.ts';
import { openLog } from '../../adapters/evidence/open-log.ts';
import { spoolInput } from '../../adapters/evidence/spool-input.ts';
import { AppError } from '../../errors/app-error.ts';
import type { EvidenceSource } from '../../model/config/config.ts';
import type { EvidenceInput } from '../../pipeline/evidence/evidence-input.ts';

/** Inputs that are open, and those that could not be opened. */
export interface OpenedSources {
  readonly inputs: readonly EvidenceInput[];
  /** The others are read all the same. */
  readonly unreadable: readonly AppError[];
  /** Whether a stream was left before its end. */
  readonly isCutShort: boolean;
  /** Removes temporary copies. */
  close(): Promise<void>;
}

/**
 * Opens every input that the sources name; the same file named twice is opened once.
 *
 * @param stopCopying ends the copying of a stream: what came so far is the evidence
 */
export async function openSources(
  sources: readonly EvidenceSource[],
  stopCopying: AbortSignal | undefined,
): Promise<OpenedSources> {
  const inputs = new Map<string, EvidenceInput>();
  const unreadable: AppError[] = [];
  const copies: (() => Promise<void>)[] = [];
  const tried = async <Value>(attempt: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unreadable.push(error);
      return undefined;
    }
  };
  const files = new Set<string>();
  for (const source of sources) {
    for (const path of (await tried(() => findInputs(source.path))) ?? []) {
      const file = await fileIdentity(path);
      if (files.has(file)) continue;
      files.add(file);
      const open = await tried(() => openPath(path, copies, stopCopying));
      if (open !== undefined) inputs.set(path, evidenceInput(source, open));
    }
  }
  return {
    inputs: [...inputs.values()],
    unreadable,
    isCutShort: copies.length > 0 && stopCopying?.aborted === true,
    close: async () => {
      for (const remove of copies) await remove();
    },
  };
}

async function openPath(
  path: string,
  copies: (() => Promise<void>)[],
  stopCopying: AbortSignal | undefined,
): Promise<EvidenceInput['open']> {
  if (path !== '-' && !(await isPipe(path))) return openLog(path);
  const stream = path === '-' ? process.stdin : createReadStream(path);
  const { input, remove } = await spoolInput(stream, path, Date.now(), stopCopying);
  copies.push(remove);
  return input;
}

function evidenceInput(source: EvidenceSource, open: EvidenceInput['open']): EvidenceInput {
  return {
    open,
    spec: { format: source.format, fields: source.fields },
    timezone: source.timezone,
    tenant: source.tenant ?? '',
    client: source.client,
  };
}
