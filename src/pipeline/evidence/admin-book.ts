import { ReachedLimits } from '../../model/reached-limits.ts';
import type { AdminPart, SignalResult } from '../worker/chunk-result.ts';
import { KEPT_NAMES as KEPT_OF_CHUNK } from '../worker/tally/admin-tally.ts';

/** Names that are kept over all evidence. */
const KEPT_NAMES = 1_024;
const KEPT_ADDRESSES = 16;
/** The pages of an administration are used by so many at most, where little in them is its own alone. */
const FEW_ADDRESSES = 8;
/** Fewer answers may be a page of the shop that looks alike by chance. */
const LEAST_ANSWERED = 5;
/** More names than a platform has shops that anybody would look through are made up. */
const MOST_NAMES = 16;

/** Adds up what the chunks tell of administrations that no route knows. Order of the chunks does not matter. */
export class AdminBook {
  readonly #names = new Map<string, AdminPart>();
  /** Whether a page was answered that a route knows for an administration's. */
  hasKnown = false;
  readonly #limits: ReachedLimits;

  /** @param limits is told of names for which there was no room */
  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
  }

  add({ admins, hasKnownAdmin }: Pick<SignalResult, 'admins' | 'hasKnownAdmin'>): void {
    this.hasKnown ||= hasKnownAdmin;
    if (admins.length >= KEPT_OF_CHUNK) this.#limits.note('administrations');
    for (const part of admins) {
      const known = this.#names.get(part.name);
      if (known !== undefined) merge(known, part);
      else if (this.#names.size < KEPT_NAMES) this.#names.set(part.name, copyOf(part));
      else this.#limits.note('administrations');
    }
  }

  /** How administrations are called that no route knows, sorted: `/x9kanri`. */
  names(): string[] {
    const found = [...this.#names.values()].filter(isAdministration).sort((a, b) => b.answered - a.answered);
    return found
      .slice(0, MOST_NAMES)
      .map(({ name }) => `/${name}`)
      .sort();
  }
}

/**
 * Pages of two kinds that only administrations have; or, where no more addresses got any than work in an administration, of one
 * and some others, or a login and behind it pages both about orders and about customers.
 */
function isAdministration({ answered, own, weak, login, addresses }: AdminPart): boolean {
  if (answered < LEAST_ANSWERED) return false;
  if (own.size >= 2) return true;
  if (addresses.size > FEW_ADDRESSES) return false;
  return own.size === 1 ? login || weak.size > 0 : login && weak.size >= 2;
}

function merge(known: AdminPart, { answered, own, weak, login, addresses }: AdminPart): void {
  known.answered += answered;
  known.login ||= login;
  for (const kind of own) known.own.add(kind);
  for (const kind of weak) known.weak.add(kind);
  for (const address of addresses) if (known.addresses.size < KEPT_ADDRESSES) known.addresses.add(address);
}

function copyOf(part: AdminPart): AdminPart {
  const { own, weak, addresses } = part;
  return { ...part, own: new Set(own), weak: new Set(weak), addresses: new Set(addresses) };
}
