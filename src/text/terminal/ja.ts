import type { TerminalText } from './terminal-text.ts';

export const ja: TerminalText = {
  partial: '(途中までの結果)',
  files: (folder) => `報告書: ${folder}/report.html (全データは report.json、時系列は timeline.csv)`,
  next: '次に: 報告書をブラウザーで開く。あるアドレスの動きをすべて見るには hinomi who アドレス ログ',
  nobody: (subject, lines) =>
    `読み取れた${lines}行の中に、アドレス・アカウント・パスが「${subject}」の行はありません。`,
  more: (n) => `ほか${n}件は報告書に記載`,
  progress: ({ percent, read, total, lines, speed, left }) =>
    `読み取り中 ${percent}%  ${read}/${total}  ${lines}行  毎秒${speed}行  ${left}`,
  left: (seconds) => {
    if (seconds < 0) return '';
    if (seconds < 60) return `残り約${Math.max(1, Math.round(seconds))}秒`;
    return `残り約${Math.round(seconds / 60)}分`;
  },
};
