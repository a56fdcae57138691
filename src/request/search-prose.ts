import { EDITOR_NAMES, FILE_NAMES, SEARCH_NAMES } from './parameter-names.data.ts';
import type { ValueContext } from './value-detector.ts';

const TALKED_OF = /<[a-z][a-z0-9]{0,15}>|(?<=[a-z])\(\d{0,4}\)/g;
/** What code needs and a question does not. */
const CODE = /[^\w\s.,!?:/~\-\u0080-\uffff]/;
const WORD = /(?:^|\s)(?:[a-z]{2,24}|[^\0-\x7f]{2,64})[,.:!?]?(?=\s|$)/g;
const FOREIGN_WORD = /\s[^\0-\x7f]{2}/;
const FEW = 2;
/** "<link> bracelet": an element without anything in it, and one word. */
const TAG_AND_WORD =
  /^(?:<(?!script|iframe)[a-z]{3,15}> [a-z\d]{3,24}(?: [a-z\d]{1,12})?|[a-z]{3,24} <(?!script|iframe)[a-z]{3,15}>)$/;
/** "/etc/hosts file". */
const PATH_AND_WORD = /^\/[\w./-]{1,64} (?:file|path|folder|directory|format|location|example)s?$/;

/**
 * Whether a visitor's search or message asks about something in words: "how to use <script> tag", "what is ../../etc/passwd".
 * Between words neither runs: there is no code in the tag, and the first part of the path is a name with blanks.
 *
 * @param lower the value in lower case
 */
export function isSearchProse(lower: string, context: ValueContext): boolean {
  if (!isWords(context) || lower.length > 256) return false;
  if (TAG_AND_WORD.test(lower) || PATH_AND_WORD.test(lower)) return true;
  const rest = lower.replace(TALKED_OF, ' ');
  return !CODE.test(rest) && (rest.match(WORD)?.length ?? 0) >= FEW;
}

/** Whether a search or a message speaks of a command in words that are none of its arguments: "cat /etc/hosts どうやる". */
export function isCommandProse(lower: string, context: ValueContext): boolean {
  return isWords(context) && lower.length <= 256 && !CODE.test(lower) && FOREIGN_WORD.test(lower);
}

function isWords({ place, name }: ValueContext): boolean {
  return (
    (place === 'query-value' || place === 'referer') &&
    (SEARCH_NAMES.has(name) || (EDITOR_NAMES.has(name) && !FILE_NAMES.has(name)))
  );
}
