import { createHash } from 'node:crypto';

/** The security policy of a page without script, picture or request: only its own style sheet, known by its hash. */
export function inertPolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
