import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { Wrapper } from './wrapper.ts';

const LOOKED_AT = 600;
/** `I, [2024-05-06T16:08:09.123456 #1234]  INFO -- : `, tags, then what lograge makes of a request in one line. */
const HEAD = /^[DIWEFA], \[(?<time>[^\]#]*?) ?#\d+\] +[A-Z]+ -- [^:]*: (?:\[[^\]]*\] ?)*(?=method=|\{")/;

/** Lines of Ruby's Logger, which tells the time that lograge leaves out. Rails' own lines are a format themselves. */
export const RUBY_LOGGER: Wrapper = {
  name: 'ruby-logger',
  createUnwrapper(options) {
    const times = new TimeReader(timeContext(options));
    return {
      unwrap(bytes, start, end, line) {
        const head = HEAD.exec(textOf(bytes, start, Math.min(end, start + LOOKED_AT)));
        if (head === null) return false;
        const time = bytesOf(head.groups?.time ?? '');
        line.bytes = bytes;
        line.start = start + head[0].length;
        line.end = end;
        line.at = times.readAll(time, 0, time.length);
        return true;
      },
    };
  },
};
