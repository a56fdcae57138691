import type { ParserOptions } from '../../collect/record-parser.ts';
import type { RuleSet } from '../../detect/sigma/rule/rule-set.ts';
import type { ClientHeader, Config } from '../../model/config/config.ts';
import type { KeptTriage } from './kernel/kept-triage.ts';

/** What every worker is told once. Plain data: it is copied into the thread. */
export interface WorkerSetup {
  readonly config: Config;
  readonly rules: RuleSet;
  /** Lines before this moment are learned from, and not told of (decision 0018); -Infinity for none. */
  readonly since: number;
  /** Lines after this moment are read over; Infinity for none. */
  readonly until: number;
  /** The kernel for ordinary lines (kernel/scan.ts); undefined reads all lines by the parsers, with the same result. */
  readonly kernel?: WebAssembly.Module | undefined;
  /** What the build made of the triggers; undefined makes each thread make it. */
  readonly triage?: KeptTriage | undefined;
}

/** How an input is to be read. */
export interface FormatSpec {
  /** A format's name or format string; `auto` to look at the sample. */
  readonly format: string;
  /** For audit logs: which column is which. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** What every worker is told of an input before its first chunk. */
export interface InputSetup {
  readonly type: 'input';
  readonly input: number;
  /** The path without compression's ending. */
  readonly name: string;
  readonly spec: FormatSpec;
  /** The first bytes that tell the input's format. */
  readonly sample: Uint8Array;
  readonly options: ParserOptions;
  /** Tenant of lines that name no host; ''. */
  readonly tenant: string;
  readonly client?: ClientHeader | undefined;
}
