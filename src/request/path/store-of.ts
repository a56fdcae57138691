/** Where version control keeps its objects: thousands of small files, each called by its hash or its place. */
const STORE = /\/\.(?:git\/objects|svn\/(?:pristine|text-base)|hg\/store|bzr\/repository)\//i;

/**
 * The store of version control that a path lies in, else the path: what is answered alike for many of its objects is small
 * as they are, and not what a server says for pages that it does not have.
 */
export function storeOf(path: string): string {
  const found = STORE.exec(path);
  return found === null ? path : path.slice(0, found.index + found[0].length);
}
