import type { Certainty, Channel } from '../../../../model/exposure.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { UNIT_NAMES } from '../../../../text/notice/word-values.ts';

const VIEWING: readonly Channel[] = ['view', 'account-takeover', 'database'];

/**
 * The figures of a report: its totals, by certainty and unit, each person in one of them. Where the report tells
 * several tenants apart, those of all together are the notice's; a shop's notice asks for that shop's.
 *
 * @param tenant '' for all together
 */
export function reportFigures(report: Report, tenant: string, language: Language): NoticeFigure[] {
  const { totals, exposures } = report.scope;
  // None of a kind is nothing to tell; none at least is a number that nobody knows.
  const wanted = totals.filter(
    (total) => (total.tenant ?? '') === tenant && (total.n > 0 || total.bound === 'min'),
  );
  return wanted.map(({ certainty, unit, n, bound }) => {
    const own = exposures.filter(
      (one) => one.certainty === certainty && (tenant === '' || one.tenant === tenant),
    );
    const act = actOf(
      own.map(({ channel }) => channel),
      certainty,
    );
    return {
      id: `${certainty}-${unit}`,
      from: `total:${tenant === '' ? '' : `${tenant}/`}${certainty}/${unit}`,
      n: n === 0 ? null : n,
      unit,
      bound,
      isRounded: false,
      certainty,
      act,
      items: [...new Set(own.flatMap(({ items }) => items))],
      label: UNIT_NAMES[language][unit],
      partOf: '',
      sumOf: [],
      tenant,
    };
  });
}

/** What was done with data that got out by these channels, or may have been. */
export function actOf(channels: readonly Channel[], certainty: Certainty): NoticeFigure['act'] {
  if (certainty === 'taken') return 'taken';
  if (channels.length > 0 && channels.every((channel) => channel === 'insider')) return 'used';
  const isSeen = channels.length > 0 && channels.every((channel) => VIEWING.includes(channel));
  return certainty === 'viewed' || isSeen ? 'viewed' : 'taken';
}
