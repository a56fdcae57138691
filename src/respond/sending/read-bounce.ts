import PostalMime, { type Email } from 'postal-mime';

/**
 * What a message in the mailbox for bounces says. `failed`: it will not arrive. `delayed`: the server goes on trying.
 * `unclear`: it comes from a mail system, and nobody can be sure. `other`: no report (an absence notice, for instance).
 */
export interface Bounce {
  readonly kind: 'failed' | 'delayed' | 'unclear' | 'other';
  /** Enhanced status code (RFC 3463); '' for none. */
  readonly status: string;
  /** What the mail system said, in one line, without addresses. */
  readonly why: string;
  /** Everything in it that may be the id of a message of ours: in a Message-ID, an ENVID, a VERP address. */
  readonly ids: readonly string[];
  /** Recipients that it names. */
  readonly addresses: readonly string[];
}

const WHY_LENGTH = 300;
const ID = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;

/** Words of mail systems that do not speak RFC 3464: qmail, Exim, older Exchange, carriers, hosting in Japan. */
const FAILED = [
  /\b5\.\d{1,3}\.\d{1,3}\b/,
  /\b55[0-4]\b/,
  /user (?:is )?unknown|unknown (?:user|recipient|address)|no such (?:user|mailbox|recipient)|host (?:unknown|not found)/i,
  /permanent (?:fatal )?errors?|undeliverable|could not be delivered|delivery (?:has )?failed|mailbox (?:unavailable|full|not found)/i,
  /配信できません|配送できません|届けられません|送信できません|宛先不明|存在しません|ユーザーが見つかりません/,
];
const DELAYED = [
  /\b4\.\d{1,3}\.\d{1,3}\b/,
  /will (?:keep|continue|be retried)|still (?:being )?(?:retried|trying)|has not (?:yet )?been delivered|delayed|\bwarning\b/i,
  /遅延|再送を(?:続け|試み)|まだ配信/,
];

/** Where a mail system begins to quote what it could not deliver. */
const QUOTED =
  /^(?:-{2,}.*(?:original|copy|return|below|message|headers)|received:|message-id:|from: |-{3,}\s*$)/im;

/**
 * Reads a message as a report of delivery: RFC 3464 where it is one, else by what mail systems usually say. What cannot be
 * told for sure is `unclear`, never `failed`.
 */
export async function readBounce(raw: Uint8Array): Promise<Bounce> {
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' });
  const parts = email.attachments.map(({ mimeType, content }) => ({ mimeType, text: String(content) }));
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? '';
  const everything = [...email.headers.map(({ value }) => value), email.text ?? '', email.html ?? ''];
  const ids = new Set(
    [...everything, ...parts.map(({ text }) => text)].flatMap((text) => text.toLowerCase().match(ID) ?? []),
  );
  const status = parts.filter(({ mimeType }) => /\/(?:global-)?delivery-status$/.test(mimeType));
  const report =
    status.length > 0 ? ofStatus(status.map(({ text }) => text).join('\n\n')) : ofWords(email, header);
  return { ...report, why: withoutAddresses(report.why), ids: [...ids] };
}

type Report = Omit<Bounce, 'ids'>;

/** RFC 3464: groups of fields, the first about the message, each further one about a recipient. */
function ofStatus(text: string): Report {
  const groups = text.split(/\r?\n\s*\r?\n/).map(fieldsOf);
  const recipients = groups.filter((fields) => fields.has('action') || fields.has('final-recipient'));
  const kinds = recipients.map(kindOf);
  const kind = (['failed', 'delayed', 'unclear'] as const).find((one) => kinds.includes(one)) ?? 'other';
  const told = recipients[kinds.indexOf(kind)] ?? new Map<string, string>();
  const addresses = recipients.flatMap((fields) =>
    ['original-recipient', 'final-recipient'].map((name) =>
      (fields.get(name) ?? '').replace(/^[^;]*;\s*/, ''),
    ),
  );
  return {
    kind,
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(told.get('status') ?? '')?.[0] ?? '',
    why: (told.get('diagnostic-code') ?? '').replace(/^[^;]*;\s*/, ''),
    addresses: [...new Set(addresses.filter((address) => address !== ''))],
  };
}

function fieldsOf(group: string): Map<string, string> {
  const unfolded = group.replace(/\r?\n[ \t]+/g, ' ');
  const fields = new Map<string, string>();
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

function kindOf(fields: ReadonlyMap<string, string>): Bounce['kind'] {
  const action = (fields.get('action') ?? '').toLowerCase();
  if (action === 'failed' || action === 'delayed') return action;
  if (['delivered', 'relayed', 'expanded'].includes(action)) return 'other';
  return 'unclear';
}

function ofWords(email: Email, header: (name: string) => string): Report {
  const failedRecipients = header('x-failed-recipients');
  const sender = email.from?.address ?? '';
  const isOfSystem =
    /^(?:mailer-daemon|postmaster|mail-daemon)@/i.test(sender) ||
    /mailer-daemon/i.test(header('from')) ||
    failedRecipients !== '';
  const addresses = failedRecipients.split(',').map((address) => address.trim());
  const told = { status: '', why: '', addresses: addresses.filter((address) => address !== '') };
  if (!isOfSystem) return { kind: 'other', ...told };
  const all = `${email.subject ?? ''}\n${email.text ?? ''}`;
  const quoted = all.search(QUOTED);
  const said = quoted < 0 ? all : all.slice(0, quoted);
  const hasFailed = FAILED.some((words) => words.test(said));
  const isDelayed = DELAYED.some((words) => words.test(said));
  const kind = hasFailed === isDelayed ? 'unclear' : hasFailed ? 'failed' : 'delayed';
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? '';
  const why = said.split('\n').find((line) => FAILED.some((words) => words.test(line))) ?? '';
  return { kind, ...told, status, why };
}

function withoutAddresses(text: string): string {
  const plain = text.replace(/[^\s<>@"]+@[^\s<>@"]+/g, '…@…').replace(/[\s\p{C}]+/gu, ' ');
  return plain.trim().slice(0, WHY_LENGTH);
}
