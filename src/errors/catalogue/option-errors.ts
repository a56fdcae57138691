import type { ErrorEntry } from '../error-entry.ts';

/** What is wrong with options of the command line. */
export const OPTION_ERRORS = {
  OPTION_TIME: {
    text: {
      ja: '{option} の時刻「{value}」を読み取れません。',
      en: 'The time "{value}" of {option} cannot be read.',
    },
    fix: {
      ja: '2016-04-18 または 2016-04-18T09:00:00+09:00 の形で書いてください。',
      en: 'Write it as 2016-04-18 or 2016-04-18T09:00:00+09:00.',
    },
    exit: 2,
    status: 400,
  },
  OPTION_PERIOD: {
    text: {
      ja: '--until の「{until}」は --since の「{since}」より前です。',
      en: '"{until}" (--until) lies before "{since}" (--since).',
    },
    fix: {
      ja: '始まりを --since に、終わりを --until に書いてください。',
      en: 'Give the beginning with --since and the end with --until.',
    },
    exit: 2,
    status: 400,
  },
  OPTION_ZONE: {
    text: {
      ja: '--tz の「{value}」は時間帯の名前ではありません。',
      en: '"{value}" (--tz) is not the name of a time zone.',
    },
    fix: {
      ja: 'Asia/Tokyo のような IANA の名前で書いてください。',
      en: 'Write an IANA name such as Asia/Tokyo.',
    },
    exit: 2,
    status: 400,
  },
  OPTION_VALUE: {
    text: { ja: '{option} に「{value}」は指定できません。', en: '{option} cannot be "{value}".' },
    fix: { ja: '指定できるのは {allowed} です。', en: 'It takes {allowed}.' },
    exit: 2,
    status: 400,
  },
  OPTION_USAGE: {
    text: {
      ja: 'コマンドの書き方に誤りがあります。{problem}。',
      en: 'The command is not written right: {problem}.',
    },
    fix: {
      ja: '「hinomi --help」または「hinomi コマンド --help」で書き方を確認してください。',
      en: 'See "hinomi --help", or "hinomi COMMAND --help".',
    },
    exit: 2,
    status: 400,
  },
} as const satisfies Record<string, ErrorEntry>;
