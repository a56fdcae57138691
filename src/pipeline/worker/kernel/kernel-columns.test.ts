import { expect, it } from 'vitest';
import { readApacheLogFormat } from '../../../collect/layout/apache-log-format.ts';
import { compileLayout, type LayoutProgram } from '../../../collect/layout/compile-layout.ts';
import type { PartList } from '../../../collect/layout/part-list.ts';
import { kernelColumns } from './kernel-columns.ts';

function columnsOf(format: string) {
  const { parts } = readApacheLogFormat(format) as PartList;
  return kernelColumns(compileLayout({ name: format, parts }) as LayoutProgram);
}

const COMBINED = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';

it.each(['', ' %D', ' "%{X-Request-Id}i"'])('the kernel reads lines with%s', (more) => {
  expect(columnsOf(COMBINED + more)?.request).toBe(4);
});

it.each([' "%{Cookie}i"', ' "%{track}C"', ' "%{PHPSESSID}C"', ' "%{X-Forwarded-For}i"'])(
  'it leaves lines that carry%s to the triage',
  (more) => {
    expect(columnsOf(COMBINED + more)).toBeUndefined();
  },
);
