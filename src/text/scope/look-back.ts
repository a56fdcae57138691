import type { Sayer } from '../../model/exposure.ts';
import type { Text } from '../../model/language.ts';

const SAYER: Readonly<Record<Exclude<Sayer, 'own-logs'>, Text>> = {
  'forensic-firm': { ja: 'フォレンジック調査会社', en: 'a forensic firm' },
  vendor: { ja: 'システムの提供元', en: 'the vendor' },
  'card-company': { ja: 'カード会社', en: 'the card company' },
  customer: { ja: 'お客さま', en: 'a customer' },
};

const CANNOT_SHOW: Readonly<Record<string, Text>> = {
  web: {
    ja: 'アクセスログには、POSTで送られた内容と、プログラムを通じて読み出された内容は残りません。',
    en: 'An access log holds neither what was sent by POST nor what was read through a program.',
  },
  auth: {
    ja: '認証ログには、ログイン後の操作の内容は残りません。',
    en: 'An authentication log does not hold what was done after the login.',
  },
  waf: {
    ja: 'WAFのログには、検知されなかった通信は残りません。',
    en: 'A firewall log holds only what the firewall noticed.',
  },
  audit: {
    ja: '操作ログには、管理画面を通らない操作は残りません。',
    en: 'An audit log does not hold what bypassed the administration.',
  },
  database: {
    ja: 'データベースのログには、結果として返された行は残りません。',
    en: 'A database log does not hold the rows that were returned.',
  },
};

/** @param tenant '' for a shop alone */
function of(tenant: string, question: string): string {
  return tenant === '' ? question.charAt(0).toUpperCase() + question.slice(1) : `${tenant}: ${question}`;
}

/** What is said of questions that the evidence was asked. */
export const lookBackTexts = {
  before: {
    ja: 'ログが始まる前に、同じ手口による侵入がなかったか',
    en: 'Whether the same happened before the logs begin',
  },
  notBefore: {
    ja: 'このログは、その開始より前のことを示せません。',
    en: 'This log cannot show what came before its beginning.',
  },
  /** @param tenant '' for a shop alone */
  throughPrograms: (tenant: string): Text => ({
    ja: of(tenant, '設置された不正プログラムを通じて、何が読み出され、何が実行されたか'),
    en: of(tenant, 'what was read and run through the planted program'),
  }),
  elsewhere: (tenant: string): Text => ({
    ja: `${tenant}: 他のサイトに侵入した者と同じアドレス、設置ファイル、アカウントによる動きがなかったか`,
    en: `${tenant}: whether those who got in elsewhere were here too (same addresses, planted files, accounts)`,
  }),
  /** @param tenant '' for a shop alone */
  newAddresses: (tenant: string): Text => ({
    ja: of(
      tenant,
      '見慣れないアドレスからの、または普段と異なるデータの出力や閲覧が、運営者の業務によるものか',
    ),
    en: of(
      tenant,
      "whether exports and views from addresses new to the shop, or unlike what is usual there, were its operators' work",
    ),
  }),
  notWho: {
    ja: 'ログには、正しいパスワードで入ったのが本人かどうかは残りません。',
    en: 'A log does not hold whether it was the owner who had the right password.',
  },
  /** @param addresses some are enough to ask by */
  askOperators: (exports: number, addresses: readonly string[]): Text => {
    const shown = addresses.slice(0, 5).join(', ');
    return {
      ja: `自社のログによる。該当する操作${exports}回(${shown}${addresses.length > 5 ? ' ほか' : ''})は、ほかに疑わしい点がないため件数に含めていません。担当者への確認が必要です。`,
      en: `own logs; ${exports} such act(s) (${shown}${addresses.length > 5 ? ', …' : ''}) are in no figure, since nothing else speaks against them. Ask the operators.`,
    };
  },
  /** @param isAttacked whether SQL came in there, by one visitor alone */
  hole: (tenant: string, path: string, parameter: string, isAttacked: boolean): Text => {
    const place = parameter === '' ? path : `${path} (${parameter})`;
    return isAttacked
      ? {
          ja: `${tenant}: SQLインジェクションの入口となった ${place} が、ほかのアドレスからも使われていなかったか`,
          en: `${tenant}: whether other addresses too used ${place}, where SQL injection came in`,
        }
      : {
          ja: `${tenant}: 他のサイトでSQLインジェクションの入口となった ${place} と同じ場所が、使われていなかったか`,
          en: `${tenant}: whether ${place}, where SQL injection came in at another site, was used here`,
        };
  },
  behindOne: {
    ja: '自社のログによる。要求が、多くの人が使うアドレスなど、アクターに結び付けられないアドレスから届いており、送信元を区別できません。',
    en: 'own logs; the requests came from an address that belongs to no actor, such as one that many people share, so that senders cannot be told apart',
  },
  partlyAtAll: {
    ja: '自社のログによる。ただし、調べた証拠の期間の一部は、このサイトのログで確認できません。',
    en: 'own logs of this site, which cover the period of the evidence only in part',
  },
  cannotShow: (kind: string): Text => CANNOT_SHOW[kind] ?? { ja: '', en: '' },
  ownLogs: { ja: '自社のログによる', en: 'own logs' },
  noLog: {
    ja: 'このサイトのログで日時の分かるものが、調査の対象に含まれていません。',
    en: 'No log of this site that tells times was among the evidence.',
  },
  partly: {
    ja: '自社のログによる。ただし、侵入のあった期間の一部はログで確認できません。',
    en: 'own logs, which cover the period only in part',
  },
  /** @param tenant '' for all */
  told: (says: Exclude<Sayer, 'own-logs'>, tenant: string, period: { from: number; to: number }): Text => {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const isDated = !Number.isNaN(period.from) && !Number.isNaN(period.to);
    const from = isDated ? `${day(period.from)} - ${day(period.to)}` : '';
    const about = [tenant, from].filter((part) => part !== '');
    const suffix = about.length === 0 ? '' : ` (${about.join(', ')})`;
    return { ja: `${SAYER[says].ja}の回答による${suffix}`, en: `as stated by ${SAYER[says].en}${suffix}` };
  },
} as const;
