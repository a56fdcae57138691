/** What of one person one exposure reached. */
export interface Share {
  /** The exposure's id. */
  readonly exposure: string;
  readonly tenant: string;
  readonly certainty: string;
  /** In the order of the alphabet. */
  readonly items: readonly string[];
}

/** A person whom the list of affected persons names, with all that concerns this person and nobody else. */
export interface Recipient {
  /** Tells persons apart: the customer of a tenant, else the e-mail address, the phone, the name with the address. */
  readonly key: string;
  /** By identifier (`name address email phone customer`), the first that was given. */
  readonly person: Readonly<Record<string, string>>;
  /** All cells that were given as e-mail address, in the order in which they came. */
  readonly emails: readonly string[];
  /** One an exposure, in the order of their ids. */
  readonly shares: readonly Share[];
}
