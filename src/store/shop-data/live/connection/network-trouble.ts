import type { DatabaseTrouble } from '../../../../model/counting-note.ts';

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT|EPIPE|ENOENT|EACCES)$/;
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HANDSHAKE_|EPROTO$)/;

/** What an error of the network or of TLS means; undefined when it is none. */
export function networkTrouble(code: string, message: string): DatabaseTrouble | undefined {
  if (UNREACHABLE.test(code)) return 'unreachable';
  if (TLS.test(code) || /does not support (SSL|secure)|certificate/i.test(message)) return 'tls';
  if (/timeout expired|terminated due to connection timeout|terminated unexpectedly/i.test(message))
    return 'unreachable';
  return undefined;
}
