import type { DatabaseTrouble } from '../../../model/counting-note.ts';

/** Longer reasons are cut. */
const MOST = 300;

/** A database refused, or broke off. */
export class LiveTrouble extends Error {
  readonly trouble: DatabaseTrouble;

  /** @param reason a driver's message; secrets are taken out of it */
  constructor(trouble: DatabaseTrouble, reason: string, secrets: readonly string[] = []) {
    super(harmless(reason, secrets));
    this.name = 'LiveTrouble';
    this.trouble = trouble;
  }
}

/** One line without control characters and without secrets. */
function harmless(reason: string, secrets: readonly string[]): string {
  let text = reason;
  for (const secret of secrets) if (secret !== '') text = text.replaceAll(secret, '***');
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, MOST);
}
