import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { isPersonal, sessionInAddress } from '../../request/session-in-address.ts';
import type { Detector, Emit } from '../detector.ts';
import { callsItselfCrawler } from '../known/calls-itself-crawler.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { textHash } from '../state/text-hash.ts';

/** So long a session may lie unused. */
const IDLE_MS = 6 * HOUR_MS;
/** A link that many people open is nobody's theft. */
const MOST_OTHERS = 4;
const MARKS_KEPT = 32;

/** A visitor who uses a session that somebody else has. */
interface Other {
  uses: number;
  changes: number;
  /** Its last uses that no rule was told of. */
  readonly untold: Mark[];
}

interface Session {
  readonly network: string;
  readonly agent: string;
  readonly first: Mark;
  readonly others: Map<string, Other>;
}

/**
 * A session whose id stands in the address is used from a second network with another browser while it lives
 * ({@link sessionInAddress}). `session-shared`: `uses` by that address of personal pages and forms that were answered, `changes`: forms
 * among them, `others`: how many such addresses there are. Phones that change the network keep their browser.
 */
export class SharedSessions implements Detector {
  readonly name = 'session-shared';
  readonly #sessions: RecentMap<number, Session>;

  constructor({ limits }: Memory) {
    this.#sessions = new RecentMap({
      capacity: 32_768,
      idleMs: IDLE_MS,
      weigh: ({ others }) => [...others.values()].reduce((sum, { untold }) => sum + untold.length, 1),
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, role, busy }: Signal, emit: Emit): void {
    const { kind, target, path, method, address, tenant, at, userAgent } = event;
    if (kind !== 'web' || !target.includes('=') || address === '' || Number.isNaN(at)) return;
    const id = sessionInAddress(target);
    const isForm = method === 'POST';
    if (id === '' || !(isForm || isPersonal(path)) || !wasDone(event)) return;
    if (busy || role !== '' || userAgent === '' || callsItselfCrawler(userAgent)) return;
    const network = networkOf(address) || address;
    const session = this.#sessions.open(textHash(`${tenant}\0${id}`), at, () => ({
      network,
      agent: userAgent,
      first: { ref: event.source, at },
      others: new Map(),
    }));
    if (session.network === network || isSameDevice(session.agent, userAgent)) return;
    const other = session.others.get(address) ?? { uses: 0, changes: 0, untold: [] };
    if (session.others.size >= MOST_OTHERS && !session.others.has(address)) return;
    session.others.set(address, other);
    other.uses++;
    if (isForm) other.changes++;
    const { uses, changes, untold } = other;
    const held = emit({
      name: this.name,
      event,
      fields: { uses, changes, others: session.others.size },
      outcome: 'unknown',
      reason: { code: 'sessionShared', params: { uses, changes } },
      earlier: [...untold],
      related: [session.first],
    });
    if (held.length > 0) untold.length = 0;
    else if (untold.length < MARKS_KEPT) untold.push({ ref: event.source, at });
  }
}

/** Whether the shop let the visitor in, not only to its login: a redirect follows what was sent. */
function wasDone({ method, status, result }: ShopEvent): boolean {
  if (result === 'failure') return false;
  return (status >= 200 && status <= 299) || (method === 'POST' && (status === 302 || status === 303));
}

/** An app's own browser and the telephone's send different names for one device. */
function isSameDevice(a: string, b: string): boolean {
  return a === b || (/Mobile|Android/.test(a) && deviceOf(a) === deviceOf(b));
}

function deviceOf(userAgent: string): string {
  return /\(([^)]*)\)/.exec(userAgent)?.[1]?.replace(/; wv$/, '') ?? userAgent;
}
