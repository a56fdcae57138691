import type { TextRecord } from '../text-record.ts';
import { requestFacts } from '../waf/http-text.ts';
import type { SiemEvent } from './siem-event.ts';

/** What firewalls write where they know nothing. */
const NOTHING = new Set(['', '-', 'n/a', 'none', 'unknown', 'null', '::', '0.0.0.0']);
/** Actions by which the firewall itself answers, instead of the shop. */
const STOPPED =
  /\b(?:block|blocked|deny|denied|drop|dropped|reject|rejected|mitigate|mitigated|period_block)\b|_(?:block|deny|blocked)|^req_(?:blocked|challenge)/i;
const PASSED = /^req_(?:passed|cached)|^(?:passed|allow|allowed|accept)$/i;

/**
 * What an event tells of a request, under the keys of ArcSight's dictionary, QRadar's, Fortinet's and what F5, Imperva,
 * Akamai and Barracuda name besides. Undefined when it tells of none.
 *
 * @param forwardedFor whether `client` trusts X-Forwarded-For
 */
export function webEvent(event: SiemEvent, forwardedFor: boolean): Omit<TextRecord, 'at'> | undefined {
  const { values } = event;
  const text = (...keys: readonly string[]): string => {
    for (const key of keys) {
      const value = values.get(key) ?? '';
      if (!NOTHING.has(value.toLowerCase())) return value;
    }
    return '';
  };
  const labelled = (label: RegExp): string => {
    for (const [key, value] of values) {
      if (key.endsWith('label') && label.test(value)) return text(key.slice(0, -'label'.length));
    }
    return '';
  };
  const request = fullRequest(labelled(/^full_?request$/i));
  const url = targetOf(event, text);
  const method =
    text('requestmethod', 'http_method', 'method', 'httpmethod').toUpperCase() || request?.method;
  const target = request?.target || url.target;
  if (target === '' || (method === undefined && text('src', 'srcip') === '')) return undefined;
  const xff = text('xff', 'x_forwarded_for') || labelled(/^x[_-]?forwarded[_-]?for/i);
  return {
    ...request,
    ...verdictOf(event, text),
    method,
    target,
    status: statusOf(event, text, labelled),
    address: text('original_src', 'src', 'srcip', 'c6a2', 'clientip', 'identsrc'),
    account: text('suser', 'usrname', 'user_name', 'user'),
    host: (text('http_host', 'dhost', 'hostname', 'sourceservicename') || request?.host || url.host).replace(
      /:\d+$/,
      '',
    ),
    userAgent: text('requestclientapplication', 'http_agent', 'useragent', 'agent') || request?.userAgent,
    referer: text('requestcontext', 'http_refer', 'ref', 'referer') || request?.referer,
    forwarded: forwardedFor ? xff : '',
    bytes: wholeOf(text('http_response_bytes', 'out', 'bytesout')),
    message: text('msg') || event.title,
  };
}

type TextOf = (...keys: readonly string[]) => string;

function fullRequest(text: string): ReturnType<typeof requestFacts> | undefined {
  if (!/^[A-Z]{3,16} \S/.test(text)) return undefined;
  // F5 writes line ends as \r\n, once more escaped.
  const [head = '', ...body] = text.replace(/\\r\\n|\r\n/g, '\n').split('\n\n');
  const [line = '', ...headers] = head.split('\n');
  const byName = new Map<string, string>();
  for (const header of headers) {
    const colon = header.indexOf(':');
    if (colon > 0) byName.set(header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim());
  }
  return requestFacts(line, (name) => byName.get(name) ?? '', body.join('\n\n'));
}

/** A path, a whole URL (Akamai's percent-encoded once more), or a host and a path with the query apart (Imperva). */
function targetOf(event: SiemEvent, text: TextOf): { host: string; target: string } {
  const given = text('request', 'http_url', 'url', 'uri');
  const url = /^https?%3a/i.test(given) ? decoded(given) : given;
  const whole = /^https?:\/\/([^/?#]*)(.*)$/s.exec(url);
  const isImperva = event.vendor === 'Incapsula' && !url.startsWith('/');
  const slash = isImperva && whole === null ? url.indexOf('/') : 0;
  const path = whole !== null ? whole[2] || '/' : slash < 0 ? '/' : url.slice(slash);
  const query = text('qstr', 'querystring');
  const host = whole?.[1] ?? (slash < 0 ? url : url.slice(0, slash));
  return { host, target: url === '' ? '' : query === '' || path.includes('?') ? path : `${path}?${query}` };
}

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function statusOf(event: SiemEvent, text: TextOf, labelled: (label: RegExp) => string): number {
  const own = text('http_retcode', 'responsecode', 'httpstatus', 'statuscode', 'status', 'outcome');
  const status = wholeOf(
    labelled(/^(?:http)?[ _]?(?:response|status)[ _]?code$|^http[ _]status$/i) ||
      (event.vendor === 'Incapsula' ? text('cn1') : own),
  );
  // F5 writes 0 for what it stopped.
  return status >= 100 && status <= 999 ? status : -1;
}

function wholeOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}

/** A line of traffic is a request like any other; one of an attack says what the firewall made of it. */
function verdictOf(event: SiemEvent, text: TextOf): Pick<TextRecord, 'kind' | 'action' | 'object'> {
  const action = text('act', 'action', 'devaction');
  const isTraffic =
    text('type') === 'traffic' || /^(?:TR|normal)$/i.test(event.rule) || /^(?:TR|normal)$/i.test(event.title);
  if (STOPPED.test(action)) return { kind: 'waf', action: 'waf.blocked', object: event.rule };
  if (isTraffic || PASSED.test(action)) return { kind: 'web' };
  return { kind: 'waf', action: 'waf.detected', object: event.rule };
}
