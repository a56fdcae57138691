/** One request, as a server would log it. */
export interface LoggedRequest {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly address: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly bytes: number;
  readonly referer?: string;
  readonly userAgent: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const JAPAN = 9 * 3_600_000;

/** The request in Apache's combined format (vhost_combined with a host), in Japan's time, without a newline. */
export function logLine(request: LoggedRequest, host?: string): string {
  const { address, method, target, status, bytes, referer = '-', userAgent } = request;
  const rest = `"${method} ${target} HTTP/1.1" ${status} ${bytes} "${referer}" "${userAgent}"`;
  return `${host === undefined ? '' : `${host}:443 `}${address} - - [${apacheTime(request.at)}] ${rest}`;
}

function apacheTime(at: number): string {
  const local = new Date(at + JAPAN);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(local.getUTCDate())}/${MONTHS[local.getUTCMonth()]}/${local.getUTCFullYear()}`;
  return `${day}:${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())} +0900`;
}
