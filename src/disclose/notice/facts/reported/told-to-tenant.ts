import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import { list } from '../make-values.ts';

/**
 * What of a list of facts (`events`, `measures`, `unknown` …) one shop is told: what names no tenant, and what names
 * this one. Undefined where nothing is left, as if nobody had recorded any. With '' everything stays.
 */
export function toldToTenant(value: NoticeValue, tenant: string): NoticeValue | undefined {
  if (tenant === '' || value.type !== 'list') return value;
  const isTold = (item: NoticeValue) => {
    const of = item.type === 'group' ? item.fields.get('tenant') : undefined;
    return of?.type !== 'bound' || of.raw === tenant;
  };
  const items = value.items.filter(isTold);
  return items.length === 0
    ? undefined
    : list(
        items,
        [...value.fields].filter(([, item]) => isTold(item)),
      );
}
