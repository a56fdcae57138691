import type { Text } from '../../model/language.ts';
import { count } from '../count.ts';

/** What is said of interfaces whose requests a log cannot show. */
export const opaqueTexts = {
  /** @param places the routes' paths, as the profile writes them */
  question: (places: readonly string[]): Text => ({
    ja: `アクターが ${places.join('、')} を通じて、何を閲覧し、出力し、変更したか`,
    en: `What the actors saw, took out and changed through ${places.join(', ')}`,
  }),
  cannotShow: {
    ja: 'この期間に呼び出されたことだけが残り、要求と応答の内容(どのデータか)は残りません。',
    en: 'It shows that it was called in this period, neither what was asked nor what was answered.',
  },
  says: (calls: number): Text => ({
    ja: `自社のログによる。拒否されていない呼び出しが${count(calls)}件あります。アプリケーションの操作記録やデータベースのログがあれば確認できます。`,
    en: `own logs: ${count(calls)} call${calls === 1 ? ' was' : 's were'} not refused. The application's own records or the database's log may tell.`,
  }),
} as const;
