import type { Token } from './line-tokens.ts';

/** What the values of one column look like, counted over a sample. */
export interface ColumnEvidence {
  readonly kind: Token['kind'];
  /** Values that are not "-" or empty. */
  readonly filled: number;
  readonly distinct: number;
  readonly addresses: number;
  readonly addressLists: number;
  readonly addressPorts: number;
  /** IPv4 addresses without a port, or IPv6 addresses that brackets keep apart from theirs. */
  readonly sureAddresses: number;
  /** IPv6 addresses without brackets: their last group may be a port. */
  readonly bareAddresses: number;
  /** What HAProxy writes of its timers and connections: `10/0/30/69/109`. */
  readonly timers: number;
  readonly hosts: number;
  readonly hostsWithPort: number;
  readonly times: number;
  readonly isoTimes: number;
  /** Counts since 1970, in seconds or parts of them. */
  readonly epochs: number;
  readonly requests: number;
  readonly statuses: number;
  readonly wholes: number;
  readonly decimals: number;
  /** Numbers with their unit, as Go programs write times taken: `12ms`. */
  readonly milliseconds: number;
  /** Versions of TLS, as mod_ssl logs them before the cipher. */
  readonly tlsVersions: number;
  readonly urls: number;
  readonly agents: number;
  /** The middle one of the numeric values; 0 when there are none. */
  readonly median: number;
}

const ADDRESS =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|\[?[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*(?:%\w+)?(?:\](?::\d{1,5})?)?|unix:)$/i;
const HOST = /^(?=.*[a-z])[a-z0-9_](?:[a-z0-9_-]*\.)+[a-z0-9-]{2,}\.?$|^localhost$/i;
const CLF_TIME = /^\d{2}\/[a-z]{3}\/\d{4}[: ]\d{2}:\d{2}:\d{2}/i;
const ISO_TIME = /^\d{4}([-/])\d{2}\1\d{2}[T ]\d{2}:\d{2}:\d{2}/;
/** From 2001 to 2065, in seconds with or without a fraction, milli- or microseconds. */
const EPOCH = /^[12]\d{9}(?:\.\d{1,9}|\d{3}|\d{6})?$/;
/** Werkzeug's may be coloured. */
const REQUEST = /^(?:\x1b\[[\d;]*m)*[A-Z]{3,16} \S.* HTTP\/\d/;

/** Looks at all values of the column with an index. */
export function evidenceOf(lines: readonly (readonly Token[])[], index: number): ColumnEvidence {
  const values = lines
    .map((tokens) => tokens[index]?.text ?? '')
    .filter((text) => text !== '-' && text !== '');
  const count = (test: (text: string) => boolean) => values.filter(test).length;
  const numbers = values.filter((text) => /^\d+(?:\.\d+)?$/.test(text)).map(Number);
  numbers.sort((a, b) => a - b);
  return {
    kind: lines[0]?.[index]?.kind ?? 'word',
    filled: values.length,
    distinct: new Set(values).size,
    addresses: count((text) => ADDRESS.test(text)),
    addressLists: count((text) =>
      text.split(/,\s*/).every((part) => ADDRESS.test(part) || part === 'unknown'),
    ),
    addressPorts: count((text) => text.split(/,\s*/).some((part) => /^[\d.]+:\d+$|\]:\d+$/.test(part))),
    sureAddresses: count((text) => /^(?:\d+\.){3}\d+$|^\[/.test(text)),
    bareAddresses: count((text) => /^[0-9a-f]*:[0-9a-f:]*:/i.test(text)),
    timers: count((text) => /^\+?-?\d+(?:\/\+?-?\d+){4}$/.test(text)),
    hosts: count((text) => HOST.test(text.replace(/:\d{1,5}$/, ''))),
    hostsWithPort: count((text) => /:\d{1,5}$/.test(text) && !ADDRESS.test(text)),
    times: count((text) => CLF_TIME.test(text)),
    isoTimes: count((text) => ISO_TIME.test(text)),
    epochs: count((text) => EPOCH.test(text)),
    requests: count((text) => REQUEST.test(text)),
    statuses: count((text) => /^[1-5]\d\d$/.test(text)),
    wholes: count((text) => /^\d+$/.test(text)),
    decimals: count((text) => /^\d+\.\d+$/.test(text)),
    milliseconds: count((text) => /^\d+ms$/.test(text)),
    tlsVersions: count((text) => /^(?:TLS|SSL)v[\d.]+$/.test(text)),
    urls: count((text) => /^(?:https?|android-app):\/\//i.test(text)),
    agents: count((text) => /^[\w.!-]+\/[\w.]|\(.*[;)]/.test(text) && !/^https?:/i.test(text)),
    median: numbers[numbers.length >> 1] ?? 0,
  };
}
