import { composeDuties } from '../../compose/case/compose-duties.ts';
import { dutyLine } from '../../disclose/duty-line.ts';
import { rfc3339 } from '../../disclose/report/rfc3339.ts';
import type { Language } from '../../model/language.ts';
import { printable } from '../../request/redaction/printable.ts';
import { cardsDenied } from '../../text/case/cards-denied.ts';
import type { CommandIo } from '../command-io.ts';
import { sayError } from '../say/say-error.ts';

export interface DutiesOptions {
  readonly facts: string;
  readonly language: Language;
}

/**
 * `hinomi duties --facts FACTS.json`: the duties that follow from facts, one a line.
 *
 * @returns 0, or 2 when the facts or the laws cannot be read
 */
export async function duties({ facts, language }: DutiesOptions, io: CommandIo): Promise<number> {
  const reading = await composeDuties(facts);
  if (!reading.ok) {
    for (const problem of reading.problems) sayError(problem, language, io.stderr);
    return 2;
  }
  if (reading.cardsDenied !== undefined) {
    io.stderr.write(`hinomi: ${printable(cardsDenied[language](reading.cardsDenied))}\n`);
  }
  const time = rfc3339('Asia/Tokyo');
  for (const duty of reading.duties) io.stdout.write(`${dutyLine(duty, language, time)}\n`);
  return 0;
}
