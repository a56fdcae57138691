import type { Language } from '../../model/language.ts';
import { USAGE_TEXTS, type UsageCode } from '../../text/terminal/usage-texts.ts';

/**
 * What is wrong with a command's arguments, in the reader's language. The parser of arguments speaks English
 * only, and puts what it talks of in quotes; what it says of no kind known here is passed on as it is.
 *
 * @param code as `commander.unknownOption`
 */
export function usageProblem(code: string, message: string, language: Language): string {
  const plain = message.replace(/^error: /, '').replaceAll('\n', ' ');
  const known = code.replace(/^commander\./, '');
  if (!Object.hasOwn(USAGE_TEXTS, known)) return plain;
  const nearest = /\(Did you mean (?:one of )?(.+?)\?\)$/.exec(plain)?.[1] ?? '';
  const [what = '', value = ''] = [...plain.matchAll(/'(.*?)'(?=$|[ .])/g)].map(
    (match) => match[1] as string,
  );
  const allowed = /(?:is invalid\.|choices are) (.*?)\.?$/
    .exec(plain)?.[1]
    ?.replace('Allowed choices are ', '');
  return USAGE_TEXTS[known as UsageCode][language]({ what, value, nearest, allowed: allowed ?? '' });
}
