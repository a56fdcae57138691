import type { Channel, Sayer } from '../exposure.ts';
import type { KnownAddress } from '../known-address.ts';
import type { Profile } from '../route.ts';

/** Whom the shops belong to. */
export interface Organisation {
  readonly name: string;
  /** A shop works for itself; a provider hosts the shops of others. */
  readonly role: 'shop' | 'provider';
}

/** Where a tenant's orders and customers can be read. */
export interface DataSource {
  readonly kind: 'csv' | 'parquet' | 'postgres' | 'mysql';
  /** For databases. */
  readonly url?: string | undefined;
  /** For files: name of a data set in the profile (`orders`, `customers`) or of a table to its file. */
  readonly tables: Readonly<Record<string, string>>;
  /** The moment that the data shows, in milliseconds since the epoch. */
  readonly asOf?: number | undefined;
}

/** One shop. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  /** Virtual hosts as logged, in lower case, with or without a port. */
  readonly hosts: readonly string[];
  readonly profile: Profile;
  readonly data?: DataSource | undefined;
}

export const EVIDENCE_KINDS = [
  'access_log',
  'auth_log',
  'waf_log',
  'audit_log',
  'database_log',
  'script_history',
  'file',
] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Behind a proxy: which header names the client, and whose word about it is trusted. */
export interface ClientHeader {
  /** Lower case, without `http_`; `xff` is written out as `x-forwarded-for`. */
  readonly header: string;
  /** Addresses and CIDR ranges of the shop's own proxies. */
  readonly trusted: readonly string[];
}

/** One entry of `evidence`. */
export interface EvidenceSource {
  readonly kind: EvidenceKind;
  /** File or glob; relative paths are already joined to the configuration's folder. */
  readonly path: string;
  /** `auto`, a format's name, or an Apache LogFormat or nginx log_format string. */
  readonly format: string;
  /** Zone of times that carry none. */
  readonly timezone: string;
  /** The tenant of lines that name no virtual host. */
  readonly tenant?: string | undefined;
  readonly client?: ClientHeader | undefined;
  /** For audit logs: which column is which (`at`, `address`, `action`, `outcome`, `account`, `target`). */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** What somebody else says of the incident. */
export interface Told {
  readonly says: Exclude<Sayer, 'own-logs'>;
  /** Data got out through it. */
  readonly channel?: Channel | undefined;
  /** What is ruled out, in the teller's words. */
  readonly rulesOut?: string | undefined;
  readonly tenant?: string | undefined;
  /** Milliseconds since the epoch, inclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** What `hinomi.yaml` says, or what holds without one. */
export interface Config {
  /** IANA zone. */
  readonly timezone: string;
  readonly organisation?: Organisation | undefined;
  readonly tenants: readonly Tenant[];
  readonly known: readonly KnownAddress[];
  readonly evidence: readonly EvidenceSource[];
  readonly told: readonly Told[];
  /** For virtual hosts that no tenant names. */
  readonly profile: Profile;
}

/** What holds for a run without a configuration: no tenants, one profile for every host. */
export function defaultConfig(timezone: string, profile: Profile): Config {
  return { timezone, tenants: [], known: [], evidence: [], told: [], profile };
}
