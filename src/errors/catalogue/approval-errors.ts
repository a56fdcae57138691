import type { ErrorEntry } from '../error-entry.ts';

/** What approvals and their keys refuse. */
export const APPROVAL_ERRORS = {
  APPROVAL_SAME_PERSON: {
    text: {
      ja: '「{id}」には、{who} さんとは別の方の承認が必要です。',
      en: '"{id}" needs another person than {who}.',
    },
    fix: {
      ja: '別の方が --by に自分の名前を書いて承認してください。お1人だけで運営しているときは、--alone を使います。',
      en: 'Another person signs with their own name in --by; a sole owner uses --alone.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_KEY: {
    text: {
      ja: '「{id}」には、{who} さん本人の鍵による署名が必要です。',
      en: '"{id}" needs a signature with {who}\'s own key.',
    },
    fix: {
      ja: '「hinomi case key make」で鍵を作り、「hinomi case key add」で案件に登録してから、--key に鍵のファイルを指定してください。',
      en: 'Make a key with "hinomi case key make", enter it into the case with "hinomi case key add", and name its file with --key.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_KEY_LATE: {
    text: {
      ja: '{who} さんの鍵は、「{id}」の起案より後に登録されています。',
      en: 'The key of {who} was entered after "{id}" was proposed.',
    },
    fix: {
      ja: '起案の後に作られた鍵による承認を防ぐため、同じ文書で新しく起案してください。',
      en: 'Propose the same document anew: keys that were made for the occasion do not count.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_KEY_TAKEN: {
    text: {
      ja: 'この鍵は、{who} さんのものとして登録されています。',
      en: 'This key is already entered as that of {who}.',
    },
    fix: { ja: '1人ずつ、別の鍵を作ってください。', en: 'Let each person make a key of their own.' },
    exit: 2,
    status: 422,
  },
  KEY_UNREADABLE: {
    text: {
      ja: '鍵「{path}」を読み取れません({cause})。',
      en: 'The key "{path}" cannot be read ({cause}).',
    },
    fix: {
      ja: '「hinomi case key make」で作ったファイルを指定してください。合言葉(パスフレーズ)を付けた鍵では、環境変数 HINOMI_KEY_PASSPHRASE に設定します。',
      en: 'Name a file that "hinomi case key make" made; the passphrase of a locked key goes into the environment variable HINOMI_KEY_PASSPHRASE.',
    },
    exit: 2,
    status: 422,
  },
  KEY_EXISTS: {
    text: {
      ja: '鍵のファイル「{path}」は、すでにあります。',
      en: 'The key file "{path}" exists already.',
    },
    fix: {
      ja: '上書きすると以前の署名ができなくなります。別の名前を指定してください。',
      en: 'Name another file: nothing could be signed with the old key any more.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_DEPUTY: {
    text: {
      ja: '「{id}」の2人目は、あらかじめ指名された方({names})に限られます。',
      en: 'The second person for "{id}" is one who was named in advance ({names}).',
    },
    fix: { ja: '指名された方が承認してください。', en: 'Let a person who was named sign.' },
    exit: 2,
    status: 422,
  },
  APPROVAL_EARLY: {
    text: {
      ja: '単独承認は、{until} より前にはできません。',
      en: 'A sole owner cannot sign before {until}.',
    },
    fix: {
      ja: '起案から1時間を置いて、内容を読み直してから承認してください。',
      en: 'Wait an hour from the proposal, read it again, then sign.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_TOTAL: {
    text: {
      ja: '入力された件数「{typed}」が、起案の件数と一致しません。',
      en: 'The total that was typed, "{typed}", is not that of the proposal.',
    },
    fix: {
      ja: '宛先の件数を確かめ、--total にその数を入力してください。',
      en: 'Check how many it goes to, and type that number with --total.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_DOCUMENT: {
    text: {
      ja: '「{id}」は、起案されたあとに文書が変わっています。',
      en: 'The document of "{id}" changed after it was proposed.',
    },
    fix: { ja: '変わった文書で、新しく起案してください。', en: 'Propose the changed document anew.' },
    exit: 2,
    status: 422,
  },
  APPROVAL_STEP: {
    text: {
      ja: '「{id}」({act})に、この手続きは当てはまりません。',
      en: 'This step does not fit "{id}" ({act}).',
    },
    fix: {
      ja: '「hinomi case status」で、次に必要なことを確認してください。',
      en: 'See with "hinomi case status" what it needs next.',
    },
    exit: 2,
    status: 422,
  },
} as const satisfies Record<string, ErrorEntry>;
