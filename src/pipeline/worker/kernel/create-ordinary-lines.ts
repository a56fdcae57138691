import { targetTriggers } from '../../../request/triage/triggers.ts';
import type { WorkerSetup } from '../worker-setup.ts';
import { knowsLiterals } from './kept-triage.ts';
import { Kernel } from './kernel.ts';
import { fillAllTables, fillTables } from './literal-tables.ts';
import { OrdinaryLines } from './ordinary-lines.ts';

/** Prepares a thread's kernel; undefined when there is none. */
export function createOrdinaryLines(
  { kernel: module, triage, since, until, config }: WorkerSetup,
  targetLiterals: readonly string[],
): OrdinaryLines | undefined {
  if (module === undefined) return undefined;
  const kernel = new Kernel(module);
  if (triage === undefined) fillAllTables(kernel, targetLiterals);
  else {
    kernel.tables().set(triage.tables);
    if (!knowsLiterals(triage, targetLiterals)) fillTables(kernel, 'target', targetTriggers(targetLiterals));
  }
  kernel.run.begin(since, until, config.tenants.length > 0);
  return new OrdinaryLines(kernel);
}
