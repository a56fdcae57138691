import type ipaddr from 'ipaddr.js';
import { loadOnce } from '../../model/load-once.ts';

const ipaddrJs = loadOnce<typeof ipaddr>('ipaddr.js');

/** Spellings of an address that logs write, itself first: of an IPv6 address short, whole, with zeros before its groups, in capitals. */
export function addressSpellings(address: string): readonly string[] {
  if (!address.includes(':') || !ipaddrJs().IPv6.isValid(address)) return [address];
  const parsed = ipaddrJs().IPv6.parse(address);
  const groups = parsed.parts.map((part) => part.toString(16));
  const zone = parsed.zoneId === undefined ? '' : `%${parsed.zoneId}`;
  const forms = [address.split('%', 1)[0] ?? '', padded(groups, groups.length)];
  // With zeros before the first groups, as people and some products write it, or before none.
  for (let count = 0; count <= groups.length; count++) {
    const whole = padded(groups, count, '0');
    forms.push(whole, shortened(whole));
  }
  return [...new Set([...forms, ...forms.map((form) => form.toUpperCase())])].map((form) => form + zone);
}

/** The first groups with zeros before them, to four digits; those that are nothing but zero as `zero`. */
function padded(groups: readonly string[], count: number, zero = '0000'): string {
  return groups
    .map((group, index) => (group === '0' ? zero : index < count ? group.padStart(4, '0') : group))
    .join(':');
}

/** With `::` for the first of the longest runs of groups that are zero. */
function shortened(whole: string): string {
  const runs = whole.match(/(?<=^|:)0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.reduce((most, run) => (run.length > most.length ? run : most), '');
  if (longest === '') return whole;
  const at = whole.search(new RegExp(`(?<=^|:)${longest}(?=:|$)`));
  return `${whole.slice(0, at).replace(/:$/, '')}::${whole.slice(at + longest.length).replace(/^:/, '')}`;
}
