import { describe, expect, it } from 'vitest';
import { inspectRequest } from './inspect-request.ts';
import { getRequest } from './testing/get-request.ts';
import { HONEST_SEARCHES } from './testing/honest-searches.data.ts';
import { encodeForUrl, URL_ENCODINGS } from './testing/japanese-encoder.ts';

describe.each(URL_ENCODINGS)('honest searches in %s', (encoding) => {
  const encoded = HONEST_SEARCHES.flatMap((search) => {
    const words = encodeForUrl(search, encoding);
    return words === undefined ? [] : [{ search, words }];
  });
  const accused = (requestOf: (words: string) => Parameters<typeof inspectRequest>[0]) =>
    encoded.flatMap(({ search, words }) => {
      const { signs } = inspectRequest(requestOf(words));
      return signs.map(({ attack, why, place }) => `${search}: ${attack} ${why} in the ${place}`);
    });

  it('can be written by the hundred', () => {
    expect(encoded.length).toBeGreaterThan(500);
  });

  it('are not accused as a parameter, nor in the Referer of the next page', () => {
    expect(accused((words) => getRequest(`/search?q=${words}&sort=price_desc&page=2`))).toEqual([]);
    expect(
      accused((words) => getRequest('/css/a.css', { referer: `https://shop.example/search?q=${words}` })),
    ).toEqual([]);
  });

  it('are not accused as a parameter without a name, or as part of a longer search', () => {
    expect(accused((words) => getRequest(`/products/list.php?mode=search&name=sale+${words}+2024`))).toEqual(
      [],
    );
  });

  it('are not accused in a path', () => {
    expect(
      accused((words) => getRequest(`/tag/${words.replaceAll('+', '%20').replaceAll('%2F', '-')}`)),
    ).toEqual([]);
  });
});
