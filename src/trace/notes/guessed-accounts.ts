import type { Finding } from '../../model/finding.ts';
import { accountKey } from './account-uses.ts';

/** An account of which a finding says that its password was guessed, though no log says from where. */
export interface GuessedAccount {
  /** As in `accountKey`. */
  readonly key: string;
  /** When the logins succeeded. */
  readonly from: number;
  readonly to: number;
}

/** The accounts that findings say were entered by guessing, where no line of the evidence names an address. */
export function guessedAccounts(findings: readonly Finding[]): GuessedAccount[] {
  return findings
    .filter(({ sources, outcome, attacks }) => {
      return sources.length === 0 && outcome === 'succeeded' && attacks.some(isOfLogins);
    })
    .flatMap(({ tenants, accounts, firstAt, lastAt }) =>
      (tenants.length === 0 ? [''] : tenants).flatMap((tenant) =>
        accounts.map((account) => ({ key: accountKey(tenant, account), from: firstAt, to: lastAt })),
      ),
    );
}

function isOfLogins(attack: string): boolean {
  return attack === 'brute-force' || attack === 'credential-stuffing';
}
