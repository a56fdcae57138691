import type { AttackSet } from './attack-set.ts';
import type { EvidenceRef } from './evidence-ref.ts';
import type { Level } from './level.ts';
import type { ShopAction } from './shop-action.ts';

/** Which kind of evidence told of the event. */
export const EVENT_KINDS = ['web', 'auth', 'waf', 'audit', 'database', 'script'] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * Events keep a target, a statement and an audit log's object up to so many bytes: what has as many may have had
 * more, and nobody may take it for whole.
 */
export const TARGET_LIMIT = 8_192;

/**
 * One thing that happened, as one line of evidence tells it. Text fields hold what the log says, byte for byte
 * (each character is one byte, as in ISO 8859-1), and '' where the log is silent; numbers are -1 where it is
 * silent, `at` is NaN. Immutable: stages add knowledge by making findings, never by writing here.
 *
 * A database's log (`database`) has `method` for the statement's command, `target` for the statement, `object` for
 * the database, `userAgent` for the client's application, `referer` for the session as that log counts it.
 *
 * A script that a payment page served when it was looked at (`script`) has `referer` for the page as written,
 * `target` for the script's url, `object` for its SHA-256, and a `result` where the line speaks of approval.
 */
export interface ShopEvent {
  readonly kind: EventKind;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  readonly source: EvidenceRef;
  /** The client's address (the trusted header's, behind a proxy). */
  readonly address: string;
  readonly account: string;
  /** The tenant's id; without a configuration the virtual host as logged, or ''. */
  readonly tenant: string;
  readonly method: string;
  /** The request target as logged, shortened to {@link TARGET_LIMIT} bytes. */
  readonly target: string;
  /** The target's path: decoded once, dot segments kept. */
  readonly path: string;
  readonly status: number;
  /** Size of the reply, in bytes as the log counts them. */
  readonly bytes: number;
  readonly durationMs: number;
  readonly referer: string;
  readonly userAgent: string;
  /** What the request means to the shop; '' when no route says. */
  readonly action: ShopAction | '';
  /** Whether the action succeeded, where the log itself or a route tells; else ''. */
  readonly result: 'success' | 'failure' | '';
  /**
   * Cookies, forwarding headers and parameters of a body in which the request inspector found something, where the
   * log holds these: `Cookie: track=…`, one a line, its own line breaks as `%0A`. Of the others nothing is kept.
   */
  readonly carried: string;
  /**
   * What was acted on: an order's id, a file of an FTP transfer, the module by which PAM refused a login
   * (`pam_unix(vsftpd:auth)`); an audit log's target, shortened to {@link TARGET_LIMIT} bytes.
   */
  readonly object: string;
  /** What the request inspector found. */
  readonly attacks: AttackSet;
  readonly attackLevel: Level;
  /** Ids of the single-event rules that hold. */
  readonly rules: readonly string[];
}
