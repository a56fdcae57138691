import { createHash } from 'node:crypto';

/** What an address did, in the words of XARF v4's category `connection`. */
export const ABUSE_ACTIVITIES = ['login_attack', 'sql_injection', 'vulnerability_scan'] as const;

export type AbuseActivity = (typeof ABUSE_ACTIVITIES)[number];

/** One attacking address, as an operator of its network needs to know it. Times in milliseconds since the epoch. */
export interface AbuseSource {
  readonly address: string;
  readonly activity: AbuseActivity;
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** null where nobody counted. */
  readonly requests: number | null;
  /** Log lines as UTF-8 text, with everything secret masked already; at most 50 are sent. */
  readonly lines: readonly string[];
}

/** Who complains. */
export interface AbuseReporter {
  readonly organisation: string;
  /** E-mail address that answers. */
  readonly email: string;
}

const VERSION = '4.2.0';
const EVIDENCE_LIMIT = 50;
const NAME_LIMIT = 200;

/**
 * A report on one address in XARF v4 (eXtended Abuse Reporting Format, schemas `xarf-core` and `connection-*` of
 * version 4.2.0): one report, one address, one kind of act. Goes to a mail as `application/json`.
 *
 * The same facts give the same report id, so that a report that is sent twice is known as one.
 *
 * @throws RangeError without a time, or with an end before the start: the caller has refused such facts before
 */
export function toXarf(source: AbuseSource, reporter: AbuseReporter): Readonly<Record<string, unknown>> {
  const { firstSeen, lastSeen } = source;
  if (!(firstSeen <= lastSeen)) throw new RangeError('an abuse report needs a period');
  const party = {
    org: reporter.organisation.slice(0, NAME_LIMIT),
    contact: reporter.email,
    domain: reporter.email.slice(reporter.email.lastIndexOf('@') + 1),
  };
  const evidence = source.lines.slice(0, EVIDENCE_LIMIT).map(evidenceItem);
  return {
    xarf_version: VERSION,
    report_id: idOf(source, reporter),
    timestamp: new Date(lastSeen).toISOString(),
    reporter: party,
    sender: party,
    source_identifier: source.address,
    category: 'connection',
    type: source.activity,
    ...(source.activity === 'vulnerability_scan' && { scan_type: 'web_vuln_scan' }),
    protocol: 'tcp',
    first_seen: new Date(firstSeen).toISOString(),
    last_seen: new Date(lastSeen).toISOString(),
    ...countOf(source),
    evidence_source: 'traffic_analysis',
    ...(evidence.length > 0 && { evidence }),
  };
}

function countOf({ activity, requests }: AbuseSource): Readonly<Record<string, number>> {
  if (requests === null || requests < 1) return {};
  if (activity === 'sql_injection') return { attempts_count: requests };
  return activity === 'vulnerability_scan' ? { total_requests: requests } : {};
}

function evidenceItem(line: string) {
  const bytes = Buffer.from(line, 'utf8');
  return {
    content_type: 'text/plain',
    description: 'Line of the web server log, secrets masked',
    payload: bytes.toString('base64'),
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    size: bytes.length,
  };
}

/** In the form of a UUID v4, made of the report's content. */
function idOf(source: AbuseSource, reporter: AbuseReporter): string {
  const what = [source.address, source.activity, source.firstSeen, source.lastSeen, reporter.email];
  const hex = createHash('sha256').update(JSON.stringify(what)).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
