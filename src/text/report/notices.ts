import type { Notice } from '../../model/investigation.ts';
import { count } from '../count.ts';

/** What became of an address that carries much of the traffic, by what of it is laid to an actor. */
const BUSY = {
  hostile: {
    ja: '一人の利用者か、プロキシや共有回線の背後の複数の利用者かを区別できないため、このアドレスでは動きを結び付けず、それ自体が攻撃であるリクエストだけを数えています。そのほかのリクエストは、担当者に心当たりを確認してください。',
    en: 'whether one person or many (behind a proxy or a shared line) sent them cannot be told, so nothing was joined on it, and only requests that are hostile by themselves were counted. Ask the operators about the rest.',
  },
  'at-attacks': {
    ja: 'その半分以上が攻撃とみられるため、攻撃者のアドレスとして扱いましたが、攻撃とみられないリクエストは、攻撃の時間帯のものだけを数えています。',
    en: 'at least half of these are hostile, so it was taken for an attacker’s; of its other requests only those about the times of its attacks were counted.',
  },
  all: {
    ja: 'そのほとんどが攻撃とみられるため、一つの攻撃者のアドレスとして扱いました。',
    en: 'nearly all of these are hostile, so it was taken for one attacker’s.',
  },
} as const;

/**
 * What a run must tell its reader before the findings. One place for both languages: each notice is short, and
 * reads best beside its other half.
 */
export const notices = {
  /** @param laid what of it was laid to an actor */
  busyAddress: (address: string, percent: number, laid: 'hostile' | 'at-attacks' | 'all'): Notice => {
    const said = BUSY[laid];
    return {
      code: 'busy-address',
      about: address,
      text: {
        ja: `${address} が全リクエストの約${percent}%を占めています。${said.ja}プロキシの内側のログであれば、設定の client(信頼するヘッダー)を指定して再実行してください。`,
        en: `${address} carries about ${percent} % of all requests: ${said.en} If these logs were written behind a proxy, set "client" (the trusted header) in the configuration and run again.`,
      },
    };
  },
  twinInputs: (one: string, other: string): Notice => ({
    code: 'twin-inputs',
    text: {
      ja: `${one} と ${other} に同じ行があります(ローテーション前後の重複や複製など)。同じ行は二重に数えられています。重複を除いて再実行してください。`,
      en: `${one} and ${other} hold the same lines (rotated files that overlap, or a copy). Such lines were counted twice: leave one of the files out, or cut the overlap, and run again.`,
    },
  }),
  unparsedLines: (path: string, unparsed: number, lines: number): Notice => ({
    code: 'unparsed-lines',
    text: {
      ja: `${path} の${count(lines)}行のうち${count(unparsed)}行を読み取れませんでした。理由とともに unparsed.ndjson に残しています。${isGreatPart(unparsed, lines) ? '途中でログの形式が変わっている場合は、そこでファイルを分け、それぞれを指定して再実行してください。' : ''}`,
      en: `${count(unparsed)} of the ${count(lines)} lines of ${path} ${unparsed === 1 ? 'was' : 'were'} not understood. ${unparsed === 1 ? 'It is' : 'They are'} kept, with the reason, in unparsed.ndjson.${isGreatPart(unparsed, lines) ? ' Where the log changes its format on the way, cut the file there, and give each part as a file of its own.' : ''}`,
    },
  }),
  /** @param blank of the lines, those that are blank or look like comments, and are not kept */
  nothingUnderstood: (path: string, unparsed: number, blank: number): Notice => ({
    code: 'unparsed-lines',
    text: {
      ja: `${path} には読み取れた行がありません。${count(unparsed)}行を理由とともに unparsed.ndjson に残しています${blank === 0 ? '' : `(残る${count(blank)}行は空行かコメントとみられるもので、残していません)`}。`,
      en: `No line of ${path} was understood. ${count(unparsed)} ${unparsed === 1 ? 'is' : 'are'} kept, with the reason, in unparsed.ndjson${blank === 0 ? '' : ` (the other ${count(blank)} ${blank === 1 ? 'looks' : 'look'} blank or like comments and ${blank === 1 ? 'is' : 'are'} not kept)`}.`,
    },
  }),
  inputBrokeOff: (path: string, kind: string, cause: string): Notice => ({
    code: `input-${kind}`,
    text:
      kind === 'bomb'
        ? {
            ja: `${path} は一部しか読んでいません(展開すると大きくなりすぎます: ${cause})。読めた部分だけを調べています。中身が本当にログであれば、手元で展開してから指定してください。`,
            en: `${path} was read only in part (it unpacks to too much: ${cause}). What was read was examined; if it really holds a log, unpack it yourself and give that.`,
          }
        : {
            ja: `${path} は一部しか読めませんでした(${cause})。読めた部分だけを調べています。元のファイルを取り直してください。`,
            en: `${path} could be read only in part (${cause}). What could be read was examined; fetch the file again from its origin.`,
          },
  }),
  /** @param since and until as they are shown; empty where the period is open */
  period: (since: string, until: string): Notice => ({
    code: 'period',
    text: {
      ja: `指定により、${since === '' ? '' : `${since}以後`}${until === '' ? '' : `${until}以前`}の動きだけを報告しています。${since === '' ? '' : 'それより前の行は、管理画面がふだんどう使われているか、どのプログラムが以前からあったかなど、ふだんの姿を知るためだけに読んでおり、検出、件数、時系列には含めていません。'}${until === '' ? '' : `${until}より後の行は読んでいません。`}期間の外に残る動きは、この結果からはわかりません。`,
      en: `As asked, only what happened${since === '' ? '' : ` from ${since}`}${until === '' ? '' : ` until ${until}`} is told.${since === '' ? '' : ' Earlier lines were read only to learn what is usual: how an administration is worked with, which programs were always there. No finding, count or line of the timeline includes them.'}${until === '' ? '' : ' Later lines were not read.'} What lies outside of that period is not in this report.`,
    },
  }),
  inputUnreadable: (said: { ja: string; en: string }): Notice => ({ code: 'input-unreadable', text: said }),
  /** @param unwatched administrations for which all had been read once, and not yet a second time */
  interrupted: (unwatched: readonly string[]): Notice => ({
    code: 'interrupted',
    text:
      unwatched.length === 0
        ? {
            ja: '中断されたため、途中までの結果です。残りの証拠は調べていません。',
            en: 'The run was interrupted: this report covers only what had been read. The rest of the evidence was not examined.',
          }
        : {
            ja: `中断されたため、途中までの結果です。証拠はひととおり調べましたが、管理画面とみられる ${unwatched.join('、')} での操作(ログイン、データの出力など)を調べる2回目の読み取りは終わっていません。最後まで実行し直してください。`,
            en: `The run was interrupted: all evidence was examined once, but not yet a second time for what was done (logins, exports) in what seems to be an administration: ${unwatched.join(', ')}. Run again to the end.`,
          },
  }),
  emptyInput: (path: string): Notice => ({
    code: 'input-empty',
    text: {
      ja: `${path} は空です。この期間に記録がなかったのか、ログが失われたのかを確認してください。`,
      en: `${path} is empty. Find out whether nothing was recorded, or whether the log was lost.`,
    },
  }),
  withoutTimes: (path: string): Notice => ({
    code: 'input-without-times',
    text: {
      ja: `${path} の行には日時がありません。時間にもとづく検知(ログインの総当たり、見慣れない時間帯の操作など)と、期間や記録の途切れの確認はできていません。日時を含むログがあれば、それを指定して再実行してください。`,
      en: `The lines of ${path} have no times: conduct that is known by its times (guessed passwords, work at odd hours) was not looked for in it, nor was it seen which period it covers, or where it has gaps. If there is a log with times, run again on that.`,
    },
  }),
  withoutStatuses: (path: string): Notice => ({
    code: 'input-without-statuses',
    text: {
      ja: `${path} の行からは、応答のステータス(200、404など)を読み取れません。リクエストは調べていますが、攻撃が成功したのか拒否されたのかを判断できないため、結果の多くは「不明」です。ステータスがログに含まれている場合は、ログの書式(log_formatなど)を設定ファイルのformatに指定するか、項目名をstatusに改めて再実行してください。`,
      en: `No status of an answer (200, 404) could be read from the lines of ${path}: requests were examined, but nothing tells whether an attack succeeded or was refused, so most outcomes are unknown. If the log does hold it, give the log's format (a log_format) as format in the configuration, or call the field status, and run again.`,
    },
  }),
  withoutAddresses: (path: string): Notice => ({
    code: 'input-without-addresses',
    text: {
      ja: `${path} の大半またはすべての行に、送信元のアドレスがありません。個々のリクエストはすべて調べていますが、アドレスごとにまとめて判断する検知(ログインの総当たり、番号の連続した照会など)と、攻撃者の動きの追跡はできていません。アドレスを含むログ(プロキシやCDNのものなど)があれば、それを指定して再実行してください。`,
      en: `Most or all lines of ${path} hold no client's address: each request was examined, but conduct that is known by who did it (guessed passwords, numbers asked for one after the other) was not looked for in it, and nobody was traced. If there is a log with addresses (of a proxy or CDN, for example), run again on that.`,
    },
  }),
  someWithoutAddresses: (path: string, n: number, lines: number): Notice => ({
    code: 'input-without-some-addresses',
    text: {
      ja: `${path} の${count(lines)}行のうち少なくとも${count(n)}行からは、送信元のアドレスを読み取れず、その中に攻撃とみられるものがあります。リクエストごとの検査はしていますが、送信元ごとにまとめた判断と追跡はできていません(プロキシ自身のアドレスは送信元とみなしていません)。送信元のアドレスを含む別のログがあれば、加えて再実行してください。`,
      en: `At least ${count(n)} of the ${count(lines)} lines of ${path} hold no client's address that can be read, attacks among them: each request was examined, but what else those senders did was not traced (the proxy itself is not taken for a client). If there is another log that holds their addresses, add it and run again.`,
    },
  }),
  /** @param interrupted whether tracing was cut short, and did not end by itself */
  traceIncomplete: (interrupted: boolean): Notice => ({
    code: 'trace-incomplete',
    text: interrupted
      ? {
          ja: '追跡が途中で中断されたため、動き(アクター)ごとの件数は下限の値です。',
          en: 'Tracing was interrupted: the counts of actors are lower bounds.',
        }
      : {
          ja: '関連するアドレスが最後の段階でも新たに見つかったため、動き(アクター)ごとの件数は下限の値です。',
          en: 'The last round of tracing still found related addresses: the counts of actors are lower bounds.',
        },
  }),
  actorsOmitted: (actors: number, requests: number, addresses: number): Notice => ({
    code: 'actors-omitted',
    text: {
      ja: `${actors === 0 ? '' : `重大さの低い動き${count(actors)}件(リクエスト${count(requests)}件)は一覧に載せていません。`}${addresses === 0 ? '' : `${actors === 0 ? '' : 'ほかに'}${count(addresses)}個のアドレスは追跡していません。`}いずれも検出には含まれます。`,
      en: `${actors === 0 ? '' : `${count(actors)} less serious ${actors === 1 ? 'actor' : 'actors'} (${count(requests)} ${requests === 1 ? 'request' : 'requests'}) ${actors === 1 ? 'is' : 'are'} not listed. `}${addresses === 0 ? '' : `${count(addresses)} ${addresses === 1 ? 'address was' : 'addresses were'} not traced. `}Their findings are in the report.`,
    },
  }),
  /** @param more how many there are besides */
  sharedAddresses: (addresses: readonly string[], more: number): Notice => ({
    code: 'shared-addresses',
    text: {
      ja: `${addresses.join('、')}${more > 0 ? ` ほか${count(more)}個` : ''} は、多くの利用者が共有しているか、運営者が日常的に管理画面を使っているとみられるため、それ自体が攻撃であるリクエストだけを数えています。そのほかの操作は、担当者に心当たりを確認してください。`,
      en: `Many people seem to share ${addresses.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}, or operators work from there day by day: only requests that are hostile by themselves were counted. Ask the operators about the rest.`,
    },
  }),
  unaddressedLines: (): Notice => ({
    code: 'unaddressed-lines',
    text: {
      ja: 'アカウント名だけでアドレスのない記録があります。アドレスによって攻撃者と結び付けることはできません。各アカウントのログイン、データの出力、変更に心当たりがあるかを担当者に確認し、アドレスの残るログがあれば加えて再実行してください。',
      en: 'Some lines name an account and no address: nothing joins them with an attacker by address. Ask the owners of the accounts whether the logins, exports and changes were theirs; if there are logs with addresses, add them and run again.',
    },
  }),
  /** @param names as they stand in paths */
  adminRecognised: (names: readonly string[]): Notice => ({
    code: 'admin-recognised',
    text: {
      ja: `${names.join('、')} の下を管理画面とみなして調べました(管理画面に特有のページが表示されているため)。違う場合は、hinomi init で設定とプロファイルの下書きを作り、直して再実行してください。`,
      en: `${names.join(', ')}: taken for the administration, since pages that only administrations have were shown below it. If it is none, draft a configuration and a profile with "hinomi init", mend them and run again.`,
    },
  }),
  noAdministration: (): Notice => ({
    code: 'no-administration',
    text: {
      ja: 'このログからは管理画面が見つかりませんでした。管理画面のURLを独自の名前にしている場合、そこへのログインやデータの出力は、管理画面のものとしては調べられていません。hinomi init にログを渡して設定とプロファイルの下書きを作り、管理画面のパスを書いて再実行してください。',
      en: 'No administration was recognised in these logs. If the shop has one under a name of its own, logins and exports there were not examined as such: run "hinomi init" on the logs, write the path into the profile that it drafts, and run again.',
    },
  }),
  dataWithoutSets: (tenant: string, profile: string): Notice => ({
    code: 'data-without-sets',
    text: {
      ja: `サイト ${tenant} のデータが設定されていますが、プロファイル「${profile}」に表と列の説明(data)がないため、人数と件数を数えられません。プロファイルに data を書いて再実行してください。`,
      en: `Data of ${tenant} is configured, but the profile "${profile}" does not say which table and column is what (data): nobody was counted. Describe it there and run again.`,
    },
  }),
  /** @param n at least so many, besides those that are named */
  moreSpared: (n: number): Notice => ({
    code: 'address-spared',
    text: {
      ja: `このほかに少なくとも${count(n)}個のアドレスも、置かれたファイルに触れていますが、結び付けていません。`,
      en: `At least ${count(n)} more ${n === 1 ? 'address' : 'addresses'} touched files that were put on the server, without being joined.`,
    },
  }),
  spared: (address: string, why: { ja: string; en: string }): Notice => ({
    code: 'address-spared',
    text: { ja: `${address}: ${why.ja}`, en: `${address}: ${why.en}` },
  }),
} as const;

/** So many that a single odd line is no explanation. */
function isGreatPart(unparsed: number, lines: number): boolean {
  return unparsed >= 10 && unparsed * 10 >= lines;
}
