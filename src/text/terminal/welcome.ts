import type { Text } from '../../model/language.ts';

/** What `npm start` says when it is given no log. */
export const welcome: Text = {
  ja: `火の見(Hinomi)

ネットショップのログから侵入の跡を探し、何が試され、何が成功し、誰が・どの順で行い、
このログからは何が分からないのかを、根拠の行とともに示します。ログは外部に送信しません。

  はじめに     npm start -- /var/log/nginx/access.log*
  圧縮・複数   npm start -- logs/access.log logs/access.log.*.gz
  追跡         npx hinomi who 203.0.113.9 logs/*
  設定の下書き npx hinomi init logs/*
  全ての説明   npx hinomi --help

調べる前に、ログの複製を別の場所に保存してください(ローテーションで消えるためです)。
`,
  en: `Hinomi (火の見, the fire watch-tower)

Searches an online shop's logs for the traces of a break-in: what was tried, what succeeded, who did it, in which
order, and what these logs cannot show, each with the lines it rests on. Nothing is sent anywhere.

  begin          npm start -- /var/log/nginx/access.log*
  many files     npm start -- logs/access.log logs/access.log.*.gz
  follow one     npx hinomi who 203.0.113.9 logs/*
  configuration  npx hinomi init logs/*
  everything     npx hinomi --help

Before you begin, copy the logs to another place: rotation deletes the oldest.
`,
};
