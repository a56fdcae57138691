import type { Actor } from './actor.ts';
import type { Duty } from './duty.ts';
import type { Episode } from './episode.ts';
import type { Scope } from './exposure.ts';
import type { Finding } from './finding.ts';
import type { Gap, Input } from './input.ts';
import type { Language, Text } from './language.ts';

/** Something the reader must know before believing the rest: what was not read, or cannot be trusted. */
export interface Notice {
  /** Stable word: `busy-address`, `unparsed-lines`, `interrupted`, `input-unreadable`, … */
  readonly code: string;
  readonly text: Text;
  /** The address that a `busy-address` tells of. */
  readonly about?: string;
}

/** Everything one run of `hinomi investigate` came to know. Immutable; writers only render it. */
export interface Investigation {
  /** The language of titles, reasons and other text that is there in one only. */
  readonly language: Language;
  /** IANA zone in which times are shown. */
  readonly timezone: string;
  /** Milliseconds since the epoch; the only thing that differs between two runs on the same evidence. */
  readonly generatedAt: number;
  /** Sorted by path. `EvidenceRef.input` points here. */
  readonly inputs: readonly Input[];
  readonly gaps: readonly Gap[];
  readonly findings: readonly Finding[];
  readonly actors: readonly Actor[];
  readonly timeline: readonly Episode[];
  readonly scope: Scope;
  /** What follows from all this, without dates; empty where nothing tells of harm. */
  readonly duties: readonly Duty[];
  readonly notices: readonly Notice[];
  /** True when the run was ended early (Ctrl-C): the rest of the evidence was not read. */
  readonly partial: boolean;
  /** What people call each tenant, by its id. */
  readonly tenantNames?: ReadonlyMap<string, string>;
}
