import ipaddr from 'ipaddr.js';
import { AppError } from '../errors/app-error.ts';
import { addressSpellings } from '../request/address/address-spellings.ts';

/** A range of more addresses than 2 to this power is not looked up. */
const MOST_RANGE_BITS = 16;

/**
 * The ways in which logs may write what a user asks for: an address in its usual, expanded and IPv4-mapped
 * forms, each address of a range, anything else as it was typed. Each character is one byte, as in logs.
 *
 * @throws AppError OPTION_VALUE for a range that is too wide
 */
export function subjectForms(subject: string): string[] {
  const typed = Buffer.from(subject, 'utf8').toString('latin1');
  if (ipaddr.isValid(subject)) return [...new Set([typed, ...formsOf(ipaddr.process(subject))])];
  if (!ipaddr.isValidCIDR(subject)) return [typed];
  return addressesOf(subject).flatMap((address) => formsOf(address));
}

function formsOf(address: ipaddr.IPv4 | ipaddr.IPv6): string[] {
  if (address instanceof ipaddr.IPv4) return [address.toString(), `::ffff:${address.toString()}`];
  return [...addressSpellings(address.toRFC5952String())];
}

function addressesOf(range: string): (ipaddr.IPv4 | ipaddr.IPv6)[] {
  const [first, length] = ipaddr.parseCIDR(range);
  const bytes = first.toByteArray();
  const free = bytes.length * 8 - length;
  if (free > MOST_RANGE_BITS) {
    throw new AppError('OPTION_VALUE', {
      option: 'ADDRESS',
      value: range,
      allowed: `/${32 - MOST_RANGE_BITS} - /32 (IPv4), /${128 - MOST_RANGE_BITS} - /128 (IPv6)`,
    });
  }
  const low = ((bytes.at(-2)! << 8) | bytes.at(-1)!) & ~((1 << free) - 1);
  return Array.from({ length: 1 << free }, (_, i) =>
    ipaddr.fromByteArray([...bytes.slice(0, -2), (low + i) >> 8, (low + i) & 0xff]),
  );
}
