const SCHEME =
  /(?:java|vb|live|j)script:|mocha:|data:[a-z]{0,12}(?:\/[a-z0-9.+-]{0,32})?[^,]{0,64},|vbs:|behaviou?r:/;
const HONEST =
  /^javascript:(?:(?:void|history\.\w{1,8}|window\.(?:print|close|history\.back)|self\.close)\(?-?[01]?\)?)?;{0,3}/;
const CODE = /^[\s\S]{0,64}?(?:[([{=`'"<%]|\/\/|\\|\.\w|;|\*)/;

/** Removes what browsers skip inside a scheme: control characters, white space, backslashes before line ends. */
export function squeezed(text: string): string {
  return text.replace(/[\0-\x20\x7f]|\/\*[^*]{0,64}\*\/|<!--[^>]{0,64}-->/g, '');
}

/**
 * Whether an attribute's value runs something when it is followed: `javascript:`, `vbscript:`, `data:text/html,`.
 * White space inside the scheme does not matter to browsers, so it does not here.
 *
 * @param lower in lower case
 */
export function isScriptUrl(lower: string): boolean {
  const plain = squeezed(lower);
  if (/^data:(?:image|font|video|audio)\/(?!svg)/.test(plain)) return false;
  const found = SCHEME.exec(plain);
  return found !== null && found.index < 64;
}

/**
 * Whether a value that is no attribute begins with a scheme that runs, followed by code: "javascript: the good
 * parts" is a book, `javascript:void(0)` a broken link that crawlers follow.
 */
export function isScriptUrlValue(lower: string): boolean {
  const at = lower.search(/(?:java|vb|live)[\s\0]{0,8}script[\s\0]{0,8}:|data:text\/html|data:image\/svg/);
  if (at < 0) return false;
  const rest = squeezed(lower.slice(at, at + 512));
  const honest = HONEST.exec(rest);
  if (honest !== null && honest[0].length === rest.length) return false;
  if (rest.startsWith('data:')) return /^data:[a-z/+]{1,32}(?:;[a-z0-9=-]{1,24}){0,4},/.test(rest);
  const body = rest.slice(rest.indexOf(':') + 1);
  const spaced = /^[\s]/.test(lower.slice(lower.indexOf(':', at) + 1));
  return CODE.test(body) && (!spaced || /[\w\])}][(`]|=/.test(lower.slice(at)));
}
