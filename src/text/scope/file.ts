import type { Text } from '../../model/language.ts';
import { count } from '../count.ts';

/** Why the rest of a leaked file was not read. */
type Trouble = 'bomb' | 'corrupt' | 'truncated' | 'unsupported' | 'encrypted';

const TROUBLE: Readonly<Record<Trouble, Text>> = {
  bomb: {
    ja: '圧縮された内容が異常に大きくなるため、途中で読み取りを止めました。',
    en: 'Reading was ended: what is packed in it grows out of all proportion.',
  },
  corrupt: {
    ja: 'ファイルが途中で壊れており、その先を読めません。',
    en: 'The file is damaged; what is behind the damage cannot be read.',
  },
  truncated: {
    ja: 'ファイルが途中で切れており、その先を読めません。',
    en: 'The file breaks off; the rest cannot be read.',
  },
  unsupported: {
    ja: 'このファイル形式は読み取れないため、行も人数も数えられません。',
    en: 'The form of this file cannot be read: neither rows nor persons can be counted.',
  },
  encrypted: {
    ja: 'ファイルが暗号化されているため、内容を数えられません。',
    en: 'The file is encrypted: what it holds cannot be counted.',
  },
};

/** What the logs tell of a leaked file's way out. */
type Telling = 'downloaded' | 'refused' | 'operators' | 'silent';

const TELLING: Readonly<Record<Telling, Text>> = {
  downloaded: {
    ja: 'このファイルと同じ名前・大きさのダウンロードがログに残っています。',
    en: 'A download of that name and size is in the logs.',
  },
  refused: {
    ja: 'ログに残る、この名前のファイルへの要求は、すべて拒否されています。ここから持ち出されたことを示す記録はないため、可能性として数えました。',
    en: 'All requests for a file of that name that the logs hold were refused: nothing shows that it was taken here, so it is counted as possible.',
  },
  operators: {
    ja: 'ログに残る、この名前のファイルへの要求は、運営者自身のダウンロードを除き、すべて拒否されています。ここから持ち出されたことを示す記録はないため、可能性として数えました。',
    en: 'Apart from the operators’ own downloads, all requests for a file of that name that the logs hold were refused: nothing shows that it was taken here, so it is counted as possible.',
  },
  silent: {
    ja: '誰がいつ持ち出したかは、ログから確認できません。',
    en: 'Who took it, and when, is not in the logs.',
  },
};

/** What is said of leaked files. */
export const fileTexts = {
  /** @param table '' when the file is one table */
  basis: (path: string, table: string, rows: string, telling: Telling): Text => {
    const name = table === '' ? path : `${path} (${table})`;
    const seen = TELLING[telling];
    return {
      ja: `外部に出た(または外部で見つかった)ファイル ${name} の${rows}行を、内容そのものから数えました。${seen.ja}`,
      en: `${rows} rows of the file ${name}, which left or was found outside, were counted by their content. ${seen.en}`,
    };
  },
  selection: (path: string, table: string): Text => ({
    ja: table === '' ? `ファイル ${path}` : `ファイル ${path} の ${table}`,
    en: table === '' ? `file ${path}` : `${table} in file ${path}`,
  }),
  wasTaken: (path: string): Text => ({
    ja: `ファイル ${path} が外部に持ち出されたか`,
    en: `Whether the file ${path} was taken`,
  }),
  otherWays: {
    ja: 'ほかの経路(別の名前での取得、サーバー内での操作など)や、ログより前の持ち出しは残りません。',
    en: 'Neither other ways (another name, from within the server) nor what came before the log.',
  },
  refused: (requests: number, operatorsHadIt: boolean): Text => ({
    ja: `自社のログによる。この名前への要求は${operatorsHadIt ? '、運営者自身のダウンロードを除き' : ''}${count(requests)}件で、すべて拒否(エラー応答)されています。証拠として提出されたファイルであるため、可能性は残ります。`,
    en: `own logs: ${operatorsHadIt ? 'apart from the operators’ own downloads, ' : ''}${requests === 1 ? 'the one request for that name was' : `all ${count(requests)} requests for that name were`} refused. Since the file was handed in as evidence, it remains possible.`,
  }),
  broken: (n: string): Text => ({
    ja: `形の崩れた行が${n}行あり、内容を読み取れません。1行につき最大1名として上限に含めています。`,
    en: `${n} rows are broken and cannot be read; each counts as one more person at the most.`,
  }),
  untoldTables: (rows: string): Text => ({
    ja: `表が非常に多いため、${rows}行が属する残りの表は人数を数えていません(下限の値です)。`,
    en: `There are so many tables that those of ${rows} more rows were not counted: at least so many persons.`,
  }),
  unknownColumns: {
    ja: '列が何を表すか分からないため、人数を数えられません。プロファイルに列の対応を書くと数えられます。',
    en: 'Nothing tells what the columns are, so persons cannot be counted. Name the columns in the profile.',
  },
  unnamedColumns: {
    ja: '列の名前がないファイルのため、列の意味を内容から判断しています。会員番号などで同一人物を見分けられないため、人数はおおよその数です。1行目に列名(SQLダンプではCREATE TABLE)を加えると正確に数えられます。',
    en: 'The file does not name its columns: what they hold was told by their content. Nobody is told apart by a customer’s number, so that persons are about so many. With the names on the first line (in an SQL dump, CREATE TABLE) they are counted exactly.',
  },
  trouble: (trouble: Trouble): Text => TROUBLE[trouble],
} as const;
