import { isSessionCookie } from '../bytes/set-cookie-session.ts';
import type { Column } from '../column.ts';

const BODIES = new Set('requestbody httprequestbody httprequestbodycontent postdata postbody'.split(' '));
const REQUESTS = new Set('request req httprequest'.split(' '));
/** Keys of a body's object that name no parameter. */
const WHOLE = new Set('content text raw data'.split(' '));

/**
 * What the value at a path carries of a request's cookies or its body: `cookies.track`, `cookie_track`,
 * `request.body`, `request_body.name`.
 *
 * @param words the path's keys, letters and digits alone
 * @param isContainer whether a word names an object around fields of requests
 */
export function carriedColumn(
  path: readonly string[],
  words: readonly string[],
  isContainer: (word: string) => boolean,
): Column | undefined {
  const at = words.findIndex((word) => !isContainer(word));
  const word = words[at];
  if (word === undefined) return undefined;
  const inside = path.slice(at + 1);
  const isBody = BODIES.has(word) || (word === 'body' && REQUESTS.has(words[at - 1] ?? ''));
  if (isBody)
    return { role: 'skip', rank: 0, carries: partOf('Body', WHOLE.has(inside[0] ?? '') ? [] : inside) };
  if (!word.startsWith('cookie')) return undefined;
  const own = inside.length > 0 ? inside : [path[at]?.slice('cookie'.length).replace(/^[_.-]/, '') ?? ''];
  const name = own.join('.');
  if (name === '' || name === 's') return undefined;
  const carries = partOf('Cookie', own);
  return isSessionCookie(name) ? { role: 'session', rank: 2, carries } : { role: 'skip', rank: 0, carries };
}

function partOf(part: string, names: readonly string[]): string {
  return names.length === 0 ? part : `${part}: ${names.join('.')}`;
}
