import { ASCII, isDigit } from '../bytes/ascii.ts';
import { indexOfByte, indexOfText, startsWith } from '../bytes/byte-text.ts';
import { Scratch } from '../bytes/scratch.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { lineBefore } from './line-before.ts';
import type { Wrapper } from './wrapper.ts';

/** The longest time and the stream's name. */
const LONGEST_HEAD = 64;

/** Container logs of Kubernetes (CRI): `2024-05-06T07:08:09.123Z stdout F …`; P marks a part that goes on in the next line. */
export const CRI: Wrapper = {
  name: 'cri',
  beginsRecord(bytes, start) {
    const before = lineBefore(bytes, start);
    const end = Math.min(start, before + LONGEST_HEAD);
    return (
      indexOfText(bytes, before, end, ' stdout P ') < 0 && indexOfText(bytes, before, end, ' stderr P ') < 0
    );
  },
  createUnwrapper(options) {
    const times = new TimeReader(timeContext(options));
    const scratch = new Scratch();
    /** Where the text of one line begins; -1 when it has no such head. */
    const textStart = (bytes: Uint8Array, start: number, end: number): number => {
      if (start >= end || !isDigit(bytes[start])) return -1;
      times.read(bytes, start, end);
      const { next } = times;
      if (next < 0) return -1;
      const isStream = startsWith(bytes, next, end, ' stdout ') || startsWith(bytes, next, end, ' stderr ');
      return isStream && next + 10 <= end && bytes[next + 9] === ASCII.space ? next + 10 : -1;
    };
    return {
      unwrap(bytes, start, end, line) {
        const first = textStart(bytes, start, end);
        if (first < 0) return false;
        line.at = times.read(bytes, start, end);
        line.bytes = bytes;
        line.start = first;
        line.end = end;
        let lineEnd = indexOfByte(bytes, first, end, ASCII.newline);
        if (lineEnd === end) return true;
        scratch.length = 0;
        scratch.put(bytes, first, lineEnd);
        while (lineEnd < end) {
          const from = lineEnd + 1;
          lineEnd = indexOfByte(bytes, from, end, ASCII.newline);
          const text = textStart(bytes, from, lineEnd);
          scratch.put(bytes, text < 0 ? from : text, lineEnd);
        }
        line.bytes = scratch.bytes;
        line.start = 0;
        line.end = scratch.length;
        return true;
      },
    };
  },
};
