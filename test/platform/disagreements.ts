import type { ScopeReport } from './scope-report.ts';

/** One line of `affected.ndjson`. */
export interface Affected {
  readonly exposure: string;
  readonly tenant: string;
  readonly certainty: string;
  readonly person: unknown;
}

/** One row of `evidence.parquet`. */
export interface EvidenceRow {
  readonly finding?: string | null | undefined;
  readonly input: string;
  readonly line: bigint;
  /** Whether the finding counts it; null for rows of actors. */
  readonly counted: boolean | null;
}

/**
 * Where an investigation's files say different things of the same: persons whom a total counts and the list does not hold, parts
 * that do not add up, steps of a funnel that grow, events that a finding counts and that are no rows or stand in several, and texts that say other numbers in
 * Japanese than in English.
 */
export function disagreements(
  report: ScopeReport & { readonly findings: readonly { readonly id: string; readonly count: number }[] },
  affected: readonly Affected[],
  rows: readonly EvidenceRow[],
): string[] {
  return [
    ...ofTotals(report, affected),
    ...ofParts(report),
    ...ofFunnels(report),
    ...ofRows(report.findings, rows),
    ...ofTexts(report),
  ];
}

/**
 * Whoever a total counts stands in the list with that certainty (and may stand there with a lower one too, under another of the names that
 * rows give them); over all shops there are no more than in each.
 */
function ofTotals({ scope }: ScopeReport, affected: readonly Affected[]): string[] {
  const persons = scope.totals.filter(({ unit }) => unit === 'persons');
  return persons.flatMap(({ tenant, certainty, n }) => {
    const own = affected.filter(
      (one) => one.certainty === certainty && (tenant ?? one.tenant) === one.tenant,
    );
    const listed = new Set(own.map(({ person }) => JSON.stringify(person))).size;
    const shops = persons.filter((one) => one.tenant !== null && one.certainty === certainty);
    const inShops = shops.reduce((sum, one) => sum + one.n, 0);
    const name = `${tenant ?? 'all'} ${certainty}`;
    return [
      ...(n <= listed ? [] : [`${name}: ${n} in totals, ${listed} in the list`]),
      ...(tenant !== null || n <= inShops ? [] : [`${name}: ${n} over all, ${inShops} in the shops`]),
    ];
  });
}

/** Parts are disjoint and add up, to the total of the same name where that is not bounded. */
function ofParts({ scope }: ScopeReport): string[] {
  return scope.partitions.flatMap(({ tenant, certainty, unit, total, parts }) => {
    const sum = parts.reduce((all, { n }) => all + n, 0);
    const names = parts.map(({ items }) => [...items].sort().join());
    const figure = scope.totals.find(
      (one) => one.tenant === tenant && one.certainty === certainty && one.unit === unit,
    );
    const name = `${tenant ?? 'all'} ${certainty} ${unit}`;
    return [
      ...(sum === total ? [] : [`${name}: parts are ${sum}, the total is ${total}`]),
      ...(new Set(names).size === names.length ? [] : [`${name}: a part is there twice`]),
      ...(figure === undefined || figure.n === total
        ? []
        : [`${name}: ${total} in parts, ${figure.n} in totals`]),
    ];
  });
}

function ofFunnels({ scope }: ScopeReport): string[] {
  return scope.funnels.flatMap(({ tenant, steps }) =>
    steps
      .slice(1)
      .flatMap(({ name, n }, i) => (n > steps[i]!.n ? [`${tenant}: more were ${name} than before`] : [])),
  );
}

function ofRows(
  findings: readonly { readonly id: string; readonly count: number }[],
  rows: readonly EvidenceRow[],
): string[] {
  const owned = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    if (row.finding === undefined || row.finding === null) continue;
    const own = owned.get(row.finding);
    if (own === undefined) owned.set(row.finding, [row]);
    else own.push(row);
  }
  return findings.flatMap(({ id, count }) => {
    const own = owned.get(id) ?? [];
    const n = own.filter(({ counted }) => counted).length;
    const places = new Set(own.map(({ input, line }) => `${input}:${line}`)).size;
    return [
      ...(n === count ? [] : [`${id}: ${count} are counted, ${n} are rows`]),
      ...(places === own.length ? [] : [`${id}: ${own.length} rows, ${places} lines`]),
    ];
  });
}

function ofTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { ja, en } = value as { readonly ja?: unknown; readonly en?: unknown };
  if (typeof ja !== 'string' || typeof en !== 'string') return Object.values(value).flatMap(ofTexts);
  return numbersIn(ja) === numbersIn(en) ? [] : [`${en}: ${numbersIn(en)}; in Japanese ${numbersIn(ja)}`];
}

/** Those that are no part of a date or a time, which the two write differently, in ascending order. */
function numbersIn(text: string): string {
  const numbers = text.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\d+/g) ?? [];
  const told = new Set(numbers.map(Number).filter((n) => n > 59 && (n < 1990 || n > 2100)));
  return [...told].sort((a, b) => a - b).join(' ');
}
