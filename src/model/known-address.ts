/** What an address of the shop's own world is there for. */
export const KNOWN_ROLES = ['operator', 'scanner', 'monitor', 'callback', 'office'] as const;

export type KnownRole = (typeof KNOWN_ROLES)[number];

/** An address (or CIDR range) that may do what its role does, and only that. */
export interface KnownAddress {
  readonly address: string;
  readonly role: KnownRole;
  readonly tenant?: string | undefined;
  /** Milliseconds since the epoch, inclusive. */
  readonly from?: number | undefined;
  /** Milliseconds since the epoch, inclusive. */
  readonly to?: number | undefined;
}
