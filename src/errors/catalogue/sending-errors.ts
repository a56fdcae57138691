import type { ErrorEntry } from '../error-entry.ts';

/** What stops a mailing. */
export const SENDING_ERRORS = {
  OUTBOX_BROKEN: {
    text: {
      ja: '送信簿「{path}」の {line} 行目を読み取れません。',
      en: 'Line {line} of the outbox "{path}" cannot be read.',
    },
    fix: {
      ja: 'だれに送ったかが分からなくなるため、送信しません。ファイルを直さずに保全し、控え(バックアップ)から戻してください。',
      en: 'Nothing is sent, since it may hide who was written to already; keep the file as it is, and restore it from a copy.',
    },
    exit: 2,
    status: 422,
  },
  OUTBOX_UNWRITABLE: {
    text: {
      ja: '送信簿「{path}」に書き込めません({cause})。',
      en: 'The outbox "{path}" cannot be written ({cause}).',
    },
    fix: {
      ja: '記録できない間は送信しません。空き容量と権限を確かめ、同じコマンドで続きから送ってください。',
      en: 'Nothing is sent that cannot be recorded; check free space and permissions, then go on with the same command.',
    },
    exit: 2,
    status: 500,
  },
  OUTBOX_NONE: {
    text: {
      ja: '「{mailing}」という名前では、まだ何も送っていません。',
      en: 'Nothing was sent yet under the name "{mailing}".',
    },
    fix: {
      ja: '「hinomi send status」で送信の名前を確かめ、--mailing で指定してください。',
      en: 'See the names of mailings with "hinomi send status", and give one with --mailing.',
    },
    exit: 2,
    status: 404,
  },
  OUTBOX_LOST: {
    text: {
      ja: '「{mailing}」の送信簿が、案件の記録にあるものと一致しません。',
      en: 'The outbox of "{mailing}" is not the one that the case\'s journal tells of.',
    },
    fix: {
      ja: 'だれに送ったかが分からなくなるため、送信しません。案件のフォルダの outbox を、控え(バックアップ)から戻してください。',
      en: 'Nothing is sent, since nobody could tell who was written to already; restore the folder "outbox" of the case from a copy.',
    },
    exit: 2,
    status: 422,
  },
  SEND_NOT_APPROVED: {
    text: {
      ja: 'この文面(SHA-256 {sha256})を {total} 通送ることは、まだ承認されていません。',
      en: 'To send this text (SHA-256 {sha256}) to {total} is not approved.',
    },
    fix: {
      ja: '--draft で文面を書き出し、「hinomi case approve フォルダ mass-mail --document … --total {total}」で起案して、別の方が --sign で承認してください。文面や件数が変わると、承認もやり直しです。',
      en: 'Write the text out with --draft, propose it with "hinomi case approve DIR mass-mail --document … --total {total}", and let another person --sign; a changed text or number needs a new approval.',
    },
    exit: 2,
    status: 422,
  },
  SEND_TEST_FIRST: {
    text: {
      ja: '単独承認「{id}」では、先にご自分へ試し送りをする必要があります。',
      en: 'A sole owner ("{id}") sends the text to themselves first.',
    },
    fix: {
      ja: '--test-to にご自分のアドレスを指定して、届いた文面を確かめてください。',
      en: 'Send it to your own address with --test-to, and read what arrives.',
    },
    exit: 2,
    status: 422,
  },
  SEND_UNKNOWN_MESSAGE: {
    text: {
      ja: 'メール「{message}」は、「{mailing}」の送信簿にありません。',
      en: 'No message "{message}" stands in the outbox of "{mailing}".',
    },
    fix: {
      ja: '「hinomi send status」で、確かめる必要のあるメールの番号を確認してください。',
      en: 'See with "hinomi send status" which messages are to be settled.',
    },
    exit: 2,
    status: 422,
  },
  SEND_SETTLED: {
    text: {
      ja: 'メール「{message}」は「{fate}」で、決めることがありません。',
      en: 'Message "{message}" stands as "{fate}"; there is nothing to settle.',
    },
    fix: {
      ja: '決められるのは、送られたか分からないものと、断られたものです。',
      en: 'What can be settled is a message whose fate is not known, or one that was refused.',
    },
    exit: 2,
    status: 422,
  },
  SMTP_PASSWORD_SHOWN: {
    text: {
      ja: '--smtp の URL に、ユーザー名またはパスワードが書かれています。',
      en: 'The URL of --smtp holds a user name or a password.',
    },
    fix: {
      ja: 'コマンドの引数は、ほかの利用者からも見えます。環境変数 HINOMI_SMTP_USER と HINOMI_SMTP_PASSWORD、または設定ファイルに書いてください。',
      en: 'Others on this machine can read arguments; use HINOMI_SMTP_USER and HINOMI_SMTP_PASSWORD, or a file.',
    },
    exit: 2,
    status: 400,
  },
  SMTP_NO_SENDER: {
    text: {
      ja: '差出人のメールアドレスがありません。',
      en: 'There is no sender address.',
    },
    fix: {
      ja: '--from に指定するか、事実 contact.email を記録してください。',
      en: 'Name one with --from, or record the fact contact.email.',
    },
    exit: 2,
    status: 422,
  },
  SMTP_UNREACHABLE: {
    text: {
      ja: 'メールサーバー「{server}」に接続できません({cause})。',
      en: 'The mail server "{server}" cannot be reached ({cause}).',
    },
    fix: {
      ja: 'ホスト名とポート番号、通信の制限を確かめ、同じコマンドで続きから送ってください。送信済みの方に二重に送ることはありません。',
      en: 'Check host, port and firewalls, then go on with the same command; nobody is written to twice.',
    },
    exit: 4,
    status: 422,
  },
  SMTP_TLS: {
    text: {
      ja: 'メールサーバー「{server}」と暗号化した通信ができません({cause})。',
      en: 'The mail server "{server}" offers no encryption that can be trusted ({cause}).',
    },
    fix: {
      ja: 'security(tls は465番、starttls は587番)とホスト名を確かめてください。社内の認証局の証明書は ca に指定します。',
      en: 'Check "security" (tls for port 465, starttls for 587) and the host name; name the certificate of an authority of your own under "ca".',
    },
    exit: 4,
    status: 422,
  },
  SMTP_LOGIN: {
    text: {
      ja: 'メールサーバー「{server}」にログインできません({cause})。',
      en: 'The mail server "{server}" refuses the login ({cause}).',
    },
    fix: {
      ja: '環境変数 HINOMI_SMTP_USER と HINOMI_SMTP_PASSWORD、または設定ファイルの user と password を確かめてください。',
      en: 'Check the environment variables HINOMI_SMTP_USER and HINOMI_SMTP_PASSWORD, or user and password in the configuration.',
    },
    exit: 4,
    status: 422,
  },
  SMTP_SENDER: {
    text: {
      ja: 'メールサーバーが差出人を受け付けません({cause})。',
      en: 'The mail server refuses the sender ({cause}).',
    },
    fix: {
      ja: '差出人(from、returnPath)が、このサーバーから送ってよいものかを確かめてください。宛先には何も送られていません。',
      en: 'Check that this server may send for the sender (from, returnPath); nothing went to the recipient.',
    },
    exit: 4,
    status: 422,
  },
  SMTP_REFUSING: {
    text: {
      ja: 'メールサーバーが続けて {n} 通を、宛先の不明以外の理由で断りました({cause})。',
      en: 'The mail server refused {n} messages in a row for other reasons than an unknown recipient ({cause}).',
    },
    fix: {
      ja: '送信を止めました。迷惑メールの判定や送信数の制限の可能性があります。サーバーの管理者に確かめてから、「hinomi send settle」で断られた分を戻し、続きを送ってください。',
      en: 'Sending was stopped; it may take this for spam, or limit the number. Ask its operator, put back what was refused with "hinomi send settle", then go on.',
    },
    exit: 4,
    status: 422,
  },
} as const satisfies Record<string, ErrorEntry>;
