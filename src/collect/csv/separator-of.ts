import { ASCII } from '../bytes/ascii.ts';

/** The byte between the columns of a CSV's first line: the comma, tab or semicolon that it has most of. */
export function separatorOf(header: string): number {
  const counted = [ASCII.comma, ASCII.tab, ASCII.semicolon].map((byte) => {
    return { byte, count: header.split(String.fromCharCode(byte)).length };
  });
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).byte;
}
