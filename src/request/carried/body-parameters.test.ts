import { expect, test } from 'vitest';
import { bodyParameters } from './body-parameters.ts';

test('a body of escapes alone is read, however many they are', () => {
  const [read] = bodyParameters(`{"memo":"${'\\uff07'.repeat(43_000)}"}`);
  expect(read).toEqual({ name: 'Body: memo', value: '\xef\xbc\x87'.repeat(43_000) });
});
