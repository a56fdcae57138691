import type { Language } from '../language.ts';
import type { NoticeKind } from './notice-kind.ts';

/** A piece of a line. */
export type Run =
  | { readonly type: 'text'; readonly text: string }
  /** Text that a fact or an exposure gave; `from` names it (`exposure:ID`, `fact:figures.cards.n`). */
  | { readonly type: 'bound'; readonly text: string; readonly from: string }
  | { readonly type: 'strong'; readonly runs: readonly Run[] }
  /** Never in a mail to customers. */
  | { readonly type: 'link'; readonly url: string; readonly runs: readonly Run[] }
  | { readonly type: 'break' };

/** A piece of a page, in the order in which it is read. */
export type Block =
  /** Level 2 and below: the title stands apart. */
  | { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly runs: readonly Run[] }
  | { readonly type: 'paragraph'; readonly align: 'start' | 'center' | 'end'; readonly runs: readonly Run[] }
  | {
      readonly type: 'list';
      readonly isOrdered: boolean;
      /** Each item holds blocks. */
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly type: 'table';
      readonly head: readonly (readonly Run[])[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
      /** By column. */
      readonly align: readonly ('start' | 'center' | 'end')[];
    }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'rule' };

/** A document for one audience, before it has a format. Nothing in it is typed that is not text of its template. */
export interface NoticeDocument {
  readonly kind: NoticeKind;
  readonly language: Language;
  /** Also the subject of a mail. */
  readonly title: readonly Run[];
  readonly blocks: readonly Block[];
}
