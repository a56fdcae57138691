/** What a mail server's log tells of one message. */
export interface LoggedMail {
  /** `sent`: the server took it (and delivered it, or still has it). `bounced`: it gave it back. */
  readonly fate: 'sent' | 'bounced';
  readonly status: string;
  readonly why: string;
}

/** Postfix: the queue's id in front, `message-id=<…>` once, later `status=sent|bounced|deferred|expired (…)`. */
const POSTFIX = /postfix[\w/-]*\[\d+\]: ([0-9A-Za-z]{6,}): (.*)$/;
/** Exim: `ID <= sender … id=message-id`, `ID => address`, `ID ** address …`. */
const EXIM =
  /^\S+ \S+ (?:\[\d+\] )?([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) (<=|=>|->|\*\*|==) (.*)$/;
/** sendmail: `ID: from=<…>, … msgid=<…>`, `ID: to=<…>, … dsn=5.1.1, stat=User unknown`. */
const SENDMAIL = /(?:sendmail|sm-mta)\[\d+\]: ([0-9A-Za-z]{8,}): (.*)$/;

/**
 * Reads the log of Postfix, Exim or sendmail for what became of messages. A message that the log does not name may have
 * been lost, or the log may not cover it: nothing is said of it.
 *
 * @returns by Message-ID, without angle brackets
 */
export async function readMailLog(lines: AsyncIterable<string>): Promise<ReadonlyMap<string, LoggedMail>> {
  const messageOf = new Map<string, string>();
  const mails = new Map<string, LoggedMail>();
  for await (const line of lines) {
    const event = postfixEvent(line) ?? eximEvent(line) ?? sendmailEvent(line);
    if (event === null) continue;
    if (event.message !== '') {
      messageOf.set(event.queue, event.message);
      if (!mails.has(event.message)) mails.set(event.message, { fate: 'sent', status: '', why: '' });
    }
    const message = messageOf.get(event.queue);
    if (message !== undefined && event.failure !== null)
      mails.set(message, { fate: 'bounced', ...event.failure });
  }
  return mails;
}

interface LogEvent {
  readonly queue: string;
  /** '' where the line names none. */
  readonly message: string;
  readonly failure: Omit<LoggedMail, 'fate'> | null;
}

function postfixEvent(line: string): LogEvent | null {
  const [, queue, rest] = POSTFIX.exec(line) ?? [];
  if (queue === undefined || rest === undefined) return null;
  const message = /\bmessage-id=<?([^>\s]+)>?/.exec(rest)?.[1] ?? '';
  const hasFailed = /\bstatus=(?:bounced|expired)\b/.test(rest);
  const failure = hasFailed ? failureOf(/\bdsn=([\d.]+)/.exec(rest)?.[1], /\((.*)\)$/.exec(rest)?.[1]) : null;
  return { queue, message, failure };
}

function eximEvent(line: string): LogEvent | null {
  const [, queue, sign, rest] = EXIM.exec(line) ?? [];
  if (queue === undefined || sign === undefined || rest === undefined) return null;
  const message = sign === '<=' ? (/ id=(\S+)/.exec(rest)?.[1] ?? '') : '';
  const failure = sign === '**' ? failureOf(/\b5\.\d+\.\d+\b/.exec(rest)?.[0], rest) : null;
  return { queue, message, failure };
}

function sendmailEvent(line: string): LogEvent | null {
  const [, queue, rest] = SENDMAIL.exec(line) ?? [];
  if (queue === undefined || rest === undefined) return null;
  const message = /\bmsgid=<?([^>,\s]+)>?/.exec(rest)?.[1] ?? '';
  const status = /\bdsn=([\d.]+)/.exec(rest)?.[1] ?? '';
  const failure = status.startsWith('5') ? failureOf(status, /\bstat=(.*)$/.exec(rest)?.[1]) : null;
  return { queue, message, failure };
}

function failureOf(status = '', why = ''): Omit<LoggedMail, 'fate'> {
  return { status, why: why.replace(/[^\s<>@"]+@[^\s<>@"]+/g, '…@…').slice(0, 300) };
}
