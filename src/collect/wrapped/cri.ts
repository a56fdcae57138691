import { isDigit } from '../bytes/ascii.ts';
import { startsWith } from '../bytes/byte-text.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { Wrapper } from './wrapper.ts';

/** Container logs of Kubernetes (CRI): `2024-05-06T07:08:09.123Z stdout F …`. */
export const CRI: Wrapper = {
  name: 'cri',
  createUnwrapper(options) {
    const times = new TimeReader(timeContext(options));
    return {
      unwrap(bytes, start, end, line) {
        if (start >= end || !isDigit(bytes[start])) return false;
        line.at = times.read(bytes, start, end);
        const { next } = times;
        if (next < 0) return false;
        const isStream = startsWith(bytes, next, end, ' stdout ') || startsWith(bytes, next, end, ' stderr ');
        // F for a full line, P for the first part of one.
        if (!isStream || next + 10 > end || bytes[next + 9] !== 0x20) return false;
        line.bytes = bytes;
        line.start = next + 10;
        line.end = end;
        return true;
      },
    };
  },
};
