import type { DatabaseTrouble } from '../../../model/counting-note.ts';

/** Longer reasons are cut. */
const MOST = 300;
/** To take single letters out would show which they are. */
const SHORTEST_SECRET = 4;

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
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    for (const form of [secret, encodeURIComponent(secret)]) text = text.replaceAll(form, '***');
  }
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, MOST);
}
