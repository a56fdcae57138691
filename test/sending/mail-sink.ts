import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Where in the talk with the server something happens. `accepted`: the answer 250 was just given. */
export const TALK_STEPS = ['connect', 'mail', 'rcpt', 'data', 'taken', 'accepted'] as const;
export type TalkStep = (typeof TALK_STEPS)[number];

/** An answer that is not 250, for a recipient or a sender. */
export interface Refusal {
  readonly code: number;
  readonly text: string;
}

/** A mail server on loopback that keeps what it took. */
export interface MailSink {
  readonly port: number;
  /** Of each message taken: Message-ID without brackets, recipient, sender of the envelope, the whole text. */
  readonly taken: {
    readonly message: string;
    readonly to: string;
    readonly from: string;
    readonly raw: string;
  }[];
  /** Called at each step of the talk; may end the connection. */
  onStep: (step: TalkStep, end: () => void) => void;
  /** Says who is refused, and how; null for nobody. */
  refuse: (step: 'mail' | 'rcpt' | 'data', address: string) => Refusal | null;
  close(): Promise<void>;
}

/** Starts a real SMTP server; it ends with `close`. Bodies are kept only when asked, since 100,000 of them are many. */
export async function startMailSink(options: SMTPServerOptions & { keep?: boolean } = {}): Promise<MailSink> {
  const { keep = true, ...more } = options;
  const taken: MailSink['taken'] = [];
  const answer = (refusal: Refusal | null): Error | null =>
    refusal === null ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onConnect(session, done) {
      sink.onStep('connect', () => endOf(server, session.id));
      done();
    },
    onMailFrom({ address }, session, done) {
      sink.onStep('mail', () => endOf(server, session.id));
      done(answer(sink.refuse('mail', address)));
    },
    onRcptTo({ address }, session, done) {
      sink.onStep('rcpt', () => endOf(server, session.id));
      done(answer(sink.refuse('rcpt', address)));
    },
    onData(stream, session, done) {
      const end = () => endOf(server, session.id);
      sink.onStep('data', end);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        const to = session.envelope.rcptTo[0]!.address;
        const refusal = sink.refuse('data', to);
        if (refusal !== null) {
          done(answer(refusal));
          return;
        }
        const { mailFrom } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const message = /^message-id: <([^>]+)>/im.exec(raw)?.[1] ?? '';
        taken.push({ message, to, from, raw: keep ? raw : '' });
        sink.onStep('taken', end);
        done(null, 'queued');
        sink.onStep('accepted', end);
      });
    },
    ...more,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: MailSink = {
    port: (server.server.address() as { port: number }).port,
    taken,
    onStep: () => {},
    refuse: () => null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}

function endOf(server: SMTPServer, id: string): void {
  for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
}
