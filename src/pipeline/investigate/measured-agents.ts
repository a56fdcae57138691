import type { Finding } from '../../model/finding.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { Drawing } from './drawing.ts';

/** As many User-Agents are measured; nobody is joined on any other. */
const AGENTS_LIMIT = 64;

/** What is needed to measure how common User-Agents are. */
export interface MeasuringOptions {
  readonly judged: { readonly findings: readonly Finding[]; readonly drawing: Pick<Drawing, 'commonAgents'> };
  readonly limits: ReachedLimits;
  readonly stop: AbortSignal;
}

/**
 * Which User-Agents many send of whom nothing hostile is known. The evidence is read again for them, and only once somebody may be
 * joined on one: an honest log never is.
 */
export class MeasuredAgents {
  /** Grows with each {@link measure}. What could not be measured counts as common: nobody is joined on it. */
  readonly common = new Set<string>();
  readonly #measured = new Set<string>();
  readonly #accused: ReadonlySet<string>;
  readonly #options: MeasuringOptions;

  constructor(options: MeasuringOptions) {
    this.#options = options;
    const told = options.judged.findings.filter(({ level }) => level !== 'informational');
    this.#accused = new Set(told.flatMap(({ sources }) => sources));
  }

  /** Measures those that were not measured before. */
  async measure(agents: readonly string[]): Promise<void> {
    const { judged, limits, stop } = this.#options;
    const fresh = agents.filter((agent) => !this.#measured.has(agent));
    const asked = stop.aborted ? [] : fresh.slice(0, Math.max(0, AGENTS_LIMIT - this.#measured.size));
    for (const agent of fresh) this.#measured.add(agent);
    for (const agent of fresh.slice(asked.length)) this.common.add(agent);
    limits.note('tools', fresh.length - asked.length);
    if (asked.length === 0) return;
    const isCounted = (address: string) => !this.#accused.has(address);
    for (const agent of await judged.drawing.commonAgents(asked, isCounted)) this.common.add(agent);
  }
}
