import type { Language } from '../../../model/language.ts';
import type { NoticeTemplate } from '../../../model/notice/notice-template.ts';
import { group } from '../facts/make-values.ts';

interface Given {
  readonly title?: string;
  /** Text of the partial `part`. */
  readonly partial?: string;
  readonly required?: readonly string[];
  readonly sections?: readonly string[];
  readonly language?: Language;
}

/** A template whose body begins in line 6 of its file. */
export function inventedTemplate(body: string, given: Given = {}): NoticeTemplate {
  const { title = 'お知らせ', partial = '', required = [], sections = [], language = 'ja' } = given;
  return {
    kind: 'public-first',
    language,
    title: { file: 'ja.md', source: title, linesBefore: 2 },
    body: { file: 'ja.md', source: body, linesBefore: 5 },
    required,
    sections,
    isNumbered: false,
    uses: [],
    partials: new Map([['part', { file: 'part.md', source: partial, linesBefore: 0 }]]),
    data: new Map([
      [
        'laws',
        group([['appi', { type: 'bound', text: '個人情報保護法第26条', from: 'data:laws', raw: '' }]]),
      ],
    ]),
  };
}
