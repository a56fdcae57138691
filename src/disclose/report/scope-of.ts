import type { Exposure, Scope } from '../../model/exposure.ts';
import type { Language } from '../../model/language.ts';
import type { Report } from '../../model/report-schema.ts';
import { evidenceOf } from './evidence-of.ts';
import type { TimeWriter } from './rfc3339.ts';

/** Whose data, as the report writes it. */
export function scopeOf(scope: Scope, language: Language, time: TimeWriter): Report['scope'] {
  return {
    exposures: scope.exposures.map((exposure) => exposureOf(exposure, time)),
    totals: scope.totals.map(({ tenant, certainty, unit, n, bound }) => ({
      tenant,
      certainty,
      unit,
      n,
      bound,
    })),
    partitions: scope.partitions.map(({ id, tenant, certainty, unit, total, bound, parts }) => ({
      id,
      tenant,
      certainty,
      unit,
      total,
      bound,
      parts: parts.map(({ items, n }) => ({ items: [...items], n })),
    })),
    funnels: scope.funnels.map(({ id, tenant, steps }) => ({
      id,
      tenant,
      steps: steps.map(({ name, n }) => ({ name, n })),
    })),
    checked: scope.checked.map(({ question, answer, covers, says }) => ({
      question: question[language],
      answer,
      covers: covers.map(({ input, kind, from, to, cannotShow }) => ({
        input,
        kind,
        from: time(from),
        to: time(to),
        cannotShow: cannotShow[language],
      })),
      says: says[language],
    })),
  };
}

/** Shop data that was read, as the report writes it. */
export function sourcesOf({ sources }: Scope, language: Language, time: TimeWriter): Report['sources'] {
  return sources.map(({ tenant, kind, table, rows, asOf, broken, problems }) => ({
    tenant,
    kind,
    table,
    rows,
    asOf: time(asOf),
    broken,
    problems: problems.map((problem) => problem[language]),
  }));
}

function exposureOf(exposure: Exposure, time: TimeWriter): Report['scope']['exposures'][number] {
  const { basis, incomplete } = exposure;
  return {
    id: exposure.id,
    actor: exposure.actor,
    tenant: exposure.tenant,
    channel: exposure.channel,
    from: time(exposure.from),
    to: time(exposure.to),
    certainty: exposure.certainty,
    bound: exposure.bound,
    items: [...exposure.items],
    records: { ...exposure.records },
    persons: exposure.persons,
    misuse: exposure.misuse,
    altered: [...exposure.altered],
    says: exposure.says,
    basis: { ja: basis.ja, en: basis.en },
    incomplete: incomplete.map(({ ja, en }) => ({ ja, en })),
    evidence: evidenceOf(exposure.evidence),
    evidenceCount: exposure.evidenceCount,
  };
}
