import { decodeText } from '../decode/decode-text.ts';
import { decodePercent } from '../decode/percent.ts';
import { encodingOf } from '../decode/text-encoding.ts';
import { queryParametersOf } from '../url/target-parts.ts';
import { pathSegments } from './path-segments.ts';

/** Only so much of a query is looked at; a form that was logged with the request counts to it. */
const LOOKED_AT = 2_048;
const MOST_PARAMETERS = 64;
const LONGEST = 60;

/** Parameters by which scripts are told what to do: their values are words of the address like those of its path. */
const COMMAND =
  /^(?:m|r|p|act|action|mode|cmd|command|do|op|func|function|method|type|kind|target|format|fmt|out|output|route|controller|dispatch|page|view|task|section|pattern_id|mod|module|menu|namespace|entity|table|data|file|filename|path|resource|content)$/i;
/** WordPress names the screen, not what it does: `page=wc_order_export` shows a form. */
const SCREEN = /(?:^|\/)admin\.php$/i;
/** Names that say it by being there: `exportorder`, `csv=1`, `btn_download`, `_export`. */
const SAYING = /export|csv|download|excel|(?:^|_)dl(?:_|$)/i;

/**
 * The words of an address, in their order: the segments of its path, then what its parameters command. Each in small letters, with
 * blanks where camel case had none, decoded from UTF-8, CP932 or EUC-JP. What a person typed (searches, names) is no word of it.
 *
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function deedWords(
  path: string,
  query: string,
): { readonly page: string[]; readonly asked: string[] } {
  const page = pathSegments(path).filter((part) => part.length <= LONGEST);
  const asked = queryParametersOf(query.slice(0, LOOKED_AT), MOST_PARAMETERS).flatMap(({ name, value }) => {
    if (name === 'page' && SCREEN.test(path)) return [value.replace(SAYING, '')];
    if (COMMAND.test(name)) return value.length <= 3 * LONGEST ? [decodePercent(value, true)] : [];
    return name.length <= LONGEST && (SAYING.test(name) || name.includes('%')) && !isNo(value)
      ? [decodePercent(name, true)]
      : [];
  });
  return { page: page.map(readable), asked: asked.map(readable) };
}

/** `csv=0`: a box that was not ticked. */
function isNo(value: string): boolean {
  return /^(?:0|false|no|off)$/i.test(value);
}

function readable(bytes: string): string {
  return decodeText(bytes, encodingOf(bytes))
    .normalize('NFKC')
    .replace(/([a-z\d])(?=[A-Z])/g, '$1 ')
    .toLowerCase();
}
