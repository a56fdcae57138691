import { createHash } from 'node:crypto';

/** A short id that follows from content alone: equal content, equal id, in every run. */
export function contentId(prefix: string, content: unknown): string {
  return `${prefix}-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`;
}
