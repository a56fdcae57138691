import { expect, test } from 'vitest';
import { hashAddress } from '../worker/tally/address-tally.ts';
import type { InputBooks } from './input-books.ts';
import { requestsOf } from './requests-of.ts';

const hashOf = (address: string) => hashAddress(Buffer.from(address, 'latin1'), 0, address.length);

const booksOf = (...chunks: readonly (readonly string[] | undefined)[]) =>
  ({
    all: [
      {
        chunks: chunks.map((written) => ({
          index: written === undefined ? undefined : { addresses: Int32Array.from(written, hashOf) },
        })),
      },
    ],
  }) as unknown as InputBooks;

test('requests are counted in all chunks and spellings', () => {
  const books = booksOf(['192.0.2.1', '2001:0DB8:0:0:0:0:0:1', '192.0.2.2'], ['192.0.2.1', '2001:db8::1']);
  const of = requestsOf(new Set(['192.0.2.1', '2001:db8::1']), books);
  expect([of('192.0.2.1'), of('2001:db8::1')]).toEqual([2, 2]);
});

test('where a chunk has no index it is not known', () => {
  const of = requestsOf(new Set(['192.0.2.1']), booksOf(['192.0.2.1'], undefined));
  expect(of('192.0.2.1')).toBeNaN();
});
