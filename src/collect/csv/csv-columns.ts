import type { Column } from '../column.ts';
import { columnOfName } from '../named/column-of-name.ts';
import { readLogText } from '../read-log-text.ts';
import { ESCAPE } from '../w3c/unescape-w3c.ts';
import { cloudFrontColumn, iisColumn } from '../w3c/w3c-columns.ts';
import { cellsOf } from './csv-cells.ts';
import { separatorOf } from './separator-of.ts';

/** How a column of a CSV is read. */
export interface CsvColumn {
  readonly kind: 'date' | 'time' | 'value';
  /** Undefined for what says nothing about the request. */
  readonly column: Column | undefined;
  /** One of {@link ESCAPE}: what the log that was exported did to its values. */
  readonly escape: number;
}

/** What the first line of a CSV access log says. */
export interface CsvHeader {
  readonly line: string;
  readonly separator: number;
  readonly columns: readonly CsvColumn[];
  /** Whether its times are in UTC where they carry no zone. */
  readonly isUtc: boolean;
  /** Whether its targets are whole URLs of the shop's own. */
  readonly hasUrls: boolean;
}

/**
 * Reads the line that names the columns of a CSV access log, by the names that exports give them (Athena, BigQuery,
 * Cloudflare, Splunk, Kibana, Azure's Log Analytics, Imperva, …).
 *
 * @param line as the file has it, without its line end
 * @returns undefined for any other line: no access log lacks its time, what was asked for, and a method or a status
 */
export function csvColumns(line: string): CsvHeader | undefined {
  const header = csvHeader(line);
  return tellsOfRequests(header.columns) ? header : undefined;
}

/** Whether a line that names columns names one for what was asked for. */
export function namesRequest(line: string): boolean {
  return csvHeader(line).columns.some(({ column }) => ASKED.has(column?.role ?? ''));
}

function csvHeader(line: string): CsvHeader {
  const separator = separatorOf(line);
  const names = cellsOf(line, separator).map((name) => readLogText(name).trim());
  const words = new Set(names.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '')));
  const isOf = (...marks: readonly string[]) => marks.every((mark) => words.has(mark));
  const isCloudFront = isOf('xedgelocation') || isOf('resulttype', 'requestip');
  const isW3c = isCloudFront || isOf('cip', 'scstatus');
  const isCollected =
    words.has('sourcetype') || names.some((name) => name === '_time' || name.startsWith('@http.'));
  const isPair = isOf('date', 'time');
  const columns = names.map((name): CsvColumn => {
    const word = name.toLowerCase();
    if (isPair && (word === 'date' || word === 'time')) {
      return { kind: word, column: undefined, escape: ESCAPE.none };
    }
    // The machine that wrote the log, not the shop's name.
    if (isCollected && word === 'host') return { kind: 'value', column: undefined, escape: ESCAPE.none };
    return { kind: 'value', ...valueColumn(name, isCloudFront, isW3c) };
  });
  const zoned = names.some((name, index) => isTime(columns[index]) && /\b(?:utc|gmt)\b|_utc$/i.test(name));
  return {
    line,
    separator,
    columns,
    isUtc: isW3c || zoned,
    hasUrls: isOf('elb') || isOf('httprequestrequesturl'),
  };
}

function valueColumn(
  name: string,
  isCloudFront: boolean,
  isW3c: boolean,
): Pick<CsvColumn, 'column' | 'escape'> {
  if (isCloudFront) {
    const dashed = CLOUDFRONT[name.toLowerCase()] ?? name.toLowerCase();
    return cloudFrontColumn(dashed);
  }
  if (isW3c) return iisColumn(name.toLowerCase());
  return { column: columnOf(name), escape: ESCAPE.none };
}

function columnOf(name: string): Column | undefined {
  const bare = name
    .replace(/^@/, '')
    .replace(/ \[[^\]]*\]$| \((?:utc|gmt)\)$|_utc$/i, '')
    .replace(/_[sdgbt]$/, '')
    .replace(/^httpRequest[._]/i, '');
  const own = OWN[bare.toLowerCase().replace(/[\s_-]/g, '')];
  return own ?? columnOfName(bare.split('.'));
}

const ASKED: ReadonlySet<string> = new Set(['request', 'target', 'path']);

function tellsOfRequests(columns: readonly CsvColumn[]): boolean {
  const roles = new Set(columns.map(({ column }) => column?.role));
  const hasTime = columns.some(isTime);
  if (!hasTime || columns.length < 3) return false;
  return (
    roles.has('request') ||
    ((roles.has('target') || roles.has('path')) && (roles.has('method') || roles.has('status')))
  );
}

function isTime(column: CsvColumn | undefined): boolean {
  return column?.kind === 'time' || column?.column?.role === 'time-any';
}

/** The names of CloudFront's columns in Athena's table ("Create the table for CloudFront standard logs"). */
const CLOUDFRONT: Readonly<Record<string, string>> = {
  location: 'x-edge-location',
  bytes: 'sc-bytes',
  request_ip: 'c-ip',
  method: 'cs-method',
  host: 'cs(host)',
  uri: 'cs-uri-stem',
  status: 'sc-status',
  referrer: 'cs(referer)',
  referer: 'cs(referer)',
  user_agent: 'cs(user-agent)',
  query_string: 'cs-uri-query',
  cookie: 'cs(cookie)',
  host_header: 'x-host-header',
  request_protocol: 'cs-protocol',
  time_taken: 'time-taken',
  xforwarded_for: 'x-forwarded-for',
  x_forwarded_for: 'x-forwarded-for',
  http_version: 'cs-protocol-version',
};

const ADDRESS: Column = { role: 'address', rank: 3 };
const TIME: Column = { role: 'time-any', rank: 4 };
const METHOD: Column = { role: 'method', rank: 2 };
const TARGET: Column = { role: 'target', rank: 4 };
const STATUS: Column = { role: 'status', rank: 3 };
const AGENT: Column = { role: 'user-agent', rank: 2, header: 'user-agent' };
const REFERER: Column = { role: 'referer', rank: 2, header: 'referer' };

/** Names that only tables give: Athena's of load balancers and of S3, Splunk's, Datadog's, Azure's, and those of Japanese control panels. */
const OWN: Readonly<Record<string, Column>> = {
  requestverb: METHOD,
  requestproto: { role: 'protocol', rank: 2 },
  targetprocessingtime: { role: 'duration', rank: 1, scale: 1000 },
  requestdatetime: TIME,
  totaltime: { role: 'duration', rank: 3, scale: 1 },
  'network.client.ip': ADDRESS,
  domainname: { role: 'host', rank: 4 },
  src: ADDRESS,
  requestip: ADDRESS,
  timegenerated: TIME,
  日時: TIME,
  アクセス日時: TIME,
  時刻: TIME,
  ipアドレス: ADDRESS,
  接続元ip: ADDRESS,
  接続元ipアドレス: ADDRESS,
  クライアントip: ADDRESS,
  アクセス元ip: ADDRESS,
  メソッド: METHOD,
  リクエストメソッド: METHOD,
  url: TARGET,
  リクエストurl: TARGET,
  リクエストuri: TARGET,
  パス: { role: 'path', rank: 2 },
  リクエスト: { role: 'request', rank: 3 },
  ステータス: STATUS,
  ステータスコード: STATUS,
  応答コード: STATUS,
  サイズ: { role: 'bytes', rank: 3 },
  バイト数: { role: 'bytes', rank: 3 },
  転送量: { role: 'bytes', rank: 3 },
  ユーザーエージェント: AGENT,
  ユーザエージェント: AGENT,
  リファラ: REFERER,
  リファラー: REFERER,
  ホスト: { role: 'host', rank: 4 },
  ホスト名: { role: 'host', rank: 4 },
};
