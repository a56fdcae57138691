import { ASCII } from '../bytes/ascii.ts';
import { indexOfText } from '../bytes/byte-text.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { Wrapper } from './wrapper.ts';

/** As far as a time, a level or a tag and a message reach. */
const LONGEST_HEAD = 512;

/**
 * A JSON entry behind a time (CloudWatch's export to S3), or a time and other words between tabs: Fluentd's files (`time<TAB>tag<TAB>{…}`), Caddy's and other
 * Go programs' console encoder (`time<TAB>level<TAB>logger<TAB>message<TAB>{…}`), whose times are in UTC where they name no
 * zone (Caddy's `time_local` says so of itself).
 */
export const HEADED: Wrapper = {
  name: 'headed',
  createUnwrapper(options) {
    const times = new TimeReader(timeContext({ ...options, timezone: 'UTC' }));
    return {
      unwrap(bytes, start, end, line) {
        const head = Math.min(end, start + LONGEST_HEAD);
        const at = times.read(bytes, start, head);
        const isBare = bytes[times.next] === ASCII.space && bytes[times.next + 1] === ASCII.brace;
        const brace = isBare ? times.next + 1 : indexOfText(bytes, start, head, '\t{') + 1;
        if (times.next < 0 || brace === 0 || (!isBare && bytes[times.next] !== ASCII.tab)) return false;
        line.bytes = bytes;
        line.start = brace;
        line.end = end;
        line.at = at;
        return true;
      },
    };
  },
};
