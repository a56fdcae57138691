import type { Language } from '../language.ts';
import type { NoticeFacts } from './notice-facts.ts';
import type { NoticeKind } from './notice-kind.ts';

/** A paragraph, an item of a list or a cell. */
export interface LintedLine {
  readonly text: string;
  /** What the bound texts in it rest on. */
  readonly froms: readonly string[];
  readonly hasLink: boolean;
}

/** What stands under one heading. The first one has none. */
export interface LintedSection {
  readonly heading: string;
  readonly lines: readonly LintedLine[];
  /** Rows of cells. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

/** A notice as the linter reads it, rendered or written by hand. */
export interface LintedNotice {
  /** null of a text that nobody said the kind of. */
  readonly kind: NoticeKind | null;
  readonly language: Language;
  readonly title: string;
  readonly sections: readonly LintedSection[];
  readonly facts: NoticeFacts;
}
