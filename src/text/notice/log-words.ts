import type { InputKind } from '../../model/input.ts';
import type { Language } from '../../model/language.ts';

/** What a kind of record is called in a notice, and what it can never show. */
interface LogWords {
  readonly kind: string;
  readonly cannotShow: string;
}

/** Records as customers and authorities read of them. What a record cannot show holds for every record of its kind. */
export const LOG_WORDS: Readonly<Record<Language, Readonly<Record<InputKind, LogWords>>>> = {
  ja: {
    web: {
      kind: 'ウェブサーバーのアクセスログ',
      cannotShow: '送信された内容、画面に表示された内容、サーバーの中で実行された命令',
    },
    auth: {
      kind: 'ログインの認証の記録',
      cannotShow: '正しいパスワードで入ったのが本人かどうか、入ったあとの操作',
    },
    waf: { kind: 'ウェブアプリケーションの保護(WAF)の記録', cannotShow: '検知の対象ではない通信' },
    audit: {
      kind: '管理画面などの操作の記録',
      cannotShow: '操作したのが本人かどうか、記録の対象ではない操作',
    },
    database: { kind: 'データベースの記録', cannotShow: '返された内容、記録の対象ではない操作' },
    script: {
      kind: '決済画面のプログラムを確認した記録',
      cannotShow: '確認と確認の間の変更、入力された内容',
    },
    file: { kind: '見つかったファイル', cannotShow: 'いつ、どのように持ち出されたか' },
  },
  en: {
    web: {
      kind: 'access logs of the web server',
      cannotShow: 'what was sent and shown, and what was run inside the server',
    },
    auth: {
      kind: 'records of logins',
      cannotShow: 'whether a right password came from its owner, and what was done afterwards',
    },
    waf: { kind: 'records of the web application firewall', cannotShow: 'traffic that it does not look for' },
    audit: {
      kind: 'records of acts in the administration',
      cannotShow: 'whether the owner of an account acted, and acts that are not recorded',
    },
    database: {
      kind: 'records of the database',
      cannotShow: 'what was returned, and acts that are not recorded',
    },
    script: {
      kind: 'records of the programs on the payment page',
      cannotShow: 'changes between two looks, and what was typed',
    },
    file: { kind: 'files that were found', cannotShow: 'when and how they were taken' },
  },
};
