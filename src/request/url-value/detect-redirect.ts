import { LINK_NAMES } from '../parameter-names.data.ts';
import { NOTHING, signOf, type ValueDetector } from '../value-detector.ts';

/**
 * Spellings of an address elsewhere that look like a path of the shop's own, or like its own host, to a careless check
 * (CWE-601): `/\host`, `/%09/host`, `\\host`, `https:/host`, `////host`, `//host/..`, and `https://shop@host`,
 * where what stands before the `@` looks like a host. `//host` and `https://host` alone are written by honest pages.
 */
const DISGUISED =
  /^[\t\n\r\0 ]{0,4}(?:\/[\t\n\r\0]{1,4}\/|[\t\n\r\0]{1,4}\/\/|(?=[\\/]{0,8}\\|\/{3})[\\/]{1,8}|https?:\/(?![/\\])|https?:\\)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?:[/\\:?#]|$)|^(?:https?:)?\/\/[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}\/{1,2}\.\.$/;
/** What browsers mend without a word: a scheme with too few or too many slashes, odd signs before `@`, a dot that is none. */
const MENDED =
  /^https?:(?:[\\/]?\\[\\/]{0,8}|\/{3,8}|(?![\\/]))[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?:[/\\:?#]|$)|^(?:https?:)?\/\/[^\s/@]{0,8};[^\s/@]{0,8}@|^(?:https?:)?\/\/[a-z0-9-]{1,63}[\u3002\uff0e\uff61][a-z]|^https?:\/\/[a-z0-9.-]{1,128}\\/;
const BEFORE_AT =
  /^(?:https?:)?\/\/(?:www\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?::\d{1,5})?@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?:[/:?#]|$)/;

/**
 * A try to make the shop send its visitors elsewhere (open redirect): a probe for a weak spot, since the answer's
 * `Location` is in no log. A `text` is shown, as in links for sharing: nobody is sent there.
 */
export const detectRedirect: ValueDetector = (value, context) => {
  if (context.place !== 'query-value' || !LINK_NAMES.has(context.name) || context.name === 'text')
    return NOTHING;
  return DISGUISED.test(value.lower) || MENDED.test(value.lower) || BEFORE_AT.test(value.lower)
    ? [signOf('probe', 'low', 'disguised-redirect', value, context)]
    : NOTHING;
};
