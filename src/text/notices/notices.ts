import type { Notice } from '../../model/investigation.ts';

/**
 * What a run must tell its reader before the findings. One place for both languages: each notice is short, and
 * reads best beside its other half.
 */
export const notices = {
  busyAddress: (address: string, percent: number): Notice => ({
    code: 'busy-address',
    text: {
      ja: `${address} が全リクエストの約${percent}%を占めています。プロキシや共有回線の可能性があるため、このアドレスでは動きを結び付けていません。プロキシの内側のログであれば、設定の client(信頼するヘッダー)を指定して再実行してください。`,
      en: `${address} carries about ${percent} % of all requests: probably a proxy or a shared line, so nothing was joined on it. If these logs were written behind a proxy, set "client" (the trusted header) in the configuration and run again.`,
    },
  }),
  unparsedLines: (path: string, unparsed: number, lines: number): Notice => ({
    code: 'unparsed-lines',
    text: {
      ja: `${path} の${lines.toLocaleString('en')}行のうち${unparsed.toLocaleString('en')}行を読み取れませんでした。理由とともに unparsed.ndjson に残しています。`,
      en: `${unparsed.toLocaleString('en')} of the ${lines.toLocaleString('en')} lines of ${path} were not understood. They are kept, with the reason, in unparsed.ndjson.`,
    },
  }),
  inputBrokeOff: (path: string, kind: string, cause: string): Notice => ({
    code: `input-${kind}`,
    text: {
      ja: `${path} は途中までしか読めませんでした(${cause})。読めた部分だけを調べています。元のファイルを取り直してください。`,
      en: `${path} could be read only in part (${cause}). What could be read was examined; fetch the file again from its origin.`,
    },
  }),
  inputUnreadable: (said: { ja: string; en: string }): Notice => ({ code: 'input-unreadable', text: said }),
  interrupted: (): Notice => ({
    code: 'interrupted',
    text: {
      ja: '中断されたため、途中までの結果です。残りの証拠は調べていません。',
      en: 'The run was interrupted: this report covers only what had been read. The rest of the evidence was not examined.',
    },
  }),
  emptyInput: (path: string): Notice => ({
    code: 'input-empty',
    text: {
      ja: `${path} は空です。この期間に記録がなかったのか、ログが失われたのかを確認してください。`,
      en: `${path} is empty. Find out whether nothing was recorded, or whether the log was lost.`,
    },
  }),
  noZone: (zone: string): Notice => ({
    code: 'assumed-zone',
    text: {
      ja: `時差の記載がない時刻は ${zone} とみなしました。`,
      en: `Times without an offset were taken to be in ${zone}.`,
    },
  }),
} as const;
