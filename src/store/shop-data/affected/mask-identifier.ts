import type { PersonKey } from '../../../model/data-set.ts';

/** A run of digits as long as a card number, however it is grouped. */
const LONG_NUMBER = /\d(?:[ -]?\d){12,18}/g;

/** Shows of an identifier what helps its owner to recognise it, and no more. */
export function maskIdentifier(key: PersonKey, text: string): string {
  const plain = text.normalize('NFKC').trim();
  switch (key) {
    case 'email':
      return maskEmail(plain);
    case 'phone':
      return maskPhone(plain);
    case 'name':
      return `${first(plain, 1)}**`;
    case 'address':
      return `${first(plain, 3)}***`;
    default:
      return maskNumber(plain);
  }
}

/** Takes out of an identifier that is shown in full what never may be: a card number. */
export function withoutCardNumbers(text: string): string {
  return text.replace(LONG_NUMBER, (found) =>
    isLuhn(found.replace(/[ -]/g, '')) ? '*'.repeat(found.length) : found,
  );
}

/** `taro@mail.shop.example` becomes `t***@m***.example`. */
function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return `${first(text, 1)}***`;
  const domain = text.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${first(text, 1)}***@${first(domain, 1)}***${dot < 0 ? '' : domain.slice(dot)}`;
}

/** The last four digits, where enough others stand before them. */
function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  const shown = digits.length >= 9 ? 4 : digits.length >= 6 ? 2 : 0;
  return `${'*'.repeat(digits.length - shown)}${digits.slice(digits.length - shown)}`;
}

/** The first and the last two characters, where enough others stand between. */
function maskNumber(text: string): string {
  const signs = Array.from(text);
  return signs.length < 6
    ? `${signs.length < 3 ? '' : signs[0]}***`
    : `${signs[0]}***${signs.slice(-2).join('')}`;
}

function first(text: string, signs: number): string {
  return Array.from(text).slice(0, signs).join('');
}

/** The checksum of card numbers (ISO/IEC 7812-1, annex B). */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (const [at, digit] of Array.from(digits).reverse().entries()) {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
