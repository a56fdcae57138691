import { makeLog } from '../test/make-log.ts';

/** A stand-in of the same kind where no real log is at hand: about `lines` lines of an invented shop. */
export function generateLog(lines: number): Buffer {
  const days = 10;
  const linesPerVisit = 9;
  return Buffer.from(makeLog({ days, visitsPerDay: Math.ceil(lines / days / linesPerVisit) }));
}
