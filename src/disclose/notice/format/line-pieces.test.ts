import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linePieces } from './line-pieces.ts';
import { titlePieces } from './title-pieces.ts';

describe('where a line may end', () => {
  test.each([
    [
      'never before 。、」 and small kana',
      'です。「はい」、ちゃんと',
      ['で', 'す。', '「は', 'い」、', 'ちゃ', 'ん', 'と'],
    ],
    ['never inside a date', 'は2026年11月22日に', ['は', '2026年11月22日', 'に']],
    ['never between a figure and its unit', '計1,234件と9,430名様分', ['計1,234件', 'と', '9,430名様分']],
    ['never behind 最大', 'が最大1,234件', ['が', '最大1,234件']],
    ['never inside a telephone number', '電話0120-000-000まで', ['電', '話', '0120-000-000', 'ま', 'で']],
    ['never inside an address', 'は otoi-awase@mihon.example へ', ['は ', 'otoi-awase@mihon.example ', 'へ']],
    ['never inside a web address', 'https://mihon.example/a-b/c?d=e', ['https://mihon.example/a-b/c?d=e']],
    ['never behind the box of a form', '□漏え ■滅失', ['□漏', 'え ', '■滅', '失']],
    ['between Latin words', 'at most two words', ['at ', 'most ', 'two ', 'words']],
  ])('%s', (_, text, pieces) => {
    expect(linePieces(text)).toEqual(pieces);
  });

  test('a title ends a line where its reader pauses', () => {
    expect(
      titlePieces('弊社「みほんストア」への不正アクセスによる個人情報漏えいに関するお詫びとお知らせ'),
    ).toEqual([
      '弊社「みほんストア」への',
      '不正アクセスによる',
      '個人情報漏えいに',
      '関する',
      'お詫びと',
      'お知らせ',
    ]);
  });

  test('the pieces together are the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('あ', '漢', '1', ',', '件', '。', ' ', '@', 'x') }),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(linePieces(any).join('')).toBe(any);
        expect(titlePieces(any).join('')).toBe(any);
      }),
    );
  });
});
