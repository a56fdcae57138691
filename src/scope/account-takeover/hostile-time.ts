import type { Finding } from '../../model/finding.ts';
import { accountName } from './account-name.ts';

/** An address may have passed to somebody else a day after it was last hostile. */
const STAYS_MS = 24 * 3_600_000;
/** What fails begins a login attack's finding. The tries that came right before it at its pace were the attack's as well. */
const TRIES_BEFORE = 3;
const LEAST_LEAD_MS = 30_000;
const MOST_LEAD_MS = 10 * 60_000;
/** So many show a pace. */
const PACED = 5;
/** So many requests are no slip. */
const MANY = 5;

/** Of whoever tried more often, hardly one got in with the first try. */
const FEW_EACH = 10;

/** Since when, and how long, what an address does is laid to the actor. */
export interface HostileTime {
  readonly from: number;
  readonly until: number;
  /** Whether something besides being there speaks of logins: a login attack, accounts entered one after another. */
  readonly byLogins: boolean;
  /** Whether only a few requests speak against it, none of which is known to have succeeded: perhaps a slip. */
  readonly isSlight: boolean;
  /** Accounts that a finding says were entered, as {@link accountName} writes them. */
  readonly named: ReadonlySet<string>;
  /** Whether it was told by what was done in accounts at several addresses: others may look like their owners. */
  readonly maybeMore: boolean;
}

interface Draft {
  from: number;
  until: number;
  byLogins: boolean;
  /** Requests that speak against it, those that weigh alone apart. */
  requests: number;
  isSlight: boolean;
  readonly named: Set<string>;
  maybeMore: boolean;
}

/** What the findings of each address say of its time; undefined for an address that belongs by its links alone. */
export class HostileTimes {
  readonly #byAddress = new Map<string, Draft>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      if (finding.level === 'informational' || Number.isNaN(finding.firstAt)) continue;
      for (const address of finding.sources) {
        const tenants = finding.tenants.length === 0 ? [''] : finding.tenants;
        for (const tenant of tenants) this.#add(`${tenant}\0${address}`, finding);
        if (tenants[0] !== '') this.#add(`\0${address}`, finding);
      }
    }
  }

  /** What was hostile in the shop itself; else what was anywhere. */
  of(address: string, tenant: string): HostileTime | undefined {
    return this.#byAddress.get(`${tenant}\0${address}`) ?? this.#byAddress.get(`\0${address}`);
  }

  #add(key: string, finding: Finding): void {
    const { firstAt, lastAt, attacks, outcome, accounts } = finding;
    let draft = this.#byAddress.get(key);
    if (draft === undefined) {
      draft = {
        from: firstAt,
        until: lastAt + STAYS_MS,
        byLogins: false,
        requests: 0,
        isSlight: true,
        named: new Set(),
        maybeMore: false,
      };
      this.#byAddress.set(key, draft);
    }
    draft.from = Math.min(draft.from, firstAt - leadOf(finding));
    draft.until = Math.max(draft.until, lastAt + STAYS_MS);
    const isOfLogins = attacks.some(isLoginAttack);
    draft.byLogins ||= isOfLogins;
    draft.requests += finding.count;
    if (isOfLogins || weighsAlone(finding) || draft.requests >= MANY) draft.isSlight = false;
    draft.maybeMore ||= isOfLogins && outcome === 'succeeded' && isToldByDeeds(finding);
    if (isOfLogins && outcome === 'succeeded')
      for (const account of accounts) draft.named.add(accountName(account));
  }
}

/** Whether a finding is no slip, however few requests it has. */
function weighsAlone({ level, outcome, ofMany }: Finding): boolean {
  return level === 'high' || level === 'critical' || outcome === 'succeeded' || ofMany === true;
}

function isLoginAttack(attack: string): boolean {
  return attack === 'credential-stuffing' || attack === 'brute-force';
}

function leadOf({ firstAt, lastAt, count, attacks, sourceCount }: Finding): number {
  const isPaced = count >= PACED && sourceCount === 1 && attacks.some(isLoginAttack);
  if (!isPaced) return 0;
  const pace = (lastAt - firstAt) / (count - 1);
  return Math.min(MOST_LEAD_MS, Math.max(LEAST_LEAD_MS, TRIES_BEFORE * pace));
}

/** Whether logins were tried from many addresses, so few from each that some of those that got in failed nowhere. */
export function isSpreadLogins({ ofMany, attacks, outcome, count, sourceCount }: Finding): boolean {
  if (ofMany !== true || outcome === 'succeeded' || !attacks.some(isLoginAttack)) return false;
  return count < FEW_EACH * sourceCount;
}

/** Whether several addresses were told by what was done in accounts (T1098), and not by what failed from them. */
function isToldByDeeds({ ofMany, techniques }: Finding): boolean {
  return ofMany === true && techniques.includes('T1098');
}
