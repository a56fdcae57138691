import { editDistance } from '../../model/config/edit-distance.ts';
import { nearestWord } from '../../model/config/nearest-word.ts';

/**
 * The key that was meant by one that does not exist: what other programs call the same, the one that the written one holds
 * as a word (`log_format`), or the nearest where it is near. '' where nothing is.
 */
export function meantKey(written: string, known: readonly string[]): string {
  const key = written.toLowerCase();
  const parts = written.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/).map((part) => part.toLowerCase());
  const other = [key, ...parts].flatMap(keysCalled);
  const said = [
    ...known.filter((word) => parts.includes(word)),
    ...other.filter((word) => known.includes(word)),
  ][0];
  if (said !== undefined) return said;
  const nearest = nearestWord(written, known);
  const isBeginning = key.length > 2 && nearest.toLowerCase().startsWith(key);
  const slips = Math.max(1, Math.floor(Math.max(key.length, nearest.length) / 3));
  return isBeginning || editDistance(key, nearest.toLowerCase()) <= slips ? nearest : '';
}

/** What other programs' settings call the same things. */
const WORDS: Readonly<Record<string, string>> = {
  evidence: 'log logs file files input inputs source sources access_log',
  tenants: 'shop shops store stores site sites tenant client_shops',
  timezone: 'tz zone time_zone',
  organisation: 'organization company org',
  known: 'allow allowlist whitelist trusted ignore exclude',
  hosts: 'host hostname hostnames domain domains server_name vhost',
  path: 'file glob dir directory filename',
  kind: 'type',
  address: 'ip ips addr cidr',
  data: 'db database tables',
  format: 'log_format logformat',
  fields: 'columns mapping',
  client: 'proxy xff',
  status: 'code status_code',
  from: 'since start begin',
  to: 'until end',
};

function keysCalled(word: string): readonly string[] {
  return Object.entries(WORDS).flatMap(([key, words]) => (words.split(' ').includes(word) ? [key] : []));
}
