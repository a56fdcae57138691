import { describe, expect, it } from 'vitest';
import { InventEvent } from '../invent-event.ts';
import { daysBack } from './days-back.ts';

const AT = Date.parse('2026-09-11T00:00:00Z');
const invent = new InventEvent();

function back(query: string): number {
  return daysBack(invent.event(AT, `GET /export${query} 200`));
}

describe('how many days an export reaches back', () => {
  it.each([
    '?from=2026-09-01&to=2026-09-08',
    '?from=2026%2F9%2F1&to=2026%2F9%2F8',
    '?from=20260901',
    '?von=01.09.2026&bis=8.9.2026',
    '?month=2026-09',
    '?from=2026%E5%B9%B49%E6%9C%881%E6%97%A5',
    `?from=${Date.parse('2026-09-01T00:00:00Z') / 1000}&to=${AT / 1000}`,
    `?from=2026-09-01&_=${AT}`,
  ])('%s', (query) => expect(back(query)).toBe(10));

  it('knows no bound where nothing is asked for', () => {
    expect(back('')).toBe(Infinity);
    expect(back('?from=&to=')).toBe(Infinity);
  });

  it('knows none of a dump of a database', () => {
    const dump = 'POST /x9.php?server=db&username=shop&db=shop&dump=orders 200';
    expect(daysBack(invent.event(AT, dump))).toBe(Infinity);
  });

  it('does not tell where something else is asked for', () => {
    expect(back('?status=paid')).toBeNaN();
    expect(back(`?status=paid&_=${AT}`)).toBeNaN();
  });
});
