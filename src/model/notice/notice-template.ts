import type { Language } from '../language.ts';
import type { NoticeValue } from './bound-value.ts';
import type { NoticeKind } from './notice-kind.ts';

/** A text with Liquid tags in it, and where it stands. */
export interface TemplateText {
  /** As problems name it. */
  readonly file: string;
  readonly source: string;
  /** Lines of the file before the first one of `source`. */
  readonly linesBefore: number;
}

/** A template as its file and the files beside it have it. */
export interface NoticeTemplate {
  readonly kind: NoticeKind;
  readonly language: Language;
  /** Liquid in one line. */
  readonly title: TemplateText;
  readonly body: TemplateText;
  /** Names of facts without which the notice is not made. */
  readonly required: readonly string[];
  /** Texts that one heading each must hold. */
  readonly sections: readonly string[];
  /** Whether headings of level 2 are numbered. */
  readonly isNumbered: boolean;
  /** Names at the root that this template asks for besides the known ones. */
  readonly uses: readonly string[];
  /** By name. */
  readonly partials: ReadonlyMap<string, TemplateText>;
  /** Texts of the data files, by file: citations of law, cells of a form. */
  readonly data: ReadonlyMap<string, NoticeValue>;
}
