import { readSyslog } from '../auth/syslog-prefix.ts';
import { ASCII } from '../bytes/ascii.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { Wrapper } from './wrapper.ts';

/** Lines that a server sent through syslog: `May  6 07:08:09 web1 nginx: …`. */
export const SYSLOG: Wrapper = {
  name: 'syslog',
  createUnwrapper(options) {
    const times = new TimeReader(timeContext(options));
    return {
      unwrap(bytes, start, end, line) {
        const head = readSyslog(bytes, start, end, times);
        if (head === undefined) return false;
        line.bytes = bytes;
        line.start = head.message;
        while (line.start < end && bytes[line.start] === ASCII.space) line.start++;
        line.end = end;
        line.at = head.at;
        return true;
      },
    };
  },
};
