/** A phone number as it is compared: NFKC, digits only; `+81 90-…` is `090…`. '' when it has no digit. */
export function normalPhone(text: string): string {
  const plain = text.normalize('NFKC');
  const digits = plain.replace(/[^0-9]/g, '');
  return /^\s*\+\s*8\s*1/.test(plain) ? `0${digits.slice(2).replace(/^0/, '')}` : digits;
}
