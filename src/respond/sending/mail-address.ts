import { domainToASCII } from 'node:url';

/**
 * Why a cell holds no address that mail can go to. `empty`; `control`: line breaks or other control characters (header
 * injection); `several`: more than one address; `no-at`; `local`: the part before @ is not allowed; `non-ascii`: it
 * would need SMTPUTF8, which few servers take; `domain`; `long`.
 */
export const ADDRESS_PROBLEMS = [
  'empty',
  'control',
  'several',
  'no-at',
  'local',
  'non-ascii',
  'domain',
  'long',
] as const;
export type AddressProblem = (typeof ADDRESS_PROBLEMS)[number];

/** An address as it goes into an envelope, or why there is none. */
export type MailAddress =
  | { readonly isUsable: true; readonly to: string }
  | { readonly isUsable: false; readonly problem: AddressProblem };

const bad = (problem: AddressProblem): MailAddress => ({ isUsable: false, problem });

/** Carriers that gave out addresses with dots that RFC 5322 allows only in quotes (until 2009); they are still in use. */
const LOOSE_DOTS = /^(?:docomo\.ne\.jp|(?:[a-z0-9-]+\.)?ezweb\.ne\.jp|au\.com|[a-z]\.vodafone\.ne\.jp)$/;

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const DOT_ATOM = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`);
const ATOMS_AND_DOTS = new RegExp(`^(?:${ATOM}|\\.)+$`);
/** RFC 5322, quoted-string, without what RFC 5321 forbids in a mailbox. */
const QUOTED = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])+"$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** What people put between addresses. */
const BETWEEN = /[\s,;、，；]/;

/**
 * Reads the address out of a cell of a shop's data. Full-width forms are read as plain ones (NFKC), a display name
 * around an address in angle brackets is left out, an international domain becomes its ASCII form (IDNA), and loose dots
 * of Japanese carriers are put into quotes, as RFC 5321 wants them.
 */
export function mailAddress(cell: string): MailAddress {
  const trimmed = cell.normalize('NFKC').trim();
  if (trimmed === '') return bad('empty');
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(trimmed)) return bad('control');
  const plain = withoutName(trimmed);
  if (plain === null) return bad('several');
  const at = lastOutside(plain, '@');
  if (at < 0) return bad('no-at');
  const local = plain.slice(0, at);
  const domain = asciiDomain(plain.slice(at + 1));
  if (hasSeveral(plain)) return bad('several');
  if (domain === null) return bad('domain');
  const written = writtenLocal(local, domain);
  if (typeof written !== 'string') return bad(written.problem);
  if (written.length > 64 || written.length + domain.length + 1 > 254) return bad('long');
  return { isUsable: true, to: `${written}@${domain}` };
}

/** The form by which two addresses are known to be one: as persons are told apart. */
export function plainAddress(cell: string): string {
  return cell.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replaceAll('"', '');
}

/** What stands in the angle brackets behind a display name; the text itself where there is none; null for two of them. */
function withoutName(text: string): string | null {
  const found = /^([^<>]*)<([^<>]*)>$/.exec(text);
  if (found === null) return /[<>]/.test(text) ? null : text;
  const [, name = '', inner = ''] = found;
  return /@/.test(name.replace(/"[^"]*"/g, '')) ? null : inner.trim();
}

function hasSeveral(text: string): boolean {
  const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, 'q');
  return outside.split(BETWEEN).filter((part) => part.includes('@')).length > 1 || /@.*@/.test(outside);
}

/** The last place of a sign that stands in no quotes; -1 for none. */
function lastOutside(text: string, sign: string): number {
  const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => 'q'.repeat(quoted.length));
  return outside.lastIndexOf(sign);
}

function asciiDomain(domain: string): string | null {
  const ascii = domainToASCII(domain).toLowerCase();
  const labels = ascii.split('.');
  if (ascii.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  // An IPv4 address is no domain.
  return /^\d+$/.test(labels.at(-1)!) ? null : ascii;
}

function writtenLocal(local: string, domain: string): string | { readonly problem: AddressProblem } {
  if (/[^\x20-\x7e]/.test(local)) return { problem: 'non-ascii' };
  if (DOT_ATOM.test(local) || QUOTED.test(local)) return local;
  if (ATOMS_AND_DOTS.test(local) && LOOSE_DOTS.test(domain)) return `"${local}"`;
  return { problem: 'local' };
}
