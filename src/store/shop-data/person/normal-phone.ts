/** A phone number as it is compared: digits only, those of full width too (NFKC). '' when it has no digit. */
export function normalPhone(text: string): string {
  return text.normalize('NFKC').replace(/[^0-9]/g, '');
}
