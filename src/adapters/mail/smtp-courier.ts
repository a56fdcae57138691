import { hostname } from 'node:os';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { AppError } from '../../errors/app-error.ts';
import type { Courier, CourierLine } from '../../model/sending/courier.ts';
import type { MailServer } from '../../model/sending/mail-server.ts';
import { SmtpLine } from './smtp-line.ts';

/** A server that is silent for longer is given up; what was handed over then counts as uncertain. */
const SILENCE_MS = 300_000;
const CONNECT_MS = 30_000;

/** Codes of Node for a certificate that cannot be trusted. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|EPROTO\b|ERR_TLS|ERR_SSL/;

/**
 * Sends through a mail server by SMTP (RFC 5321). Uses the connections of nodemailer and not its pool: the pool queues
 * a message again by itself when a connection ends, and here only the outbox may decide that.
 *
 * @param ca certificates (PEM) to trust besides those of the system; '' for none
 */
export function createSmtpCourier(server: MailServer, ca = ''): Courier {
  let lines = 0;
  return {
    server: `${server.host}:${portOf(server)}`,
    connect: () => connect(server, ca, String(++lines)),
  };
}

function portOf({ port, security }: MailServer): number {
  return port ?? { tls: 465, starttls: 587, none: 25 }[security];
}

function connect(server: MailServer, ca: string, id: string): Promise<CourierLine> {
  const { host, security, user, password = '' } = server;
  const connection = new SMTPConnection({
    host,
    port: portOf(server),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    name: hostname(),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    ...(ca !== '' && { tls: { ca } }),
  });
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      reject(asAppError(error, `${host}:${connection.port}`));
      connection.close();
    };
    const ended = () => fail(new Error('closed'));
    connection.once('error', fail).once('end', ended);
    const ready = () => {
      connection.off('error', fail).off('end', ended);
      // What goes wrong later is told to whoever sends; without a listener it would end the program.
      connection.on('error', () => {});
      resolve(new SmtpLine(connection, server, id));
    };
    connection.connect((failure) => {
      if (failure) fail(failure);
      else if (user === undefined) ready();
      else
        connection.login({ user, credentials: { user, pass: password } }, (error) =>
          error ? fail(error) : ready(),
        );
    });
  });
}

interface SmtpFailure extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
}

function asAppError(error: SmtpFailure, server: string): AppError {
  const { code = '', originalCode = '', response } = error;
  const cause = response ?? (originalCode || code || error.message);
  if (code === 'EAUTH' || code === 'ENOAUTH') return new AppError('SMTP_LOGIN', { server, cause }, error);
  if (code === 'ETLS' || CERTIFICATE.test(`${code} ${originalCode}`)) {
    return new AppError(
      'SMTP_TLS',
      { server, cause: CERTIFICATE.test(originalCode) ? originalCode : error.message },
      error,
    );
  }
  return new AppError('SMTP_UNREACHABLE', { server, cause }, error);
}
