import { textOf } from '../bytes/byte-text.ts';
import type { Wrapper } from './wrapper.ts';

/** As much of a line as a prefix and what follows it take. */
const LOOKED_AT = 300;
/**
 * What `grep` puts before lines of several files (`access.log.1:`, with -n `access.log:12:`), and `cat -n` before all.
 * Behind it an address or a brace, so that a virtual host with its port is none.
 */
const PREFIX =
  /^(?:(?=[^\s:]*(?:log|\/))[\w.~/-]+:(?:\d+:)?| *\d+\t)(?=(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*) |\{")/i;

/** Lines that somebody searched out of several files, or numbered. */
export const PREFIXED: Wrapper = {
  name: 'prefixed',
  createUnwrapper: () => ({
    unwrap(bytes, start, end, line) {
      const prefix = PREFIX.exec(textOf(bytes, start, Math.min(end, start + LOOKED_AT)))?.[0];
      if (prefix === undefined) return false;
      line.bytes = bytes;
      line.start = start + prefix.length;
      line.end = end;
      line.at = Number.NaN;
      return true;
    },
  }),
};
