import type { Text } from '../../model/language.ts';

/** Ends a list of statements that is too long to be given in full. */
export function moreAlike(n: number): Text {
  return { ja: `このほか、同様の内容が${n}件あります。`, en: `There are ${n} more of this kind.` };
}
