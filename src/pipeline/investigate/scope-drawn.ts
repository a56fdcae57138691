import type { Finding } from '../../model/finding.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopData } from '../../model/shop-data.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Scoped, Scoper } from '../../scope/create-scoper.ts';
import { AccountHands } from '../../trace/notes/account-hands.ts';
import { guessedAccounts } from '../../trace/notes/guessed-accounts.ts';
import type { Drawing, DrawnEvents } from './drawing.ts';
import { eachInTurn } from './each-in-turn.ts';

export interface ScopeDrawnOptions {
  readonly scoper: Scoper;
  /** What detection found. */
  readonly findings: readonly Finding[];
  /** What was drawn in for the actors, and how to draw in more. */
  readonly drawn: DrawnEvents;
  readonly drawing: Drawing;
  readonly ownerOf: (address: string, at: number) => string | undefined;
  /** Signals in order of time, where some lines name accounts and no addresses; else none. */
  readonly unaddressed: Iterable<ShopEvent>;
  readonly shopData: ShopData;
  /** Is told what had to be left out. */
  readonly limits: ReachedLimits;
  /** Called now and then while events are gone through. */
  readonly atTurn: (() => void) | undefined;
}

/** Goes once more through what was drawn in, now that it is known whose each event is, and counts what was reached. */
export async function scopeDrawn(options: ScopeDrawnOptions): Promise<Scoped> {
  const { scoper, drawing, ownerOf, atTurn } = options;
  const hands = new AccountHands(ownerOf, guessedAccounts(options.findings), options.limits);
  await eachInTurn(options.unaddressed, (event) => hands.observe(event), atTurn);
  const { events } = await withWanted(options, hands.finish());
  await eachInTurn(
    events,
    (event) => {
      const actor = ownerOf(event.address, event.at) ?? null;
      scoper.observe({ event, actor, hand: actor === null ? hands.handOf(event) : undefined });
    },
    atTurn,
  );
  await eachInTurn(
    drawing.attacksOf(scoper.wants().attacks ?? 0),
    (event) => {
      if (ownerOf(event.address, event.at) === undefined) scoper.observeHostile(event);
    },
    atTurn,
  );
  return scoper.finish(options.shopData);
}

/**
 * The events that were drawn in; more when a channel must see more than the actors' own.
 *
 * @param inHands accounts in the hands of actors of which lines tell without an address
 */
async function withWanted(
  { scoper, drawn, drawing }: ScopeDrawnOptions,
  inHands: ReadonlySet<string>,
): Promise<DrawnEvents> {
  const { owners } = drawn;
  const wants = scoper.wants();
  const paths = new Set([...owners.paths, ...wants.paths]);
  const accounts = new Set([...owners.accounts, ...wants.accounts, ...inHands]);
  const actions = new Set<string>(wants.actions);
  const more = paths.size - owners.paths.size + (accounts.size - owners.accounts.size) + actions.size;
  return more === 0 ? drawn : drawing.draw({ addresses: owners.addresses, paths, accounts, actions });
}
