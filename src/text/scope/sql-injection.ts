import type { Certainty } from '../../model/exposure.ts';
import type { Text } from '../../model/language.ts';
import { count } from '../count.ts';

type Way = 'union' | 'error' | 'out-of-band' | 'file' | 'bare' | 'console' | 'blind' | 'timed';

const WAYS: Readonly<Record<Way, Text>> = {
  union: { ja: 'UNION SELECT', en: 'UNION SELECT' },
  error: { ja: 'エラーメッセージ', en: 'error messages' },
  'out-of-band': { ja: '帯域外の通信', en: 'out-of-band traffic' },
  file: { ja: 'ファイルへの書き出し', en: 'writing to a file' },
  bare: { ja: '埋め込まれた問い合わせ', en: 'an embedded query' },
  console: { ja: '設置されたプログラムに渡された問い合わせ', en: 'queries handed to a planted program' },
  blind: { ja: '1文字ごとの真偽の問い合わせ', en: 'true/false questions character by character' },
  timed: {
    ja: '応答時間による1文字ごとの問い合わせ',
    en: 'questions answered by delays, character by character',
  },
};

/** Names come from an attacker: only what a name of a database can hold is shown. */
function shown(name: string): string {
  const plain = name.replace(/[^\w.$\- \u3040-\u30ff\u4e00-\u9fff]/g, '?');
  return plain.length > 64 ? `${plain.slice(0, 64)}…` : plain;
}

function list(columns: readonly string[]): Text {
  const names = columns.slice(0, 20).map(shown);
  const more = columns.length - names.length;
  if (columns.length === 0) return { ja: '全ての列', en: 'all columns' };
  return {
    ja: `列(${names.join('、')}${more > 0 ? ` ほか${more}列` : ''})`,
    en: `columns ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function ways(of: readonly Way[]): Text {
  const sorted = [...of].sort();
  return {
    ja: sorted.map((way) => WAYS[way].ja).join('、'),
    en: sorted.map((way) => WAYS[way].en).join(', '),
  };
}

function means(of: readonly Way[]): Text {
  const how = ways(of);
  if (of.every((way) => way === 'console')) return how;
  return { ja: `SQLインジェクション(${how.ja})`, en: `SQL injection (${how.en})` };
}

function basis(
  table: string,
  columns: readonly string[],
  of: readonly Way[],
  certainty: Certainty,
  entry: string | null,
): Text {
  const [how, what, name] = [means(of), list(columns), shown(table)];
  const blind = of.every((way) => way === 'blind' || way === 'timed');
  const ja =
    certainty !== 'taken'
      ? `${how.ja}で表「${name}」の${what.ja}を読み出す要求がありますが、読み出せたかどうかは記録から確定できません。`
      : blind
        ? `${how.ja}で表「${name}」の${what.ja}が読み出されています。問い合わせの順序と応答の違いから、読み出された行を復元しています。`
        : `${how.ja}で表「${name}」の${what.ja}を読み出す要求に、成功の応答が返されています。行は要求の内容から復元しています。`;
  const en =
    certainty !== 'taken'
      ? `Requests ask for ${what.en} of table "${name}" by ${how.en}; the log does not settle whether they came out.`
      : blind
        ? `Of table "${name}", ${what.en} were read out by ${how.en}. The rows are rebuilt from the order of the questions and the differences of the replies.`
        : `Requests that read ${what.en} of table "${name}" by ${how.en} were answered with success. The rows are rebuilt from the requests.`;
  if (entry === null) return { ja, en };
  return {
    ja: `${ja}侵入口は「${shown(entry)}」のページで、同じデータベースにある表が読み出されています。`,
    en: `${en} The way in was a page of "${shown(entry)}"; the table lies in the same database.`,
  };
}

/** What is said of data that was read out by SQL injection. */
export const SQL_INJECTION_TEXT = {
  basis,
  /** Of requests that belong to no actor. */
  noActor: {
    ja: '送信元のアドレスは多くの人が使うものであるなど、アクターに結び付けられていません。',
    en: 'They come from addresses that belong to no actor, such as one that many people share.',
  },
  /** Of requests whose sender the log does not tell. */
  noAddress: {
    ja: '送信元のアドレスは記録から読み取れず、誰によるものかは分かりません。',
    en: 'The log does not hold the address that they came from: who sent them is not known.',
  },
  /** Why a finding counts as succeeded. */
  proven: (table: string, requests: number): Text => ({
    ja: `要求${count(requests)}件とその応答から、表「${shown(table)}」の行が読み出されたことを復元できています(影響の範囲を参照)。`,
    en: `Rows of table "${shown(table)}" were read out by ${requests === 1 ? '1 request' : `${count(requests)} requests`}, as rebuilt from what was asked and answered (see whose data).`,
  }),
  /** Of reads that were too many to tell apart. */
  rest(of: readonly Way[], certainty: Certainty): Text {
    const how = ways(of);
    const ja =
      certainty === 'taken'
        ? `${how.ja}で表を読み出す要求に、成功の応答が返されています。`
        : `${how.ja}で表を読み出す要求がありますが、読み出せたかどうかは記録から確定できません。`;
    const en =
      certainty === 'taken'
        ? `Requests that read tables by ${how.en} were answered with success.`
        : `Requests ask for tables by ${how.en}; the log does not settle whether they came out.`;
    return {
      ja: `${ja}アクター、表、列の組み合わせが多すぎるため、区別せずにまとめています。`,
      en: `${en} They are put together, since there are too many combinations of actors, tables and columns to tell apart.`,
    };
  },
  untold(table: string, columns: readonly string[], of: readonly Way[]): Text {
    const [how, what, name] = [means(of), list(columns), shown(table)];
    return {
      ja: `${how.ja}で表「${name}」の${what.ja}が読み出されていますが、どの行かを要求から特定できないため、表の全件を対象としています。`,
      en: `Of table "${name}", ${what.en} were read by ${how.en}, but the requests do not tell which rows: the whole table counts.`,
    };
  },
  /** @param places first and count of rows told by their place, from 0 */
  selection(
    table: string,
    kind: string,
    n: number,
    places: readonly (readonly [number, number])[] = [],
  ): Text {
    const name = shown(table);
    switch (kind) {
      case 'positions': {
        const some = places
          .slice(0, 5)
          .map(([first, count]) => (count === 1 ? `${first + 1}` : `${first + 1}-${first + count}`));
        const more = places.length > some.length ? '…' : '';
        const list = some.join(', ') + more;
        return {
          ja: `表「${name}」の${n}行(${list}番目)`,
          en: `${n} rows of table "${name}", by their position (${list})`,
        };
      }
      case 'in':
        return {
          ja: `表「${name}」の${n}行(値の指定による)`,
          en: `${n} rows of table "${name}", by their values`,
        };
      case 'between':
      case 'every':
        return { ja: `表「${name}」のうち条件に合う行`, en: `rows of table "${name}" that fit a condition` };
      case 'all':
        return { ja: `表「${name}」の全ての行`, en: `all rows of table "${name}"` };
      default:
        return {
          ja: `表「${name}」の行(特定できないため全体)`,
          en: `rows of table "${name}" that cannot be told: the whole table`,
        };
    }
  },
  notes: {
    'no-status': {
      ja: '応答の成否が記録されていないため、読み出せたかどうかを確定できません。',
      en: 'The log does not record whether the replies succeeded.',
    },
    'no-size': {
      ja: '応答の大きさが記録されていないか、何も送られていないため、読み出せたかどうかを確定できません。',
      en: 'The log has no size of the replies, or nothing was sent: whether rows came back is not settled.',
    },
    'nothing-to-compare': {
      ja: '何も読み出さない場合の応答の大きさが記録から分からず、比べるものがないため、読み出せたかどうかを確定できません。',
      en: 'The log does not tell how large the page answers when nothing is read: there is nothing to compare the replies with.',
    },
    'same-size': {
      ja: '応答の大きさが、何も読み出さない要求と同じです。読み出しに失敗した可能性があります。',
      en: 'The replies are as large as those to requests that read nothing: they may have failed.',
    },
    'usual-size': {
      ja: '応答の大きさが、このページが誰にでも返すものと同じです。行が読み出されたことは、記録からは示されません。',
      en: 'The replies are as large as what the page gives everybody: nothing shows that rows came back.',
    },
    'other-columns': {
      ja: '応答の大きさが、列数の異なる要求と同じです。読み出しに失敗した可能性があります。',
      en: 'The replies are as large as those to requests with another number of columns: they may have failed.',
    },
    'short-concat': {
      ja: 'MySQLのGROUP_CONCATは既定で1,024バイトまでしか返しません。実際に読み出された行は、これより少ない可能性があります。',
      en: "MySQL's GROUP_CONCAT returns no more than 1,024 bytes unless set otherwise: fewer rows may have come out.",
    },
    'small-reply': {
      ja: '応答の増分が小さく、一部の行だけが表示された可能性があります。',
      en: 'The replies grew by little: only some of the rows may have been shown.',
    },
    'broken-off': {
      ja: '全行をつなげた値が途中まで読み出されています。区切りを数えた行数であり、実際の行数はこれより多い可能性があります。',
      en: 'A value of all rows put together was read in part: the rows are counted by its separators, and there may be more.',
    },
    'short-error': {
      ja: 'エラーメッセージに表示される文字数には上限があります。実際に読み出された行は、これより少ない可能性があります。',
      en: 'An error message shows only so many characters: fewer rows may have come out.',
    },
    cut: {
      ja: '記録された要求が途中で切れており、行の指定が失われている可能性があります。',
      en: 'The logged request is cut off: what limited the rows may be lost.',
    },
    unanswered: {
      ja: '応答から真偽を判別できないため、読み出せたかどうかを確定できません。',
      en: 'The replies do not tell yes from no, so that it is not settled whether anything came out.',
    },
    'key-paging': {
      ja: '最後の要求で読み出された行は特定できません。',
      en: 'The row that the last request read cannot be told.',
    },
  } satisfies Readonly<Record<string, Text>>,
  several: {
    ja: '同じ名前の表を持つテナントが複数あり、どのテナントの行かを要求から特定できません。',
    en: 'Several tenants have a table of that name; the requests do not tell whose rows were read.',
  },
  otherRows: {
    ja: '同じ表に、数える対象でない行(下書き、未完了の注文など)もあります。位置で指定された行は、対象の行の中で数えているため概数です。',
    en: 'The table also holds rows that do not count here (drafts, orders not completed): rows chosen by their place are counted among those that do, so the figure is approximate.',
  },
  rowsUntold: {
    ja: '読み出された行を要求から特定できません。',
    en: 'The requests do not tell which rows were read.',
  },
  unknownTable: {
    ja: 'プロファイルにない表のため、項目と人数は分かりません。',
    en: 'No profile names the table: neither items nor persons can be told.',
  },
  restUntold: {
    ja: 'どの表のどの行が読み出されたかは、区別していません。要求の件数は全てを数えています。',
    en: 'Which rows of which tables were read is not told apart. The requests are all counted.',
  },
  noItems: {
    ja: '読み出された列は、プロファイルの項目に当たりません。',
    en: "The columns that were read hold none of the profile's items.",
  },
  countUntold: {
    ja: '読み出された行数は要求から分かりません。',
    en: 'The requests do not tell how many rows were read.',
  },
} as const;
