import type { FactValue } from '../case/case-act.ts';

/** A value that may stand in a notice, in the notice's language, and what it rests on. */
export interface BoundValue {
  readonly type: 'bound';
  readonly text: string;
  /**
   * `fact:NAME`, `figure:ID`, `exposure:ID`, `total:CERTAINTY/UNIT`, `partition:ID`, `funnel:ID`, `checked:N`,
   * `report:inputs/KIND`, `duty:KEY`, `task:ID`, `knowing`, `clock`, `tenant`, `data:FILE`, `numbering`.
   */
  readonly from: string;
  /** What conditions compare. */
  readonly raw: FactValue;
}

/** What a template can name: a value, a group of named ones, or a list that may also be asked by name. */
export type NoticeValue =
  | BoundValue
  | { readonly type: 'group'; readonly fields: ReadonlyMap<string, NoticeValue> }
  | {
      readonly type: 'list';
      readonly items: readonly NoticeValue[];
      readonly fields: ReadonlyMap<string, NoticeValue>;
    };
