import type { AttackSet } from '../../model/attack-set.ts';
import { compareEvidence, type EvidenceRef } from '../../model/evidence-ref.ts';
import type { FileCall } from '../../model/finding.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Reason } from '../reason.ts';
import type { RuleInfo } from '../rule-info.ts';
import { withSome } from './bounded-list.ts';
import { EvidenceSample } from './evidence-sample.ts';
import type { PageAnswer } from './page-answer.ts';
import { SourceTally } from './source-tally.ts';
import { StatusTally } from './status-tally.ts';

const LISTED = 50;
/** As many as a login after failures shows. */
const RELATED = 64;
const TENANTS = 100;
const NOTHING: readonly string[] = [];
const NO_CALLS: readonly FileCall[] = [];

/** What is remembered of the events of one rule, source, tenant and outcome in one episode. */
export class Cell {
  readonly key: number;
  readonly rule: RuleInfo;
  outcome: Outcome;
  /** Set while the outcome waits for the usual answers of the page. */
  answer: PageAnswer | null;
  /** The newest reason; null where the tally of statuses says it. */
  reason: Reason | null = null;
  caution: Reason | null = null;
  count = 0;
  firstAt = Number.NaN;
  lastAt = Number.NaN;
  attacks: AttackSet = 0;
  readonly statuses = new StatusTally();
  readonly sample = new EvidenceSample();
  /** What it rests on besides; made with the first of it. */
  besides: EvidenceSample | null = null;
  /** Whether it belongs to no single address. */
  readonly ofMany: boolean;
  readonly sources: SourceTally;
  accounts: readonly string[] = NOTHING;
  tenants: readonly string[] = NOTHING;
  files: readonly string[] = NOTHING;
  calls: readonly FileCall[] = NO_CALLS;
  /** The newest of what is shown besides, as a ring; made with the first of it. */
  #related: EvidenceRef[] | null = null;
  #oldest = 0;

  constructor(key: number, rule: RuleInfo, outcome: Outcome, answer: PageAnswer | null, ofMany = false) {
    this.key = key;
    this.ofMany = ofMany;
    this.sources = new SourceTally(ofMany);
    this.rule = rule;
    this.outcome = outcome;
    this.answer = answer;
  }

  /** Widens the cell's span of time; a time that is not known widens nothing. */
  span(at: number): void {
    if (Number.isNaN(at)) return;
    if (!(this.firstAt <= at)) this.firstAt = at;
    if (!(this.lastAt >= at)) this.lastAt = at;
  }

  addAccounts(accounts: readonly string[]): void {
    this.accounts = withSome(this.accounts, accounts, LISTED);
  }

  addTenant(tenant: string): void {
    if (tenant !== '' && this.tenants[0] !== tenant) this.tenants = withSome(this.tenants, [tenant], TENANTS);
  }

  addFiles(files: readonly string[]): void {
    this.files = withSome(this.files, files, LISTED);
  }

  /**
   * Whether an event that is shown besides is new among the last of them: one file is asked for a thousand times and
   * was written once. The evidence log leaves out what comes again later.
   */
  relates(ref: EvidenceRef): boolean {
    this.#related ??= [];
    if (this.#related.some((each) => compareEvidence(each, ref) === 0)) return false;
    if (this.#related.length < RELATED) {
      this.#related.push(ref);
    } else {
      this.#related[this.#oldest] = ref;
      this.#oldest = (this.#oldest + 1) % RELATED;
    }
    return true;
  }

  addCalls(calls: Iterable<FileCall>): void {
    for (const call of calls) {
      const same = (each: FileCall) =>
        each.file === call.file && each.by === call.by && each.caller === call.caller;
      if (this.calls.length < LISTED && !this.calls.some(same)) this.calls = [...this.calls, call];
    }
  }

  /** Takes over what another cell knows. The reason stays that of the cell that was seen last. */
  absorb(other: Cell): void {
    this.reason = this.#reasonWith(other);
    this.caution ??= other.caution;
    this.count += other.count;
    this.span(other.firstAt);
    this.span(other.lastAt);
    this.attacks |= other.attacks;
    this.statuses.merge(other.statuses);
    this.sample.merge(other.sample);
    if (other.besides !== null) {
      this.besides ??= new EvidenceSample();
      this.besides.merge(other.besides);
    }
    this.sources.merge(other.sources);
    this.addAccounts(other.accounts);
    for (const tenant of other.tenants) this.addTenant(tenant);
    this.addFiles(other.files);
    this.addCalls(other.calls);
  }

  /** What leaves the outcome open for one page does not for another: then only the statuses are said. */
  #reasonWith(other: Cell): Reason | null {
    if (
      isSoftNotFound(this.reason) &&
      isSoftNotFound(other.reason) &&
      !isSameReason(this.reason, other.reason)
    )
      return { code: 'softNotFoundMany', params: {} };
    if (this.outcome === 'unknown' && !isSameReason(this.reason, other.reason)) return null;
    if (other.reason === null) return this.reason;
    return this.reason === null || !(other.lastAt < this.lastAt) ? other.reason : this.reason;
  }
}

function isSameReason(a: Reason | null, b: Reason | null): boolean {
  return a?.code === b?.code && a?.params.path === b?.params.path;
}

function isSoftNotFound(reason: Reason | null): boolean {
  return reason?.code === 'softNotFound' || reason?.code === 'softNotFoundMany';
}
