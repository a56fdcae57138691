import type { Stage } from '../../model/actor.ts';
import type { Attack } from '../../model/attack.ts';
import type { InputKind } from '../../model/input.ts';
import type { Level } from '../../model/level.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Spoken } from './spoken.ts';
import type { StatementCode, StatementOf } from './statement.ts';

/** The sections of the first page, in their order. */
export const SECTIONS = ['known', 'unknown', 'never', 'now', 'wrong'] as const;

export type Section = (typeof SECTIONS)[number];

/** Headings and column names of `report.html`. */
export const LABELS = [
  'title',
  'contents',
  'summary',
  'actors',
  'timeline',
  'findings',
  'inputs',
  'gaps',
  'notices',
  'unparsed',
  'generated',
  'timezone',
  'partial',
  'none',
  'noTime',
  'actor',
  'addresses',
  'accounts',
  'tenants',
  'files',
  'period',
  'requests',
  'stages',
  'links',
  'linkBetween',
  'linkWhy',
  'time',
  'tenant',
  'stage',
  'what',
  'evidence',
  'level',
  'outcome',
  'finding',
  'reason',
  'count',
  'besides',
  'source',
  'techniques',
  'path',
  'sha256',
  'bytes',
  'lines',
  'format',
  'kind',
  'line',
  'chart',
  'anyTenant',
  'footer',
  'evidenceNote',
  'actorNote',
] as const;

export type Label = (typeof LABELS)[number];

/** Everything the report says, in one language. */
export interface ReportText {
  readonly section: Readonly<Record<Section, string>>;
  readonly label: Readonly<Record<Label, string>>;
  readonly level: Readonly<Record<Level, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly stage: Readonly<Record<Stage, string>>;
  readonly attack: Readonly<Record<Attack, string>>;
  readonly kind: Readonly<Record<InputKind, string>>;
  /** An actor by its number, 1 for the gravest. */
  actorName(rank: number): string;
  /** Said where a list was cut: how many more there are, and where. */
  more(n: string, where: string): string;
  readonly say: {
    readonly [Code in StatementCode]: (statement: StatementOf<Code>, spoken: Spoken) => string;
  };
}
