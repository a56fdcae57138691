/** First segments that are customers' or the shop's own; and languages, which stand before everything. */
const OTHERS =
  /^(?:[a-z]{2}(?:[-_][a-z]{2})?|mypage|my-?account|accounts?|my|profile|shop(?:ping|s)?|stores?|products?|frontparts|rest|api|v\d+|ajax|static|media|pub|customers?|members?|kaiin|users?|sales|orders?|cart|checkout|index\.php|html|wp-[\w-]+|graphql|default|public|web|front|site)$/i;

const SPLIT = /^\/([\w.~-]{1,60})\/(.{1,200}?)\/?$/;
const SCRIPT = /^\/([\w.~-]{1,60}\.php)$/i;

/**
 * A path's first segment, by which an administration may be called, and what follows it: '' where the segment is a script. null
 * where the segment is another's.
 *
 * @param path decoded once, without the query
 */
export function adminNameOf(path: string): { readonly name: string; readonly below: string } | null {
  const [, name = SCRIPT.exec(path)?.[1], below = ''] = SPLIT.exec(path) ?? [];
  return name === undefined || OTHERS.test(name) ? null : { name, below };
}
