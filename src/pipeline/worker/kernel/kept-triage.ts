import {
  automataToKeep,
  type KeptAutomata,
  targetAutomaton,
  useKeptAutomata,
} from '../../../request/triage/needs-look.ts';
import type { TriggerAutomaton } from '../../../request/triage/trigger-automaton.ts';
import { createTriage, type Triage } from '../../../request/triage.ts';
import { Kernel } from './kernel.ts';
import { fillAllTables } from './literal-tables.ts';

/**
 * What the triggers come down to, as the build made it: the triage's automata and the kernel's tables. Making it
 * anew would take every thread a tenth of a second, before its first line.
 */
export interface KeptTriage extends KeptAutomata {
  /** The extra literals that `target` and the tables know. */
  readonly literals: readonly string[];
  readonly target: TriggerAutomaton;
  readonly tables: Uint8Array;
}

/** Makes what is kept. */
export function makeKeptTriage(module: WebAssembly.Module, literals: readonly string[]): KeptTriage {
  const kernel = new Kernel(module);
  fillAllTables(kernel, literals);
  return {
    ...automataToKeep(),
    literals,
    target: targetAutomaton(literals),
    tables: kernel.tables().slice(),
  };
}

/** Whether what was kept knows these literals, and no others. */
export function knowsLiterals(kept: KeptTriage, literals: readonly string[]): boolean {
  return (
    kept.literals.length === literals.length && kept.literals.every((literal, at) => literal === literals[at])
  );
}

/** The triage by what was kept, where that serves. */
export function createKeptTriage(kept: KeptTriage | undefined, literals: readonly string[]): Triage {
  if (kept === undefined) return createTriage(literals);
  useKeptAutomata(kept);
  return knowsLiterals(kept, literals) ? createTriage(literals, () => kept.target) : createTriage(literals);
}
