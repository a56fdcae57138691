import type { Language } from '../../../model/language.ts';
import type { NoticeFigure } from '../../../model/notice/notice-figure.ts';
import type { Report } from '../../../model/report-schema.ts';
import { UNIT_NAMES } from '../../../text/notice/word-values.ts';

const VIEWING = ['view', 'account-takeover', 'database'];

/**
 * The figures of a report: its totals, by certainty and unit, each person in one of them. Where the report tells
 * several tenants apart, those of all together are the notice's; a shop's notice asks for that shop's.
 *
 * @param tenant '' for all together
 */
export function reportFigures(report: Report, tenant: string, language: Language): NoticeFigure[] {
  const { totals, exposures } = report.scope;
  const wanted = totals.filter((total) => (total.tenant ?? '') === tenant);
  return wanted.map(({ certainty, unit, n, bound }) => {
    const own = exposures.filter(
      (one) => one.certainty === certainty && (tenant === '' || one.tenant === tenant),
    );
    const isViewed =
      certainty === 'viewed' || (own.length > 0 && own.every(({ channel }) => VIEWING.includes(channel)));
    const channels = new Set(own.map(({ channel }) => channel));
    const act = channels.size === 1 && channels.has('insider') ? 'used' : isViewed ? 'viewed' : 'taken';
    return {
      id: `${certainty}-${unit}`,
      from: `total:${tenant === '' ? '' : `${tenant}/`}${certainty}/${unit}`,
      n,
      unit,
      bound,
      isRounded: false,
      certainty,
      act: certainty === 'taken' ? 'taken' : act,
      items: [...new Set(own.flatMap(({ items }) => items))],
      label: UNIT_NAMES[language][unit],
      partOf: '',
      sumOf: [],
      tenant,
    };
  });
}
