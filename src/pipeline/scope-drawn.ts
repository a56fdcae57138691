import type { AttackSet } from '../model/attack-set.ts';
import type { ShopData } from '../model/shop-data.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { Scoped, Scoper } from '../scope/create-scoper.ts';
import type { AccountHands } from '../trace/account-hands.ts';
import type { EventOwners } from './segment/segment.ts';

/** What was drawn in for the actors, and how to draw in more. */
export interface DrawnEvents {
  readonly owners: EventOwners;
  /** In order of time; can be gone through again. */
  readonly events: Iterable<ShopEvent>;
}

export interface ScopeDrawnOptions {
  readonly scoper: Scoper;
  readonly drawn: DrawnEvents;
  readonly draw: (owners: EventOwners) => Promise<DrawnEvents>;
  readonly ownerOf: (address: string, at: number) => string | undefined;
  /** Accounts in the hands of actors of which lines tell without an address. */
  readonly accountHands: { readonly names: ReadonlySet<string>; readonly handOf: AccountHands['handOf'] };
  /** What the first pass found of some attacks, in order of time. */
  readonly attacksOf: (attacks: AttackSet) => Iterable<ShopEvent>;
  readonly shopData: ShopData;
}

/** Goes once more through what was drawn in, now that it is known whose each event is, and counts what was reached. */
export async function scopeDrawn(options: ScopeDrawnOptions): Promise<Scoped> {
  const { scoper, ownerOf, accountHands } = options;
  const { events } = await withWanted(options);
  for (const event of events) {
    const actor = ownerOf(event.address, event.at) ?? null;
    scoper.observe({ event, actor, hand: actor === null ? accountHands.handOf(event) : undefined });
  }
  for (const event of options.attacksOf(scoper.wants().attacks ?? 0)) {
    if (ownerOf(event.address, event.at) === undefined) scoper.observeHostile(event);
  }
  return scoper.finish(options.shopData);
}

/** The events that were drawn in; more when a channel must see more than the actors' own. */
async function withWanted({ scoper, drawn, draw, accountHands }: ScopeDrawnOptions): Promise<DrawnEvents> {
  const { owners } = drawn;
  const wants = scoper.wants();
  const paths = new Set([...owners.paths, ...wants.paths]);
  const accounts = new Set([...owners.accounts, ...wants.accounts, ...accountHands.names]);
  const actions = new Set<string>(wants.actions);
  const more = paths.size - owners.paths.size + (accounts.size - owners.accounts.size) + actions.size;
  return more === 0 ? drawn : draw({ addresses: owners.addresses, paths, accounts, actions });
}
