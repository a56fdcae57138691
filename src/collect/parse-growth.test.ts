import { describe, expect, it } from 'vitest';
import { processorCost } from '../request/testing/processor-cost.ts';
import { formatNamed } from './format-named.ts';
import type { RecordParser } from './record-parser.ts';
import { createRecordView } from './record-view.ts';
import { ALL_CASES } from './testing/all-cases.ts';
import { OPTIONS } from './testing/parse-line.ts';

const SMALL = 1 << 10;
const LARGE = 1 << 15;
/** What parsers look for the end of. */
const UNITS = [
  '"',
  '\\',
  '\\"',
  '""',
  '[',
  ']',
  '{',
  '{"a":',
  ' ',
  '\t',
  ',',
  '=',
  'a=',
  'a="',
  ':',
  '1',
  "'",
  '- ',
];

/** The line with a long stretch of signs after its first third, in which a column has begun. */
function stretched(line: string, unit: string, length: number): Buffer {
  const at = Math.floor(line.length / 3);
  const stretch = unit.repeat(Math.ceil(length / unit.length));
  return Buffer.from(line.slice(0, at) + stretch + line.slice(at), 'latin1');
}

function costOf(parser: RecordParser, line: Buffer): number {
  const view = createRecordView();
  return processorCost(() => parser.parse(line, 0, line.length, view));
}

describe('the cost of a long line', () => {
  it.each(ALL_CASES.map((each) => [each.spec, each] as const))(
    'grows no faster than it should: %s',
    (_, each) => {
      const { spec, options, head = [], good } = each;
      const format = formatNamed(spec);
      if ('problem' in format) throw new Error(JSON.stringify(format));
      const parser = format.createParser({ ...OPTIONS, ...options });
      const view = createRecordView();
      for (const line of head) parser.parse(Buffer.from(line, 'latin1'), 0, line.length, view);
      const [line = ''] = good[0] ?? [];
      for (const unit of UNITS) {
        for (const whole of [line, '']) {
          const large = costOf(parser, stretched(whole, unit, LARGE));
          if (large < 16) continue;
          // Thirty-two times the text; what is quadratic would cost a thousand times as much.
          expect(large / costOf(parser, stretched(whole, unit, SMALL)), JSON.stringify(unit)).toBeLessThan(
            200,
          );
        }
      }
    },
  );
});
