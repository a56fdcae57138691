import type { Language } from '../../model/language.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { count } from '../count.ts';
import type { EpisodeFacts } from './episode-facts.ts';

/** How many visits a sentence is about, and how far apart; '' where it is one. */
export function howOften(language: Language, visits: EpisodeFacts['visits']): string {
  if (visits === undefined) return '';
  const { n, everyMs } = visits;
  if (language === 'ja')
    return `${everyMs === null ? '' : `約${spanJa(everyMs)}おきに`}${count(n)}回にわたり、`;
  return `in ${count(n)} visits${everyMs === null ? '' : ` about ${spanEn(everyMs)} apart`}, `;
}

const UNITS = [
  { ms: DAY_MS, ja: '日', en: 'day', one: 'a day' },
  { ms: HOUR_MS, ja: '時間', en: 'hour', one: 'an hour' },
  { ms: MINUTE_MS, ja: '分', en: 'minute', one: 'a minute' },
] as const;

/** In the largest unit of which it is one at least, or nearly. */
function unitOf(ms: number) {
  return UNITS.find((unit) => ms >= 0.9 * unit.ms) ?? UNITS[2];
}

function spanJa(ms: number): string {
  const unit = unitOf(ms);
  return `${Math.max(1, Math.round(ms / unit.ms))}${unit.ja}`;
}

function spanEn(ms: number): string {
  const unit = unitOf(ms);
  const n = Math.max(1, Math.round(ms / unit.ms));
  return n === 1 ? unit.one : `${n} ${unit.en}s`;
}
