import { describe, expect, it } from 'vitest';
import { HONEST_SEARCHES } from '../../request/testing/honest-searches.data.ts';
import { readExchanges } from './testing/toy-shop.ts';

describe('honest requests', () => {
  it('read nothing, whoever sends them', () => {
    const exchanges = HONEST_SEARCHES.flatMap((text) => [
      { target: `/search?q=${encodeURIComponent(text)}` },
      { target: `/tag/${encodeURIComponent(text)}` },
      { target: '/', referer: `https://search.example/?q=${encodeURIComponent(text)}`, userAgent: text },
    ]);
    expect(readExchanges(exchanges)).toEqual([]);
  });

  it.each([
    'select a member from the members list',
    'union select committee',
    'how to select email from members (excel)',
    "women's table lamp, select from 3 colours",
    'drop shoulder select shop; table for 4',
    'SELECT * 5 boxes from Japan',
    'in (stock) select gifts limit 3',
  ])('%s', (text) => {
    expect(readExchanges([{ target: `/search?q=${encodeURIComponent(text)}` }])).toEqual([]);
  });
});
