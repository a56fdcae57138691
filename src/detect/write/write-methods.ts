import type { ShopEvent } from '../../model/shop-event.ts';

/** Methods that change what lies on a server (RFC 9110; WebDAV, RFC 4918). */
export const WRITE_METHODS: ReadonlySet<string> = new Set([
  'PUT',
  'MOVE',
  'COPY',
  'DELETE',
  'MKCOL',
  'PROPPATCH',
]);

/** Methods that look at what lies there, as WebDAV clients do first. */
export const LOOKING_METHODS: ReadonlySet<string> = new Set(['PROPFIND', 'SEARCH', 'REPORT']);

const INTERFACE = /^\/(?:[^/]+\/)?(?:api|rest|graphql|wp-json|rpc|ajax|v\d{1,3})(?:\/|$)/i;

/** Whether a path looks like an application's interface, where PUT and DELETE change records, not files. */
export function isInterface(path: string): boolean {
  return INTERFACE.test(path);
}

/** Whether a route says that the request changes the shop's records. A page, and where files are taken, say nothing of it. */
export function isActOfShop(action: ShopEvent['action']): boolean {
  return action !== '' && action !== 'upload' && !action.endsWith('.page');
}

/** Whether a request puts a file where its path says, and the server said that it is there now. */
export function isFileWritten({ method, status }: ShopEvent): boolean {
  return method === 'PUT' && (status === 201 || status === 204);
}

/**
 * The path under which what was put at a path answers. A slash, a space, a dot or a stream's name at the end lets a
 * script past those that look at its ending, and falls off as the file is written (CVE-2017-12615 and others).
 */
export function servedPath(path: string): string {
  return path.length > 1 ? path.replace(/(?:[/ .]|::\$DATA)+$/i, '') || path : path;
}

/** Whether a request moved or copied what lies at its path. */
export function isFileMoved({ method, status }: ShopEvent): boolean {
  return (method === 'MOVE' || method === 'COPY') && (status === 201 || status === 204);
}
