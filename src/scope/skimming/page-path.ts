import { decodedPathOf } from '../../request/url/decoded-path.ts';

/** The path of a page, as events have it, whether it was written as an address or as a path. */
export function pagePath(page: string): string {
  const path = page.replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i, '');
  return decodedPathOf(path.startsWith('/') ? path : `/${path}`);
}
