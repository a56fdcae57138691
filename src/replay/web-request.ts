import { apacheTime } from './japan-time.ts';

/** One request, as a server of a platform logs it. */
export interface WebRequest {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly host: string;
  readonly address: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly bytes: number;
  readonly userAgent: string;
}

/** The request in Apache's vhost_combined format, in Japan's time, with a line feed. */
export function logLine(request: WebRequest): string {
  const { host, address, method, target, status, bytes, userAgent } = request;
  const asked = method === '' ? '-' : `${method} ${target} HTTP/1.1`;
  return `${host}:443 ${address} - - [${apacheTime(request.at)}] "${asked}" ${status} ${bytes} "-" "${userAgent}"\n`;
}
