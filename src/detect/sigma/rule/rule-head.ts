import type { Level } from '../../../model/level.ts';
import type { LogSource } from './log-source.ts';

/** What rules, correlations and filters have in common: Sigma's metadata. */
export interface RuleHead {
  /** The rule's id; without one its name, else its path (the n-th document of a file: `path#n`). */
  readonly id: string;
  /** '' if it has none. */
  readonly name: string;
  readonly title: string;
  /** Our custom field `title_ja`; '' if it has none. */
  readonly titleJa: string;
  readonly path: string;
  /** Line of the rule's first key, from 1. */
  readonly line: number;
  /** Undefined when its author left it open. */
  readonly level: Level | undefined;
  /** '' if it has none. */
  readonly status: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** ATT&CK technique ids out of the tags, upper case: `T1505.003`. */
  readonly techniques: readonly string[];
  readonly fields: readonly string[];
  readonly falsepositives: readonly string[];
  readonly references: readonly string[];
  readonly logsource: LogSource;
  /** Top-level keys that Sigma does not know, as plain data. */
  readonly custom: Readonly<Record<string, unknown>>;
}
