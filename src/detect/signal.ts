import type { KnownRole } from '../model/known-address.ts';
import type { ShopAction } from '../model/shop-action.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { Storefront } from './rule-info.ts';

/** An event with what detection knows about it at once. */
export interface Signal {
  readonly event: ShopEvent;
  /** The route's word, or that of a rule that recognises the request. */
  readonly action: ShopAction | '';
  readonly role: KnownRole | '';
  /** The address carries so much traffic that many people are behind it: nothing is joined on it. */
  readonly busy: boolean;
  /** Something hostile of level medium or above was found in the request. */
  readonly hostile: boolean;
  /** What was found is aimed at the application, and of level high or above; not a look at what is there. */
  readonly aimed: boolean;
  /** The path is a server-side script's. */
  readonly script: boolean;
  /** The script lies where content lies. */
  readonly contentScript: boolean;
  /** It is sent to a page that is known to run what it is sent. */
  readonly codeEntry: boolean;
  /** What every visitor's browser loads and the request writes. */
  readonly storefront: Storefront | '';
  /** The event's result is only presumed, from what came next: see {@link AwaitedLogins}. */
  readonly presumed?: true;
  /** The event is the begin or the end of somebody's session on the server. */
  readonly sessionEdge: 'opened' | 'closed' | '';
}
