import type { Gap } from '../../../model/input.ts';
import { EVENT_KINDS } from '../../../model/shop-event.ts';
import { DAY_MS } from '../../../model/time-units.ts';
import type { Statement } from '../../../text/report/statement.ts';
import type { SummaryFacts } from './summary-facts.ts';

const GAPS_SHOWN = 3;

/** What was not read, what the evidence does not cover, and what it leaves open. */
export function whatIsUnknown(facts: SummaryFacts): Statement[] {
  const { notices, partial, scope } = facts.investigation;
  const said = new Set(notices.map((notice) => notice.code));
  return [
    ...(partial && !said.has('interrupted') ? [{ code: 'partial' } as const] : []),
    ...outcomes(facts),
    ...notices.map((notice): Statement => ({ code: 'notice', text: notice.text })),
    ...(said.has('unparsed-lines') ? [] : unparsed(facts)),
    ...gaps(facts),
    ...beforeTheLog(facts),
    ...missingKinds(facts),
    ...(facts.alarm === 'break-in' && scope.exposures.length === 0
      ? [{ code: 'rows-not-counted' } as const]
      : []),
  ];
}

function outcomes({ findings }: SummaryFacts): Statement[] {
  const undecided = findings.filter((finding) => finding.outcome === 'unknown');
  if (undecided.length === 0) return [];
  // The findings come gravest first, and so do their attacks.
  const attacks = [...new Set(undecided.flatMap((finding) => finding.attacks))];
  return [{ code: 'outcome-unknown', count: undecided.length, attacks }];
}

function unparsed({ investigation, lines }: SummaryFacts): Statement[] {
  const count = investigation.inputs.reduce((sum, input) => sum + input.unparsed, 0);
  return count > 0 ? [{ code: 'unparsed', count, lines }] : [];
}

/** The longest gaps first. */
function gaps({ investigation }: SummaryFacts): Statement[] {
  const length = (gap: Gap) => gap.to - gap.from;
  const longest = investigation.gaps.toSorted((a, b) => length(b) - length(a) || a.from - b.from);
  const shown = longest.slice(0, GAPS_SHOWN);
  return shown.map((gap, i) => ({
    code: 'gap',
    input: investigation.inputs[gap.input]?.path ?? '',
    from: gap.from,
    to: gap.to,
    more: i === shown.length - 1 ? longest.length - shown.length : 0,
  }));
}

/** Said when an actor was there within the first day of the evidence: it may have come before. */
function beforeTheLog({ suspects, span }: SummaryFacts): Statement[] {
  const early = suspects.some(({ actor }) => actor.firstAt - span.from < DAY_MS);
  return early ? [{ code: 'before-the-log', at: span.from }] : [];
}

function missingKinds({ investigation }: SummaryFacts): Statement[] {
  const given = new Set(investigation.inputs.map((input) => input.kind));
  // Few shops watch their pages' scripts: what their history would have shown, scope says.
  const kinds = EVENT_KINDS.filter((kind) => kind !== 'script' && !given.has(kind));
  return kinds.length > 0 ? [{ code: 'evidence-missing', kinds }] : [];
}
