import { ACTIVE_ELEMENTS, ELEMENTS } from './html-names.data.ts';

/** Style sheets, what a server puts in, and drawings are programs of a kind. */
const PROGRAM = /<(?:xsl|xi|esi|svg|v|html|xhtml):/;
const TAG = /<(\/?)([a-z_][\w.:-]{0,63})/g;
const ROOT = /^\s*(?:<\?xml[^<>]{0,128}\?>\s*)?(?:<!--[^<>]{0,256}-->\s*)?<([a-z_][\w.:-]{0,63})(?=[\s>/])/;

/**
 * Whether a value is one document of XML that no browser knows: an order, a SOAP call, a map's filter. Its attributes are
 * data. What runs in a browser (scripts, handlers, frames) is judged in it all the same.
 *
 * @param lower decoded, in lower case
 */
export function isXmlData(lower: string): boolean {
  const root = ROOT.exec(lower)?.[1];
  if (root === undefined) return false;
  const name = root.slice(root.indexOf(':') + 1);
  if (PROGRAM.test(lower) || ELEMENTS.has(name) || ACTIVE_ELEMENTS.has(name)) return false;
  const end = lower.trimEnd();
  const isWhole =
    end.endsWith(`</${root}>`) || (end.endsWith('/>') && end.indexOf('<', end.indexOf(root)) < 0);
  return isWhole && closesOnlyItsOwn(end);
}

/** A tag that is closed and was never opened leaves the place where the value is shown. */
function closesOnlyItsOwn(lower: string): boolean {
  const opened = new Set<string>();
  for (const [, slash, name = ''] of lower.matchAll(TAG)) {
    if (slash === '') opened.add(name);
    else if (!opened.has(name)) return false;
  }
  return true;
}
