import { CERTAINTIES, type Certainty } from '../../../model/exposure.ts';
import type { Language } from '../../../model/language.ts';
import type { NoticeValue } from '../../../model/notice/bound-value.ts';
import type { Report } from '../../../model/report-schema.ts';
import type { Share } from '../../../model/sending/recipient.ts';
import { CHANNEL_WORDS, ITEM_WORDS } from '../../../text/scope/words.ts';
import { bound, boundFact, group, list } from './make-values.ts';

/** What one person is told about. */
export interface PersonSources {
  readonly name: string;
  readonly shares: readonly Share[];
  readonly report: Report | null;
  readonly language: Language;
}

/**
 * The values `person.*` of a notice to one person: that person's own items and channels, at their own certainty.
 * `person.parts[]` tells them apart by certainty and channel, the highest certainty first; `items certainty from to` of
 * `person` itself are of all parts together, the certainty that of the highest.
 */
export function personValues({ name, shares, report, language }: PersonSources): NoticeValue {
  const parts = partsOf(shares, report);
  const told = parts.map((part) => group(partFields(part, language)));
  const all = partFields(united(parts), language).filter(([field]) => field !== 'channel');
  return group([['name', bound(name, 'affected:name')], ...all, ['parts', list(told)]]);
}

interface Part {
  readonly exposures: readonly string[];
  readonly certainty: Certainty;
  readonly channel: string;
  readonly items: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

function partsOf(shares: readonly Share[], report: Report | null): Part[] {
  const parts = new Map<string, Part>();
  for (const { exposure, certainty, items } of shares) {
    const known = report?.scope.exposures.find(({ id }) => id === exposure);
    const channel = known?.channel ?? '';
    const one = {
      exposures: [exposure],
      certainty: certainty as Certainty,
      channel,
      items,
      from: known?.from ?? null,
      to: known?.to ?? null,
    };
    const key = `${certainty} ${channel}`;
    const before = parts.get(key);
    parts.set(key, before === undefined ? one : united([before, one]));
  }
  return [...parts.values()].sort((a, b) => rank(a) - rank(b) || (a.channel < b.channel ? -1 : 1));
}

function rank({ certainty }: Part): number {
  return CERTAINTIES.indexOf(certainty);
}

function united(parts: readonly Part[]): Part {
  const [first] = parts;
  const moments = (pick: 'from' | 'to') => parts.map((part) => part[pick]);
  return {
    exposures: parts.flatMap(({ exposures }) => exposures),
    certainty: first!.certainty,
    channel: first!.channel,
    items: [...new Set(parts.flatMap(({ items }) => items))],
    from: outer(moments('from'), (a, b) => a < b),
    to: outer(moments('to'), (a, b) => a > b),
  };
}

/** The outermost moment; null where one is not known, since the period may then be longer. */
function outer(
  moments: readonly (string | null)[],
  isOuter: (a: number, b: number) => boolean,
): string | null {
  if (moments.some((one) => one === null)) return null;
  return (moments as string[]).reduce((a, b) => (isOuter(Date.parse(b), Date.parse(a)) ? b : a));
}

function partFields(
  { exposures, certainty, channel, items, from, to }: Part,
  language: Language,
): (readonly [string, NoticeValue])[] {
  const source = `exposure:${exposures.join(',')}`;
  const words: Readonly<Record<string, string>> = ITEM_WORDS[language];
  const order = Object.keys(words);
  const sorted = [...items].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const said = sorted.map((item) => words[item] ?? item).join(language === 'ja' ? '、' : ', ');
  const channels: Readonly<Record<string, string>> = CHANNEL_WORDS[language];
  const fields: (readonly [string, NoticeValue])[] = [
    ['items', bound(said, source, sorted)],
    ['certainty', bound(certainty, source, certainty)],
  ];
  if (channel !== '') fields.push(['channel', bound(channels[channel] ?? channel, source, channel)]);
  if (from !== null) fields.push(['from', boundFact(language, from, source)]);
  if (to !== null) fields.push(['to', boundFact(language, to, source)]);
  return fields;
}
