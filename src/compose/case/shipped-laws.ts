import { readLaws } from '../../adapters/settings/read-laws.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import { ConfigErrors } from '../../errors/config-errors.ts';
import type { LawBook } from '../../model/law.ts';

/**
 * The laws that ship with the program.
 *
 * @throws ConfigErrors when they cannot be read
 */
export async function shippedLaws(): Promise<LawBook> {
  const reading = await readLaws(shippedFolder('laws'));
  if (!reading.ok) throw new ConfigErrors(reading.problems);
  return reading.book;
}
