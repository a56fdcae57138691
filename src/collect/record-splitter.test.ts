import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtRecord } from './cut-at-record.ts';
import type { Format } from './format.ts';
import { COMBINED } from './named-layouts.ts';
import { createRecordSplitter } from './record-splitter.ts';
import { MODSEC_AUDIT } from './waf/modsec-audit-format.ts';

function recordsOf(format: Format | null, text: string): string[] {
  const bytes = Buffer.from(text, 'latin1');
  const splitter = createRecordSplitter(format);
  const records: string[] = [];
  for (let pos = 0; pos < bytes.length; ) {
    const end = splitter.next(bytes, pos, bytes.length);
    records.push(bytes.toString('latin1', pos, end));
    pos = end + 1;
  }
  return records;
}

const RECORD = (id: string) => `--${id}-A--\n[x]\n--${id}-B--\nGET / HTTP/1.1\n\n--${id}-Z--\n`;

describe('createRecordSplitter', () => {
  it('gives lines without their newlines', () => {
    expect(recordsOf(COMBINED, 'a\n\nb\r\nc')).toEqual(['a', '', 'b\r', 'c']);
    expect(recordsOf(null, 'a\nb\n')).toEqual(['a', 'b']);
  });

  it('does not look behind the end', () => {
    expect(createRecordSplitter(null).next(Buffer.from('abc\ndef'), 0, 2)).toBe(2);
  });

  it('keeps the parts of a record together', () => {
    const records = recordsOf(MODSEC_AUDIT, `${RECORD('aaaaaaaa')}\n${RECORD('bbbbbbbb')}`);
    expect(records).toHaveLength(2);
    expect(records[1]).toMatch(/^--bbbbbbbb-A--/);
  });
});

describe('cutAtRecord', () => {
  it('cuts behind the last line that is complete', () => {
    expect(cutAtRecord(COMBINED, Buffer.from('a\nbc\nde'), 7)).toBe(5);
    expect(cutAtRecord(COMBINED, Buffer.from('a\nbc\nde\n'), 5)).toBe(5);
    expect(cutAtRecord(COMBINED, Buffer.from('abc'), 3)).toBe(0);
    expect(cutAtRecord(COMBINED, Buffer.from(''), 0)).toBe(0);
  });

  it('cuts where the last record begins, which may go on', () => {
    const first = RECORD('aaaaaaaa');
    const text = Buffer.from(first + RECORD('bbbbbbbb'));
    expect(cutAtRecord(MODSEC_AUDIT, text, text.length)).toBe(first.length);
    expect(cutAtRecord(MODSEC_AUDIT, text, first.length)).toBe(0);
  });

  it('gives the same records wherever chunks end', () => {
    const word = fc.constantFrom('a', 'bb', '', '--c7036611-A--', '--c7036611-B--', 'x\r');
    const chunk = fc.integer({ min: 20, max: 60 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        chunk,
        fc.constantFrom(COMBINED, MODSEC_AUDIT),
        (lines, size, format) => {
          const bytes = Buffer.from(`${lines.join('\n')}\n`);
          const pieces: string[] = [];
          let rest = Buffer.alloc(0);
          for (let pos = 0; pos < bytes.length; pos += size) {
            const filled = Buffer.concat([rest, bytes.subarray(pos, pos + size)]);
            const cut = cutAtRecord(format, filled, filled.length);
            if (cut > 0) pieces.push(...recordsOf(format, filled.toString('latin1', 0, cut)));
            rest = filled.subarray(cut);
          }
          if (rest.length > 0) pieces.push(...recordsOf(format, rest.toString('latin1')));
          const trimmed = (records: string[]) => records.map((record) => record.replace(/\n+$/, ''));
          expect(trimmed(pieces)).toEqual(trimmed(recordsOf(format, bytes.toString('latin1'))));
        },
      ),
    );
  });
});
