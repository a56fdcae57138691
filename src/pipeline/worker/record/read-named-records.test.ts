import { describe, expect, it } from 'vitest';
import { createRecordSplitter } from '../../../collect/record-splitter.ts';
import { createRecordView } from '../../../collect/record-view.ts';
import { W3C } from '../../../collect/w3c/w3c-format.ts';
import type { InputContext } from '../input-context.ts';
import { readRecords } from './read-records.ts';

const HEAD = '#Fields: date time cs-method cs-uri-stem c-ip sc-status\n';
const LINES = [1, 2, 3].map((n) => `2026-09-10 03:00:0${n} GET /${n} 203.0.113.9 200\n`);

describe('readRecords', () => {
  it('visits only the records that are named, also where a log announces its columns', () => {
    const text = `${HEAD}${LINES.join('')}`;
    const slot = new SharedArrayBuffer(text.length);
    new Uint8Array(slot).set(Buffer.from(text, 'latin1'));
    const context: InputContext = {
      input: 0,
      format: W3C,
      parser: W3C.createParser({ timezone: 'UTC', notAfter: 0, clientHeader: '' }),
      splitter: createRecordSplitter(W3C),
      view: createRecordView(),
      clientAddress: null,
      tenantOf: () => '',
    };
    const second = HEAD.length + LINES[0]!.length;
    const visited: [number, number][] = [];
    const job = {
      slot,
      extent: { index: 0, offset: 0, length: text.length, header: '', tooLong: false },
      records: { starts: Int32Array.of(second), ends: Int32Array.of(-1), lines: Int32Array.of(3) },
    };
    readRecords(context, job as never, { visit: (_, line, offset) => visited.push([line, offset]) });
    expect(visited).toEqual([[3, second]]);
  });
});
