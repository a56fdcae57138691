import type { AttackSet } from '../../model/attack-set.ts';
import type { FileCall } from '../../model/finding.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Reason } from '../reason.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { Mark } from '../state/mark.ts';
import type { PageAnswer } from './page-answer.ts';

/** One event on which a rule held, as the book takes it. */
export interface BookEntry {
  readonly rule: RuleInfo;
  readonly event: ShopEvent;
  readonly outcome: Outcome;
  /** Set where the outcome waits for the usual answers of the page; `outcome` is `unknown` then. */
  readonly answer?: PageAnswer | null | undefined;
  readonly reason?: Reason | null | undefined;
  readonly caution?: Reason | null | undefined;
  /** Earlier events, which count. */
  readonly earlier?: Iterable<Mark> | undefined;
  /** Whether it belongs to the episode before, whatever the silence between. */
  readonly goesOn?: boolean | undefined;
  /** What was found in events besides this one, of which the rule speaks too. */
  readonly attacks?: AttackSet | undefined;
  /** Events that are shown, but do not count. */
  readonly related?: readonly Mark[] | undefined;
  readonly files?: readonly string[] | undefined;
  readonly accounts?: readonly string[] | undefined;
  readonly calls?: readonly FileCall[] | undefined;
  /** The addresses of a conduct that belongs to no single one of them. */
  readonly sources?: readonly string[] | undefined;
}
