import type { RequestParts } from '../inspection.ts';

/** An ordinary GET for a target. */
export function getRequest(target: string, more: Partial<RequestParts> = {}): RequestParts {
  return { method: 'GET', target, protocol: 'HTTP/1.1', referer: '', userAgent: '', status: 200, ...more };
}
