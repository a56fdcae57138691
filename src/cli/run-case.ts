import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeEvidence } from '../compose/evidence/compose-evidence.ts';
import { composeStores } from '../compose/evidence/compose-stores.ts';
import { InlinePool } from '../pipeline/chunk/inline-pool.ts';
import { investigate } from '../pipeline/investigate.ts';
import type { RunCase } from '../pipeline/rules-check/run-case.ts';
import { createMessageHandler } from '../pipeline/worker/message-handler.ts';
import { createPasses } from '../pipeline/worker/pass/create-passes.ts';

/** Files of a case that are no evidence. */
const NO_EVIDENCE = new Set(['expected.yaml', 'hinomi.yaml', 'profile.yaml']);

/**
 * Runs a rule's case through the whole pipeline: all files of its folder are evidence, with the `hinomi.yaml`
 * that may lie there; if that names evidence itself, only what it names.
 *
 * @throws AppError when the case's configuration or logs cannot be read
 */
export const runCase: RunCase = async (folder, rules) => {
  const config = join(folder, 'hinomi.yaml');
  const configured = existsSync(config) ? config : undefined;
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !NO_EVIDENCE.has(entry.name))
    .map(({ name }) => join(folder, name));
  const namesEvidence = configured !== undefined && /^evidence:/m.test(readFileSync(configured, 'utf8'));
  const logs = namesEvidence ? [] : files;
  const pool = new InlinePool((send) => createMessageHandler(createPasses, send));
  const evidence = await composeEvidence({ logs, config: configured, pool });
  const stores = composeStores(evidence.setup.config);
  try {
    const broken = evidence.unreadable[0];
    if (broken !== undefined) throw broken;
    const { investigation } = await investigate({
      ...evidence,
      setup: { ...evidence.setup, rules },
      language: 'en',
      clock: { now: () => 0 },
      ...stores,
      leaks: [],
      dutiesOf: async () => [],
      stop: new AbortController().signal,
      notices: [],
      unparsed: () => {},
      progress: () => {},
      spareMemory: () => {},
      compactMemory: () => {},
      allRead: () => {},
    });
    return { findings: investigation.findings };
  } finally {
    await stores.close();
    await evidence.close();
  }
};
