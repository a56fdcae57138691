import type { Actor } from '../../../model/actor.ts';
import type { Attack } from '../../../model/attack.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Statement } from '../../../text/report/statement.ts';
import type { ActorCase } from '../actor-case.ts';
import { isQuestion } from '../is-question.ts';
import { onlyTried } from '../only-tried.ts';
import { countAttempts } from './count-attempts.ts';
import { hasPeriod, type SummaryFacts } from './summary-facts.ts';
import { whatWasExposed } from './what-was-exposed.ts';

const ACTORS_SHOWN = 3;
const SUCCESSES_SHOWN = 5;

/** Who did what, what succeeded and why we say so, and what was examined. */
export function whatIsKnown(facts: SummaryFacts): Statement[] {
  const { investigation, findings, suspects, cases, understood, span } = facts;
  const listed = suspects.length > 0 ? suspects : cases;
  // Whoever runs a shop for a month is looked at by a hundred scanners: they must not hide what else is known.
  const idle = cases.length > ACTORS_SHOWN ? cases.filter(onlyTried) : [];
  const shownCases = listed.filter((one) => !idle.includes(one)).slice(0, ACTORS_SHOWN);
  const rankOf = (actor: Actor, i: number) => cases.findIndex((one) => one.actor === actor) + 1 || i + 1;
  return [
    ...whatWasExposed(investigation.scope),
    ...shownCases.map(
      ({ actor }, i): Statement => ({
        code: 'actor',
        rank: rankOf(actor, i),
        addresses: actor.addresses,
        requests: actor.requests,
        tenants: actor.tenants,
        stages: actor.stages,
        from: actor.firstAt,
        to: actor.lastAt,
      }),
    ),
    ...exports(facts),
    ...successes(findings),
    ...named(
      'files-dropped',
      suspects.flatMap(({ actor }) => actor.files),
    ),
    ...accounts(facts),
    ...attempts(findings),
    ...onlyTrying(idle),
    ...shownCases.flatMap(({ actor }, i): Statement[] =>
      actor.part === undefined ? [] : [{ code: 'actor-part', rank: rankOf(actor, i), ...actor.part }],
    ),
    ...troublesOf(facts),
    ...moreActors(cases.length - idle.length - shownCases.length),
    {
      code: 'looked-at',
      inputs: investigation.inputs.filter(({ lines, unparsed }) => lines > unparsed).length,
      lines: hasPeriod(investigation.notices) ? null : understood,
      ...span,
    },
  ];
}

/** What succeeded, each kind once: when first, how often, and until when. */
function successes(findings: readonly Finding[]): Statement[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.outcome !== 'succeeded' || isQuestion(finding)) continue;
    const kind = kinds.get(finding.rule);
    if (kind === undefined) kinds.set(finding.rule, [finding]);
    else kind.push(finding);
  }
  const shown = [...kinds.values()].slice(0, SUCCESSES_SHOWN);
  const more = [...kinds.values()].slice(SUCCESSES_SHOWN).flat().length;
  return [
    ...shown.map((kind): Statement => {
      const { title, reason, firstAt: at } = kind[0]!;
      const isOfAll = kind.every((each) => each.reason === reason);
      return { code: 'success', title, reason, isOfAll, at, times: kind.length, until: latest(kind) };
    }),
    ...(more > 0 ? [{ code: 'more-successes', count: more } as const] : []),
  ];
}

/** NaN when no line had a time. */
function latest(findings: readonly Finding[]): number {
  return findings.reduce((at, { lastAt }) => (lastAt > at || Number.isNaN(at) ? lastAt : at), Number.NaN);
}

function named(code: 'files-dropped', files: readonly string[]): Statement[] {
  return files.length === 0 ? [] : [{ code, files: [...new Set(files)] }];
}

function accounts({ suspects }: SummaryFacts): Statement[] {
  const used = [...new Set(suspects.flatMap(({ actor }) => actor.accounts))];
  return used.length === 0 ? [] : [{ code: 'accounts-used', accounts: used }];
}

function exports({ suspects, investigation }: SummaryFacts): Statement[] {
  // Scope knows better which of them succeeded, and where.
  if (investigation.scope.exposures.length > 0) return [];
  const exporting = suspects.filter(({ actor }) => actor.stages.includes('export'));
  if (exporting.length === 0) return [];
  return [{ code: 'data-exported', tenants: [...new Set(exporting.flatMap(({ actor }) => actor.tenants))] }];
}

function attempts(findings: readonly Finding[]): Statement[] {
  const refused = findings.filter((finding) => finding.outcome === 'attempted');
  if (refused.length === 0) return [];
  const counts = new Map<Attack, number>();
  for (const { attacks, count } of refused) {
    for (const attack of attacks) counts.set(attack, (counts.get(attack) ?? 0) + count);
  }
  const attacks = [...counts].toSorted((a, b) => b[1] - a[1]).map(([attack]) => attack);
  return [{ code: 'attempts', count: countAttempts(refused), attacks }];
}

function onlyTrying(idle: readonly ActorCase[]): Statement[] {
  if (idle.length === 0) return [];
  return [{ code: 'only-tried', addresses: new Set(idle.flatMap(({ actor }) => actor.addresses)).size }];
}

/** Each kind once, at its first time. */
function troublesOf({ troubles, findings }: SummaryFacts): Statement[] {
  const seen = new Map<string, Statement>();
  const asked = findings.filter((finding) => finding.outcome === 'succeeded' && isQuestion(finding));
  for (const { rule, title, reason, firstAt: at } of [...troubles, ...asked])
    if (!seen.has(rule)) seen.set(rule, { code: 'trouble', title, reason, at });
  return [...seen.values()];
}

function moreActors(count: number): Statement[] {
  return count > 0 ? [{ code: 'more-actors', count }] : [];
}
