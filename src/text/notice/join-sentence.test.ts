import { describe, expect, it } from 'vitest';
import type { Language } from '../../model/language.ts';
import { joinSentence } from './join-sentence.ts';

function joined(language: Language, template: string, text: string): string {
  const [before = '', after = ''] = template.split('＊');
  const joint = joinSentence(language, { before, text, after });
  return `${joint.before}${joint.text}${joint.after}`;
}

describe('joinSentence', () => {
  it.each([
    ['＊です。', '設定の誤り', '設定の誤りです。'],
    ['＊です。', '設定の誤り。', '設定の誤りです。'],
    ['＊です。', '画面を書き換えられたこと', '画面を書き換えられたことです。'],
    ['＊です。', '画面を書き換えられました。', '画面を書き換えられました。'],
    ['＊です。', '画面を書き換えられました', '画面を書き換えられました。'],
    ['＊です。', '画面を書き換えられた。', '画面を書き換えられたことです。'],
    ['＊です。', '設定の誤りです。', '設定の誤りです。'],
    ['＊です。', '確認の手順を省いている', '確認の手順を省いていることです。'],
    ['＊です。', '認証を迂回できるため。', '認証を迂回できるためです。'],
    ['原因は、＊です。', '画面を書き換えられました。', '原因は、次のとおりです。画面を書き換えられました。'],
    ['これは、＊です。', '調査を要しました。', '理由は、次のとおりです。調査を要しました。'],
    ['これは、＊です。', '調査を要したため', 'これは、調査を要したためです。'],
    [
      'このたび、＊が判明いたしました。',
      '従業員が電話をかけていました。',
      'このたび、従業員が電話をかけていました。',
    ],
    ['＊が判明いたしました。', '従業員が電話をかけた', '従業員が電話をかけたことが判明いたしました。'],
    [
      '＊が、不正に利用された可能性があります。',
      '一部のカード情報',
      '一部のカード情報が、不正に利用された可能性があります。',
    ],
    // What hedges is never dropped.
    [
      '＊が、不正に利用された可能性があります。',
      '一部のカードが使われました。',
      '「一部のカードが使われました」が、不正に利用された可能性があります。',
    ],
    ['＊(7月1日)', '修正しました。', '修正しました(7月1日)'],
    ['＊。', '修正しました。', '修正しました。'],
    ['原因 … ＊', '修正しました。', '原因 … 修正しました。'],
    ['＊様', '見本商店', '見本商店様'],
  ])('ja: %s with %s', (template, text, whole) => {
    expect(joined('ja', template, text)).toBe(whole);
  });

  it.each([
    ['Cause: ＊.', 'a weakness on our server', 'Cause: a weakness on our server.'],
    ['Cause: ＊.', 'A page was altered.', 'Cause: A page was altered.'],
    ['By ＊.', 'Mihon Co., Ltd.', 'By Mihon Co., Ltd.'],
    ['＊ (planned)', 'We watch the page.', 'We watch the page (planned)'],
    ['＊ (planned)', 'Mihon Inc.', 'Mihon Inc. (planned)'],
    ['＊ was told', 'The police.', 'The police. was told'],
  ])('en: %s with %s', (template, text, whole) => {
    expect(joined('en', template, text)).toBe(whole);
  });
});
