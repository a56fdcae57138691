import type { Attack } from '../model/attack.ts';
import type { AttackSet } from '../model/attack-set.ts';
import type { Level } from '../model/level.ts';

/** The place of a request in which a sign was found. */
export type SignPlace =
  | 'method'
  | 'path'
  | 'query-name'
  | 'query-value'
  | 'referer'
  | 'user-agent'
  | 'protocol';

/** One hostile thing in a request. */
export interface Sign {
  readonly attack: Attack;
  readonly level: Level;
  readonly place: SignPlace;
  /** The decoded text in which it was found, at most 512 characters. */
  readonly value: string;
  /** What was recognised, as a stable word for rules and pages: `union-select`, `dot-dot`, `event-handler`. */
  readonly why: string;
  /**
   * Hostile only if the server says that there is nothing (status 400 to 404, 405, 410): a request for
   * `/wp-login.php` is honest on a shop that runs WordPress.
   */
  readonly onlyIfRefused?: boolean;
}

/** What the inspector says of one request. */
export interface Inspection {
  readonly attacks: AttackSet;
  /** Highest level of the signs; `informational` when there are none. */
  readonly level: Level;
  readonly signs: readonly Sign[];
}

/** The parts of a request that can carry an attack, as logged: each character is one byte. */
export interface RequestParts {
  readonly method: string;
  readonly target: string;
  readonly protocol: string;
  readonly referer: string;
  readonly userAgent: string;
  /** -1 when the log does not say. */
  readonly status: number;
}
