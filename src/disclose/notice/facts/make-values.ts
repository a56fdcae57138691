import type { FactValue } from '../../../model/case/case-act.ts';
import type { Language } from '../../../model/language.ts';
import type { BoundValue, NoticeValue } from '../../../model/notice/bound-value.ts';
import { maskSecrets } from '../../../request/redaction/mask-secrets.ts';
import { isDate, localDate } from '../../../text/notice/say-date.ts';
import { sayValue } from '../../../text/notice/say-value.ts';

/** A value that may stand in a notice; secrets are masked, and a line break is a space. */
export function bound(text: string, from: string, raw: FactValue = text): BoundValue {
  return { type: 'bound', text: maskSecrets(text).replace(/\s+/g, ' ').trim(), from, raw };
}

/** A fact's value in words; days and moments compare in Japan's time. */
export function boundFact(language: Language, raw: FactValue, from: string): BoundValue {
  const compared = typeof raw === 'string' && isDate(raw) ? localDate(raw) : raw;
  return bound(sayValue(language, raw), from, compared);
}

/** A value whose parts have names. */
export function group(fields: Iterable<readonly [string, NoticeValue]>): NoticeValue {
  return { type: 'group', fields: new Map(fields) };
}

/** A value of several, which may have names besides. */
export function list(
  items: readonly NoticeValue[],
  fields: Iterable<readonly [string, NoticeValue]> = [],
): NoticeValue {
  return { type: 'list', items, fields: new Map(fields) };
}
