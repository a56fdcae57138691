import type { Text } from '../language.ts';
import type { Approval } from './approval.ts';
import type { ActContent, CaseOutcome, FactValue } from './case-act.ts';
import type { IncidentKind, Phase, PlaybookAsk, TaskTerm } from './playbook.ts';

/** Who did something, when (milliseconds since the epoch), why, and which entry says so. */
export interface Said {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly why: string;
}

/** One version of a fact. */
export interface FactVersion extends Said {
  readonly value: FactValue;
  /** `typed`, or `report:` and the SHA-256 of the report that it follows from. */
  readonly source: string;
}

/** A fact with all that was ever said of it. */
export interface CaseFact {
  /** Name of the data set; '' for the incident as a whole. */
  readonly set: string;
  /** A word of the laws' facts (`persons`), or a name with a dot (`contact.phone`). */
  readonly name: string;
  /** Oldest first; the last one holds. Never empty. */
  readonly versions: readonly FactVersion[];
}

/** A moment that may count as knowing. */
export interface Knowing extends Said {
  /** Milliseconds since the epoch. */
  readonly knownAt: number;
  readonly event: string;
  /** Data set that has a clock of its own; '' for the incident. */
  readonly set: string;
  /** `said`, or the moment at which a report was first shown. */
  readonly source: 'said' | 'report-shown';
}

export interface Decision extends Said {
  readonly about: string;
  readonly choice: string;
}

export interface CaseTask {
  readonly id: string;
  readonly phase: Phase;
  readonly title: Text;
  readonly how: Text;
  readonly after: readonly string[];
  readonly due: TaskTerm | undefined;
  /** A date that was given with the task, or follows from an approval; NaN for none. */
  readonly dueAt: number;
  readonly isGate: boolean;
  readonly status: 'open' | 'started' | 'done' | 'skipped';
  /** The tenants that a look back covered. */
  readonly tenants: readonly string[];
  /** What was done with it, oldest first. */
  readonly steps: readonly (Said & { readonly status: string })[];
}

/** A question to a party outside. */
export interface CaseQuestion {
  readonly id: string;
  readonly party: string;
  readonly question: string;
  readonly asked: Said;
  /** By when an answer is wanted; NaN for none. */
  readonly dueAt: number;
  /** Oldest first; empty while nobody answered. */
  readonly answers: readonly (Said & { readonly text: string })[];
}

/** A piece of the evidence register. */
export interface RegisteredEvidence {
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
  /** Period that it covers, in milliseconds since the epoch; NaN when not known. */
  readonly from: number;
  readonly to: number;
  /** Who had it and what was done with it, oldest first. */
  readonly custody: readonly (Said & { readonly text: string })[];
}

export interface AttachedReport extends Said {
  readonly content: ActContent<'report'>;
}

export interface RenderedNotice extends Said {
  readonly content: ActContent<'notice'>;
}

/** The public key by which somebody signs: of the one who entered it. */
export interface CaseKey extends Said {
  /** DER in base64. */
  readonly publicKey: string;
}

/** A step of a mailing. */
export interface CaseMailing extends Said {
  readonly content: ActContent<'mailing'>;
}

/** An incident being handled, as its journal tells it. */
export interface CaseState {
  /** The first twelve digits of the first entry's hash. */
  readonly id: string;
  readonly title: string;
  readonly incident: IncidentKind;
  /** Name of the playbook. */
  readonly name: Text;
  readonly opened: Said;
  readonly closed: (Said & { readonly outcome: CaseOutcome; readonly left: readonly string[] }) | null;
  /** By `factKey(set, name)`. */
  readonly facts: ReadonlyMap<string, CaseFact>;
  /** Earliest first. */
  readonly knowing: readonly Knowing[];
  /** Moments for data sets that have clocks of their own, earliest first. */
  readonly knowingOfSets: readonly Knowing[];
  /** The moment that a decision settled; null while none did. */
  readonly settledKnowing: (Decision & { readonly knownAt: number }) | null;
  /** When a report was first shown; NaN while none was. */
  readonly firstShownAt: number;
  readonly decisions: readonly Decision[];
  /** By phase, then as the playbook has them. */
  readonly tasks: readonly CaseTask[];
  /** Whom the playbook wants asked. */
  readonly asks: readonly PlaybookAsk[];
  readonly questions: readonly CaseQuestion[];
  /** In the order in which they came. */
  readonly evidence: readonly RegisteredEvidence[];
  readonly reports: readonly AttachedReport[];
  readonly approvals: readonly Approval[];
  /** In the order in which they were entered; of a person the last one holds. */
  readonly keys: readonly CaseKey[];
  readonly mailings: readonly CaseMailing[];
  /** Persons whom the sole owner named in advance as second. */
  readonly deputies: readonly (Said & { readonly name: string })[];
  readonly notices: readonly RenderedNotice[];
  readonly anchors: readonly (Said & {
    readonly hash: string;
    readonly headSeq: number;
    readonly to: string;
  })[];
  readonly entries: number;
  /** Entries of a kind that this version does not know. */
  readonly unknownEntries: number;
}
