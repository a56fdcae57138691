import type { ShopEvent } from './shop-event.ts';

/** What pages give everybody, against which replies to attacks are held. */
export interface UsualReplies {
  /** Whether a reply to an attack is as large as what its page gives everybody; null where that is not known. */
  readonly isUsual: (event: ShopEvent) => boolean | null;
  /** Bytes by which its page's answers to one and the same request differ. */
  readonly spreadOf: (event: ShopEvent) => number;
}
