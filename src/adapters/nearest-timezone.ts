import { nearestWord } from '../model/config/nearest-word.ts';

/** Abbreviations that people in Japan write, which are not IANA names. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  JST: 'Asia/Tokyo',
  TOKYO: 'Asia/Tokyo',
  JAPAN: 'Asia/Tokyo',
  '+09:00': 'Asia/Tokyo',
  '+9': 'Asia/Tokyo',
};

/** The IANA zone nearest to what was written; a city alone (`Tokyo`, `New_York`) finds its zone. */
export function nearestTimezone(written: string): string {
  const abbreviated = ABBREVIATIONS[written.toUpperCase()];
  if (abbreviated !== undefined) return abbreviated;
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  if (written.includes('/')) return nearestWord(written, zones);
  const city = nearestWord(written, zones.map(cityOf));
  return zones.find((zone) => cityOf(zone) === city) ?? 'UTC';
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}
