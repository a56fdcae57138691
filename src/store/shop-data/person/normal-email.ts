/** An e-mail address as it is compared: NFKC, lower case, without spaces. '' when nothing is left. */
export function normalEmail(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}
