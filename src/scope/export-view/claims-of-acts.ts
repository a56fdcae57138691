import type { AnswerSize, Claim, ShopRows, Unnamed } from '../../model/claim.ts';
import { combineBounds } from '../../model/combine-bounds.ts';
import type { Config } from '../../model/config/config.ts';
import type { Bound, Certainty } from '../../model/exposure.ts';
import { exportViewTexts, type ReckonedBy } from '../../text/scope/export-view-texts.ts';
import { sayRows } from '../../text/scope/say-rows.ts';
import { type Act, type ActRows, countActs, type Doubt, isUntold } from './act.ts';
import { type Changes, findChanges } from './find-changes.ts';
import { incompleteOf } from './incomplete-of.ts';

/** As many answers of a kind as are compared with one whose rows nobody named. */
const ALIKE_MOST = 8;

/** What the actors' acts reached, by actor, tenant, channel, certainty and items. */
export function claimsOfActs(acts: readonly Act[], config: Config): Claim[] {
  const withData = new Set(config.tenants.flatMap(({ id, data }) => (data === undefined ? [] : [id])));
  const counts = (tenant: string) => withData.has(tenant);
  const seen = acts.filter(({ actor, way }) => actor !== null && way !== 'change');
  const groups = new Map<string, Act[]>();
  for (const act of seen.filter(
    ({ rows, items, doubts }) => rows.length + items.length + doubts.length > 0,
  )) {
    const key = JSON.stringify([act.actor, act.tenant, act.way, certaintyOf(act, counts), act.items]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [act]);
    else group.push(act);
  }
  const grouped = [...groups.values()];
  const changed = acts.filter(({ actor, way }) => actor !== null && way === 'change');
  const changes = findChanges(changed, grouped);
  const answers = tellingAnswers(acts);
  return [
    ...grouped.map((group) => claimOf(group, changes.beside.get(group), answers, config, counts)),
    ...changes.alone.map((change) => claimOfChanges(change, config)),
  ];
}

/** How the rows of one act stand to those that were reached. */
function boundsOf({ doubts, united }: Act): Bound[] {
  const isLess = doubts.some(({ kind }) => kind === 'beyond');
  return [doubts.length > 0 ? 'max' : 'exact', isLess ? 'min' : 'exact', ...(united?.bounds ?? [])];
}

type Counts = (tenant: string) => boolean;
type Answers = ReadonlyMap<string, readonly Act[]>;

/** What leaves open whether it succeeded, or whose act it was. */
const OPEN_HAND: ReadonlySet<Doubt['kind']> = new Set([
  'unanswered',
  'by-account',
  'daily',
  'asked',
  'copy-open',
]);

/** Rows that nobody named are possible ones where they can be counted; else it is only sure that there were some. */
function certaintyOf(act: Act, counts: Counts): Certainty {
  if (act.doubts.some(({ kind }) => OPEN_HAND.has(kind))) return 'possible';
  if (act.doubts.some(({ kind }) => kind === 'not-modified')) return 'likely';
  if (isUntold(act) && counts(act.tenant)) return 'possible';
  return act.way === 'export' ? 'taken' : 'viewed';
}

function claimOf(
  group: readonly Act[],
  changes: Changes | undefined,
  answers: Answers,
  config: Config,
  counts: Counts,
): Claim {
  const first = group[0]!;
  const lines = [...group, ...(changes?.acts ?? [])];
  const certainty = certaintyOf(first, counts);
  const numbered = group.filter((act) => !isCounted(act, counts));
  const isOfWeb = numbered.some(({ from }) => from === 'web');
  return {
    ...frame(lines),
    channel: first.way === 'export' ? 'export' : 'view',
    certainty,
    bound: combineBounds([...group.flatMap(boundsOf), isOfWeb ? 'max' : 'exact']),
    items: first.items,
    rows: [
      ...group.flatMap((act) => (isCounted(act, counts) ? shopRows(act, answers, config.timezone) : [])),
      ...unnamedRows(numbered),
    ],
    altered: changes?.items ?? [],
    ...(changes === undefined ? {} : { beside: { altered: changes.rows } }),
    basis: exportViewTexts.basis(reckonings(group, counts), countActs(group), changes?.rows ?? 0),
    incomplete: incompleteOf(group, counts(first.tenant)),
  };
}

/** Numbers that requests name tell by themselves how many there are, where no data does. */
function isCounted({ tenant, rows }: Act, counts: Counts): boolean {
  return counts(tenant) || !rows.some(isNumbered);
}

function isNumbered({ set, filter }: ActRows): boolean {
  return (set === 'orders' || set === 'customers') && filter.kind === 'in' && filter.by === 'id';
}

/** Each number once. An order's page does not tell how many persons it shows. */
function unnamedRows(acts: readonly Act[]): Unnamed[] {
  const numbers = { orders: new Set<string>(), customers: new Set<string>() };
  for (const { set, filter } of acts.flatMap(({ rows }) => rows.filter(isNumbered))) {
    if (filter.kind !== 'in') continue;
    for (const value of filter.values) numbers[set === 'orders' ? 'orders' : 'customers'].add(value);
  }
  const { orders, customers } = numbers;
  return [
    ...(orders.size === 0
      ? []
      : [{ kind: 'unnamed', unit: 'orders', n: orders.size, persons: null } as const]),
    ...(customers.size === 0
      ? []
      : [{ kind: 'unnamed', unit: 'persons', n: customers.size, persons: customers.size } as const]),
  ];
}

function claimOfChanges(changes: Changes, config: Config): Claim {
  const untold = countActs(changes.acts.filter(isUntold));
  return {
    ...frame(changes.acts),
    channel: 'view',
    certainty: 'likely',
    bound: untold > 0 ? 'min' : 'exact',
    items: changes.shown,
    rows: changes.acts.flatMap((act) => (isUntold(act) ? [] : shopRows(act, new Map(), config.timezone))),
    altered: changes.items,
    beside: { altered: changes.rows },
    basis: exportViewTexts.basis(['changed'], countActs(changes.acts), changes.rows),
    incomplete: untold === 0 ? [] : [exportViewTexts.doubt('unnamed-change', untold, [])],
  };
}

/** What all claims of one actor's acts have alike. */
function frame(acts: readonly Act[]) {
  const times = acts.flatMap(({ at, united }) =>
    [at, united?.until ?? at].filter((one) => !Number.isNaN(one)),
  );
  const evidence = acts.flatMap((act) => act.evidence);
  return {
    actor: acts[0]!.actor,
    tenant: acts[0]!.tenant,
    from: times.reduce((least, at) => Math.min(least, at), times[0] ?? Number.NaN),
    to: times.reduce((most, at) => Math.max(most, at), times[0] ?? Number.NaN),
    misuse: 'not-asked',
    says: 'own-logs',
    evidence,
    evidenceCount: evidence.length + countActs(acts) - acts.length,
  } as const;
}

function shopRows(act: Act, answers: Answers, timezone: string): ShopRows[] {
  const isOpen = isUntold(act);
  return act.rows.map(
    ({ set, filter }): ShopRows => ({
      kind: 'shop',
      set,
      filter,
      existedAt: act.united?.until ?? act.at,
      ...(isOpen ? boundOf(act, set, answers) : {}),
      at: act.at,
      evidence: act.evidence[0]!,
      ...(act.united === undefined ? {} : { isOfMany: true }),
      selection: isOpen
        ? exportViewTexts.untold(sayRows(set, filter, timezone))
        : sayRows(set, filter, timezone),
    }),
  );
}

/**
 * How many of the rows it can have been when nothing says which: one on a page about one thing, else as many as
 * fit. A row takes a byte for each item, for the sign behind it, and for what it is named by; answers of the same
 * page tell it better.
 */
function boundOf(act: Act, set: string, answers: Answers): Pick<ShopRows, 'atMost' | 'answer'> {
  if (act.doubts.some((doubt) => doubt.kind === 'untold' && doubt.isOne))
    return { atMost: act.united?.n ?? 1 };
  if (!act.isBody || act.bytes <= 0) return {};
  return {
    atMost: Math.ceil(act.bytes / (Math.max(act.items.length, 1) + 1)),
    answer: { bytes: act.bytes, alike: alikeOf(answers.get(act.page) ?? [], set) },
  };
}

/** Answers whose rows are known, by page; the largest first: they tell most surely how many bytes a row takes. */
function tellingAnswers(acts: readonly Act[]): ReadonlyMap<string, readonly Act[]> {
  const byPage = new Map<string, Act[]>();
  for (const act of acts) {
    if (act.way !== 'export' || act.doubts.length > 0 || !act.isBody || act.bytes <= 0) continue;
    if (act.united !== undefined) continue;
    const page = byPage.get(act.page);
    if (page === undefined) byPage.set(act.page, [act]);
    else page.push(act);
  }
  for (const page of byPage.values()) page.sort((a, b) => b.bytes - a.bytes).splice(ALIKE_MOST);
  return byPage;
}

function alikeOf(answers: readonly Act[], set: string): AnswerSize['alike'] {
  return answers.flatMap(({ rows, at, bytes }) =>
    rows.flatMap((one) => (one.set === set ? [{ filter: one.filter, existedAt: at, bytes }] : [])),
  );
}

/** By what each act's rows were reckoned, each once. */
function reckonings(acts: readonly Act[], counts: Counts): ReckonedBy[] {
  const kinds = new Set(
    acts.flatMap((act): ReckonedBy[] => {
      const { way, doubts, isBySoleAccount = false } = act;
      const kind = doubts.find((doubt) => doubt.kind in OPEN)?.kind;
      const told: ReckonedBy = isCounted(act, counts) ? way : 'numbered';
      const by: ReckonedBy = kind === undefined ? told : OPEN[kind as keyof typeof OPEN];
      return isBySoleAccount ? [by, 'sole-account'] : [by];
    }),
  );
  return [...kinds];
}

const OPEN = {
  unanswered: 'unanswered',
  'not-modified': 'not-modified',
  untold: 'untold',
  'by-account': 'by-account',
  walked: 'walked',
  daily: 'daily',
  asked: 'asked',
  listed: 'listed',
  drained: 'drained',
  copy: 'copy',
  'copy-open': 'copy-open',
} as const;
