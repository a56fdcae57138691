import type { Format } from '../format.ts';
import { TextParser } from '../text-parser.ts';
import { readCef } from './read-cef.ts';
import { readFortinet } from './read-fortinet.ts';
import { readLeef } from './read-leef.ts';
import { type ReadEvent, readSiem } from './read-siem.ts';

/** What web application firewalls send: F5, Imperva, Akamai, FortiWeb, Barracuda, Citrix and others. */
export const SIEM_FORMATS: readonly Format[] = [
  siemFormat('cef', readCef),
  siemFormat('leef', readLeef),
  siemFormat('fortinet', readFortinet),
];

function siemFormat(name: string, read: ReadEvent): Format {
  return {
    name,
    kind: 'waf',
    createParser: (options) => new TextParser(name, readSiem(read, options), options),
  };
}
