import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte, textOf } from '../bytes/byte-text.ts';

/** More than any request logs outside of a debugger. */
const MOST_LINES = 2000;
const LONGEST_LINE = 16_384;

/** What a logger put before a line, and what the program said. */
export interface RailsLine {
  /** The process and the tags: lines of one request share them. */
  readonly whose: string;
  readonly text: string;
}

/** `I, [2024-05-06T16:08:09.123456 #1234]  INFO -- : ` (Ruby's Logger), then tags in brackets. */
const HEAD = /^(?:[DIWEFA], \[[^\]#]* ?#(?<process>\d+)\] +[A-Z]+ -- [^:]*: )?(?<tags>(?:\[[^\]]*\] ?)*)/;

/** The lines of a record, each without what the logger put before it. */
export function railsLines(bytes: Uint8Array, start: number, end: number): readonly RailsLine[] {
  const lines: RailsLine[] = [];
  for (let pos = start; pos < end && lines.length < MOST_LINES; ) {
    const lineEnd = indexOfByte(bytes, pos, end, ASCII.newline);
    const text = textOf(bytes, pos, Math.min(lineEnd, pos + LONGEST_LINE)).replace(/\r$/, '');
    const head = HEAD.exec(text);
    const whose = `${head?.groups?.process ?? ''} ${head?.groups?.tags?.trim() ?? ''}`;
    lines.push({ whose, text: text.slice(head?.[0].length ?? 0) });
    pos = lineEnd + 1;
  }
  return lines;
}
