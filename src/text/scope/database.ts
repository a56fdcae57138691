import type { Certainty } from '../../model/exposure.ts';
import type { Text } from '../../model/language.ts';

/** By what a database's data were reached. */
export interface DatabaseBasis {
  readonly certainty: Certainty;
  readonly ways: readonly ('read' | 'row' | 'change' | 'touch' | 'listed' | 'connected' | 'borrowed')[];
  /** Some of them. */
  readonly tables: readonly string[];
  readonly clients: readonly string[];
  readonly statements: number;
  /** Logins afterwards. */
  readonly uses: number;
}

const WAYS: Readonly<Record<DatabaseBasis['ways'][number], Text>> = {
  read: { ja: '行を求める命令', en: 'statements that ask for rows' },
  row: { ja: '行を表示する画面', en: 'pages that show rows' },
  change: { ja: '行を変更・削除する命令', en: 'statements that change or remove rows' },
  touch: { ja: '表の構成や件数を調べる命令', en: 'statements that look at the table or count its rows' },
  listed: { ja: '表を指定した画面', en: 'pages that name the table' },
  connected: { ja: '接続', en: 'access' },
  borrowed: {
    ja: '設置された不正プログラムの応答と同時刻に店舗の接続から送られた、それ以前には見られない形の命令',
    en: "statements of a shape not seen before, sent through the shop's connection while a planted program was answering",
  },
};

const RECKONED: Readonly<Record<Certainty, (uses: number) => Text>> = {
  taken: () => ({
    ja: 'データベースのログでは命令がエラーなく完了しており、条件も読み取れるため「漏えい」とし、条件に合いその時点で存在した行を店舗データから数えました。',
    en: 'The log shows that the statements went through and tells their conditions: taken. The rows that fit and existed at that time were counted in the shop data.',
  }),
  viewed: () => ({
    ja: '成功と応答された画面に表示された行を「閲覧」として数えました。',
    en: 'Rows on pages that were answered with success are viewed.',
  }),
  likely: (uses) => ({
    ja: `認証されたデータベース接続が表に達し、その後、得られた情報を使わなければ難しいログインが${uses}回成功しているため、「可能性が高い」とします。返された行そのものはログに残りません。`,
    en: `An authenticated database client reached the table, and ${uses} logins that need what is in it succeeded afterwards: likely. The rows themselves are not in the log.`,
  }),
  possible: () => ({
    ja: '表に達することができた記録はありますが、どの行が返されたか、また使われたかを示す記録はないため、「可能性がある」とします。',
    en: 'The table was in reach, but nothing shows which rows came back or that they were used: possible.',
  }),
};

/** What is said of the database channel. */
export const databaseTexts = {
  basis: ({ certainty, ways, tables, clients, statements, uses }: DatabaseBasis): Text => {
    const reckoned = RECKONED[certainty](uses);
    const list = (names: readonly string[]) => (names.length === 0 ? '' : ` (${names.join(', ')})`);
    const isBorrowed = ways.every((way) => way === 'borrowed');
    const by: Text = isBorrowed
      ? { ja: '店舗の接続', en: "the shop's own connection" }
      : { ja: '店舗自身のものではない接続', en: "clients that are not the shop's own" };
    return {
      ja: `${by.ja}${list(clients)}による${ways.map((way) => WAYS[way].ja).join('・')} ${statements}件。対象の表${list(tables)}。${reckoned.ja}`,
      en: `${statements} times: ${ways.map((way) => WAYS[way].en).join(', ')} by ${by.en}${list(clients)}; tables${list(tables)}. ${reckoned.en}`,
    };
  },
  unread: (n: number): Text => ({
    ja: `${n}件の命令は条件の一部を読み取れない(または他の表と組み合わせている)ため、読み取れた条件に合う行を最大として数えています。`,
    en: `In ${n} statements a part of the conditions cannot be read (or other tables narrow the rows); the rows that fit the rest are counted, at the most.`,
  }),
  unknownTable: (tables: readonly string[]): Text => {
    const names = tables.length === 0 ? '' : ` (${tables.join(', ')})`;
    return {
      ja: `プロファイルにない表${names}のため、行と人数を数えられません。`,
      en: `The profile does not know the tables${names}: their rows and persons cannot be counted.`,
    };
  },
  question: (tenant: string): Text => ({
    ja: `${tenant === '' ? '' : `${tenant}: `}データベースに、店舗自身のものではない接続がなかったか`,
    en: `${tenant === '' ? '' : `${tenant}: `}whether clients that are not the shop's own were connected to the database`,
  }),
  cannotShow: {
    ja: 'データベースのログには、返された行と、店舗のプログラムの接続を借りた操作の区別は残りません。',
    en: "A database log holds neither the rows that were returned nor who stood behind the shop's own connection.",
  },
  answered: (answer: 'no-trace' | 'cannot-tell', unknownTables: readonly string[]): Text => {
    const names = unknownTables.join(', ');
    const beside: Text =
      names === ''
        ? { ja: '', en: '' }
        : {
            ja: ` プロファイルにない表が読まれています: ${names}`,
            en: ` Tables that the profile does not know were read: ${names}`,
          };
    return answer === 'no-trace'
      ? {
          ja: `自社のデータベースのログによる。侵入が始まる前からある接続だけが記録されています。${beside.ja}`,
          en: `own database logs: only clients that were there before the incident began${beside.en}`,
        }
      : {
          ja: `自社のデータベースのログによる。ログが侵入より前に及ばない、またはそのような接続が記録されているため、なかったとは言えません。${beside.ja}`,
          en: `own database logs, which do not reach back before the incident or do hold such clients${beside.en}`,
        };
  },
} as const;
