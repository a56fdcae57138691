import type { TerminalText } from './terminal-text.ts';

export const ja: TerminalText = {
  partial: '(途中までの結果)',
  files: (folder) => `報告書: ${folder}/report.html (全データは report.json、時系列は timeline.csv)`,
  next: '次に: 報告書をブラウザーで開く。あるアドレスの動きをすべて見るには hinomi who アドレス ログ',
  nobody: (subject, lines, hasPeriod) =>
    `読み取れた${lines}行${hasPeriod ? 'のうち、指定期間内の行' : 'の中'}に、アドレス・アカウント・パスが「${subject}」の行はありません。`,
  interrupted: '中断されたため、ここまでの結果です。残りの証拠は読んでいません。',
  unread: (unparsed, lines, paths) =>
    `${lines}行のうち${unparsed}行を読み取れなかったため、その内容はこの結果に含まれません(${paths})。hinomi investigate を実行すると、理由とともに unparsed.ndjson に残ります。`,
  more: (n) => `ほか${n}件は報告書に記載`,
  progress: ({ percent, read, total, lines, speed, left }) =>
    `読み取り中 ${percent}%  ${read}/${total}  ${lines}行  毎秒${speed}行  ${left}`,
  left: (seconds) => {
    if (seconds < 0) return '';
    if (seconds < 60) return `残り約${Math.max(1, Math.round(seconds))}秒`;
    return `残り約${Math.round(seconds / 60)}分`;
  },
};
