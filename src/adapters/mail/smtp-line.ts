import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { CourierAnswer, CourierLine, OutgoingMail } from '../../model/sending/courier.ts';
import type { MailServer } from '../../model/sending/mail-server.ts';
import { composeMime } from './compose-mime.ts';

/** Longest text of an answer that is kept. */
const ANSWER_LENGTH = 300;

interface SmtpFailure extends Error {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** One connection: hands a message over and says what the server answered. */
export class SmtpLine implements CourierLine {
  readonly id: string;
  readonly #connection: SMTPConnection;
  readonly #server: MailServer;
  /** Fulfilled when the connection has ended. */
  readonly #ended: Promise<void>;
  #isOpen = true;

  constructor(connection: SMTPConnection, server: MailServer, id: string) {
    this.id = id;
    this.#connection = connection;
    this.#server = server;
    this.#ended = new Promise((resolve) => {
      connection.once('end', () => {
        this.#isOpen = false;
        resolve();
      });
    });
  }

  isOpen(): boolean {
    return this.#isOpen;
  }

  async deliver(mail: OutgoingMail): Promise<CourierAnswer> {
    const content = await messageOf(mail, this.#server);
    const body = Readable.from([content], { objectMode: false });
    const envelope = {
      from: senderOf(this.#server, mail),
      to: [mail.to],
      size: content.length,
      dsn: { ret: 'HDRS', envid: mail.envelopeId, notify: ['FAILURE', 'DELAY'], recipient: mail.to },
    };
    const answer = await new Promise<CourierAnswer>((resolve) => {
      this.#connection.send(envelope, body, (failure, info) => {
        if (failure) resolve(answerOf(failure, body.readableDidRead, mail.to));
        else resolve(answered(info!.response, 'message', mail.to));
      });
    });
    if (answer.fate === 'refused' || answer.fate === 'deferred') await this.#reset(answer.code);
    if (answer.fate === 'unknown' || answer.fate === 'not-handed-over') this.#end();
    return answer;
  }

  async quit(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#connection.quit();
    await this.#ended;
  }

  /** After a refusal the session goes on; 421 says that it will not. */
  async #reset(code: number): Promise<void> {
    if (code === 421) this.#end();
    if (!this.#isOpen) return;
    const done = new Promise<void>((resolve) => {
      this.#connection.reset((failure) => {
        if (failure) this.#end();
        resolve();
      });
    });
    await Promise.race([done, this.#ended]);
  }

  #end(): void {
    this.#isOpen = false;
    this.#connection.close();
  }
}

/** Marked as sent by a program (RFC 3834), so that absence notices stay away. */
function messageOf(
  { text, message, to, date }: OutgoingMail,
  { from, replyTo }: MailServer,
): Promise<Buffer> {
  return composeMime({
    text,
    messageId: message,
    date,
    from,
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo }),
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}

function senderOf({ from, returnPath }: MailServer, { envelopeId }: OutgoingMail): string {
  return (returnPath ?? from.address).replace('{id}', envelopeId);
}

/** What a failure means. Only the server's own answer counts as one. */
function answerOf(failure: SmtpFailure, wasHandedOver: boolean, to: string): CourierAnswer {
  const { code = '', command = '', response, responseCode } = failure;
  const isAnswer = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isAnswer && responseCode !== undefined && response !== undefined) {
    const about = command === 'RCPT TO' ? 'recipient' : command === 'MAIL FROM' ? 'sender' : 'message';
    return answered(response, about, to);
  }
  if (isAnswer && !wasHandedOver) {
    const about = command === 'MAIL FROM' ? 'sender' : 'recipient';
    return { fate: 'refused', code: 0, status: '', answer: textOf(failure.message, to), about };
  }
  const cause = textOf(response ?? code, to);
  return { fate: wasHandedOver ? 'unknown' : 'not-handed-over', cause };
}

function answered(response: string, about: 'recipient' | 'sender' | 'message', to: string): CourierAnswer {
  const code = Number(/^\d{3}/.exec(response)?.[0] ?? 0);
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})/.exec(response)?.[1] ?? '';
  const fate = code < 400 ? 'sent' : code < 500 ? 'deferred' : 'refused';
  return { fate, code, status, answer: textOf(response, to), about };
}

/** One line, without the recipient's address or any other. */
function textOf(response: string, to: string): string {
  const text = response.replaceAll(to, '<…>').replace(/[^\s<>@"]+@[^\s<>@"]+/g, '…@…');
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .slice(0, ANSWER_LENGTH)
    .trim();
}
