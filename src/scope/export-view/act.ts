import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Bound } from '../../model/exposure.ts';
import type { Item } from '../../model/item.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import type { ShopAction } from '../../model/shop-action.ts';

/** What an act did to rows: let them out, showed them, changed them. */
export type Way = 'export' | 'view' | 'change';

/** Why it is not certain which rows an act reached. */
export type Doubt =
  /** These parameters could not be read. */
  | { readonly kind: 'unread'; readonly names: readonly string[] }
  /** Only some pages of what was selected, and the profile does not say how they are counted. */
  | { readonly kind: 'paged'; readonly names: readonly string[] }
  /** A search or the like left fewer rows than these parameters tell. */
  | { readonly kind: 'narrowed'; readonly names: readonly string[] }
  /** Nothing that is logged says which rows, or which one. */
  | { readonly kind: 'untold'; readonly isOne: boolean }
  /** The profile does not name the page: the words of its address do. */
  | { readonly kind: 'by-shape' }
  /** The visitor looked through pages by number: its own may be among them. */
  | { readonly kind: 'walked' }
  /** Others may have taken part in the same walk who cannot be told from customers. */
  | { readonly kind: 'beyond' }
  /** The same, on so many days that it may be a program of the shop's own that fetches what is new. */
  | { readonly kind: 'daily' }
  /** A page of a list that was read through: which rows stood on it nothing says. */
  | { readonly kind: 'listed' }
  /** An interface was called of which a log only shows how much it answered. */
  | { readonly kind: 'drained' }
  /** A finding only asks about it: it may be a program of the shop's own. */
  | { readonly kind: 'asked' }
  /** A copy of the whole shop was sent: which rows are in it nothing says. */
  | { readonly kind: 'copy' }
  /** The same where it is open whether the file was sent, or holds data at all. */
  | { readonly kind: 'copy-open' }
  /** Only a part of the answer was sent (206). */
  | { readonly kind: 'partial' }
  /** The client had the answer already (304). */
  | { readonly kind: 'not-modified' }
  /** Nothing says whether it was answered. */
  | { readonly kind: 'unanswered' }
  /** Only the account says whose act it was, and others used it as well. */
  | { readonly kind: 'by-account' };

/** Rows of one data set. */
export interface ActRows {
  readonly set: string;
  readonly filter: RowFilter;
}

/** One successful export, view or change of rows, as one line tells it. */
export interface Act {
  readonly actor: string | null;
  readonly tenant: string;
  readonly at: number;
  readonly address: string;
  readonly action: ShopAction;
  readonly way: Way;
  readonly from: 'web' | 'audit';
  /** The lines that tell of it: the access log's first. */
  readonly evidence: readonly EvidenceRef[];
  /** Method and target; '' in an audit log. */
  readonly request: string;
  /** Names the route, to compare answers of the same kind. */
  readonly page: string;
  /** Size of the answer; -1 when the log does not say. */
  readonly bytes: number;
  /** Whether that answer itself carried the rows, as far as its status tells (200, 206). */
  readonly isBody: boolean;
  readonly rows: readonly ActRows[];
  /** The items of the rows; empty when the profile does not say. */
  readonly items: readonly Item[];
  /** The items that a route of changes says it changes. */
  readonly changes: readonly Item[];
  readonly doubts: readonly Doubt[];
  /** Whether only the account says whose act it was, which nobody else used in that time. */
  readonly isBySoleAccount?: boolean | undefined;
  /** Where it stands for many acts that are alike but for their rows. */
  readonly united?:
    | {
        readonly n: number;
        /** When the last of them was. */
        readonly until: number;
        /** How its rows stand to those that were reached. */
        readonly bounds: readonly Bound[];
      }
    | undefined;
}

/** How many acts these are. */
export function countActs(acts: readonly Act[]): number {
  return acts.reduce((sum, { united }) => sum + (united?.n ?? 1), 0);
}

/** Whether nothing tells which rows an act reached. */
export function isUntold({ doubts }: Act): boolean {
  return doubts.some(({ kind }) => kind === 'untold');
}
