import type { CaseView } from '../../../model/case/case-duty.ts';
import type { Language } from '../../../model/language.ts';
import type { NoticeValue } from '../../../model/notice/bound-value.ts';
import type { NoticeFacts } from '../../../model/notice/notice-facts.ts';
import type { NoticeFigure } from '../../../model/notice/notice-figure.ts';
import type { NoticeProblem } from '../../../model/notice/notice-problem.ts';
import type { Report } from '../../../model/report-schema.ts';
import { zonedTime } from '../../../model/zoned-time.ts';
import { findContradictions } from './contradictions/find-contradictions.ts';
import { derivedValues } from './derived-values.ts';
import { childText, type FactNode, factTree, nodeValue } from './fact-tree.ts';
import { besideFigures } from './figures/beside-figures.ts';
import { type FigureSource, figureValue } from './figures/figure-value.ts';
import { lawFigure } from './figures/law-figure.ts';
import { typedFigures } from './figures/typed-figures.ts';
import { bound, group, list } from './make-values.ts';
import { promisedThings } from './promised-things.ts';
import { reportFigures } from './reported/report-figures.ts';
import { reportLogs } from './reported/report-logs.ts';
import { reportValues } from './reported/report-values.ts';
import { reportedGroups } from './reported/reported-groups.ts';
import { reportedSources } from './reported/reported-source.ts';
import { toldToTenant } from './reported/told-to-tenant.ts';

/** What the facts of a notice are gathered from. */
export interface NoticeSources {
  readonly view: CaseView;
  /** The report that was attached last; null for none. */
  readonly report: Report | null;
  readonly language: Language;
  /** The tenant that a platform's notice to one shop is about; '' for all. */
  readonly tenant: string;
  /** An attacking address whose `source.*` is taken from the report. */
  readonly source?: string | undefined;
  /** An exposure whose `doubt.*` is taken from the report. */
  readonly exposure?: string | undefined;
}

/** The facts of a notice, and everything in them for which none can be made. */
export interface GatheredFacts {
  readonly facts: NoticeFacts;
  readonly problems: readonly NoticeProblem[];
}

const ZONE = 'Asia/Tokyo';

/** Gathers all that a notice may say from a case and its report. Each value names what it rests on. */
export function gatherNoticeFacts(sources: NoticeSources): GatheredFacts {
  const { view, report, language, tenant } = sources;
  const { state, now } = view;
  const root = factTree(state);
  const typed = typedFigures(root, language);
  const figures = chooseFigures(typed.figures, report, view, tenant, language);
  const publishedAt = moment(root, 'publication', 'at');
  const knownAt = state.settledKnowing?.knownAt ?? state.knowing[0]?.knownAt ?? Number.NaN;
  const found = findContradictions({ root, state, figures, report, language, knownAt, now });
  const reported = reportedGroups(sources, root);
  const problems = [...typed.problems, ...found, ...reported.problems];
  // Figures that are parts of each other in a circle have no end to be told to.
  const told = problems.length > 0 ? [] : figures;
  const nodes = new Map([...(root.children.get('figures')?.children ?? [])]);
  const values = new Map<string, NoticeValue>([
    ...(report === null
      ? []
      : ([
          ['logs', reportLogs(report, language)],
          ['sources', list(reportedSources(report, language))],
        ] as const)),
    ...recordedValues(root, language, tenant),
    ...reported.values,
    ...figureValues({ all: told, nodes, language }),
    ...derivedValues({ view, publishedAt, knownAt, language, root, figures }),
    ...(report === null ? [] : reportValues(report, tenant, language)),
    ...(tenant === '' ? [] : [['shop', shopValue(root, tenant, language)] as const]),
  ]);
  const consents = [...(root.children.get('consent')?.children.entries() ?? [])];
  const facts = {
    language,
    values,
    figures,
    publishedAt,
    knownAt,
    now,
    promised: promisedThings(view, root, language),
    consents: new Map(consents.map(([name, { value }]) => [name, value === true])),
  };
  return { facts, problems };
}

/** The shop that a notice is for: `shops.ID.name` where it was recorded, else the name that reports know it by. */
function shopValue(root: FactNode, tenant: string, language: Language): NoticeValue {
  const recorded = childText(root.children.get('shops')?.children.get(tenant), 'name', language);
  const from = recorded === undefined ? 'tenant' : `fact:shops.${tenant}.name`;
  return group([
    ['id', bound(tenant, 'tenant')],
    ['name', bound(recorded ?? tenant, from)],
  ]);
}

function recordedValues(root: FactNode, language: Language, tenant: string): [string, NoticeValue][] {
  return [...root.children].flatMap(([name, node]): [string, NoticeValue][] => {
    const value = nodeValue(node, language);
    const told = value === undefined ? undefined : toldToTenant(value, tenant);
    return told === undefined ? [] : [[name, told]];
  });
}

function figureValues(source: FigureSource): [string, NoticeValue][] {
  const { all } = source;
  const told = all.map((figure): [string, NoticeValue] => [figure.id, figureValue(figure, source)]);
  const values = told.map(([, value]) => value);
  const summed = new Set(all.flatMap(({ sumOf }) => sumOf));
  const beside = besideFigures(all);
  const isTold = ({ id, from }: NoticeFigure) => !from.startsWith('total:') || beside.has(id);
  const top = values.filter((_, at) => {
    const figure = all[at]!;
    return figure.partOf === '' && !summed.has(figure.id) && isTold(figure);
  });
  return [
    ['figures', list(values, told)],
    ['top_figures', list(top)],
  ];
}

/** Typed figures, then those of the report that no typed one says. Without either the laws' number of persons. */
function chooseFigures(
  typed: readonly NoticeFigure[],
  report: Report | null,
  { state }: CaseView,
  tenant: string,
  language: Language,
): NoticeFigure[] {
  const own = typed.filter((figure) => tenant === '' || figure.tenant === tenant);
  const counted = report === null ? [] : reportFigures(report, tenant, language);
  const fresh = counted.filter((one) => !own.some((figure) => saysTheSame(figure, one)));
  const figures = [...own, ...fresh];
  if (figures.length > 0) return figures;
  return [lawFigure(state, tenant, language)].filter((one) => one !== null);
}

function saysTheSame(a: NoticeFigure, b: NoticeFigure): boolean {
  return (
    a.id === b.id ||
    (a.unit === b.unit && a.certainty === b.certainty && a.tenant === b.tenant && a.n === b.n)
  );
}

function moment(root: FactNode, name: string, child: string): number {
  const written = childText(root.children.get(name), child, 'ja');
  return written === undefined ? Number.NaN : zonedTime(written, ZONE, 'start');
}
