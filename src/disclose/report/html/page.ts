import type { Investigation } from '../../../model/investigation.ts';
import type { Language } from '../../../model/language.ts';
import type { ReportText } from '../../../text/report/report-text.ts';
import type { Spoken } from '../../../text/report/spoken.ts';
import type { SummaryFacts } from '../summary/summary-facts.ts';
import type { Summary } from '../summary.ts';

/** What every part of the page is written from. */
export interface Page {
  /** Shown: readable, without controls, without secrets. */
  readonly investigation: Investigation;
  readonly language: Language;
  readonly text: ReportText;
  readonly spoken: Spoken;
  readonly facts: SummaryFacts;
  readonly summary: Summary;
  /** An actor's number on the page by its id, 1 for the gravest. */
  readonly ranks: ReadonlyMap<string, number>;
}
