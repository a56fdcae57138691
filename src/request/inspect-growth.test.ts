import { describe, expect, it } from 'vitest';
import { inspectRequest } from './inspect-request.ts';
import { getRequest } from './testing/get-request.ts';
import { processorCost } from './testing/processor-cost.ts';

const SMALL = 1 << 16;
const LARGE = 1 << 20;

function cost(text: string): number {
  return processorCost(() => inspectRequest(getRequest(`/x?q=${text}`)));
}

describe('the cost of a long target', () => {
  it.each([
    "'",
    '"',
    '(',
    '/*',
    '%25',
    '%2525',
    '<',
    '>',
    '${',
    '{{',
    '<a b="',
    '"><',
    "'||",
    "' or '",
    '(select ',
    '.',
    '...',
    '../',
    '%00',
    '%0a',
    '%0d%0a',
    '&#x3c',
    '\\u003c',
    '%c0%ae',
    '%e3%81%82',
    '%83%5c',
    '`',
    '$(',
    ';cat ',
    'A1b2',
    '+',
    'PHNjcmlwd',
    '3c736372697074',
    '&a',
    'a=b&',
    'http://',
    '${lower:',
    '[[',
    ' onload',
    '<!--',
    "\\'",
  ])('grows no faster than it should for %j', (unit) => {
    const small = cost(unit.repeat(Math.ceil(SMALL / unit.length)));
    const large = cost(unit.repeat(Math.ceil(LARGE / unit.length)));
    // Sixteen times the text; what is quadratic would cost two hundred and fifty times as much.
    expect(large / small).toBeLessThan(100);
  });
});
