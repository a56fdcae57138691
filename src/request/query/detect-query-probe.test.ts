import { expect, test } from 'vitest';
import { inspectTarget } from '../inspect-target.ts';

const probesOf = (target: string) => inspectTarget(target).map(({ attack, why }) => `${attack} ${why}`);

test('a question for a whole interface and a token that nobody signed are probes, if the server refuses', () => {
  const asked = [
    '/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D',
    '/graphql?query=query+IntrospectionQuery',
  ];
  for (const target of asked) expect(probesOf(target)).toContain('probe graphql-introspection');
  const token = '/api/me?token=eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzdWIiOjF9.';
  expect(probesOf(token)).toContain('probe unsigned-token');
  expect(inspectTarget(token).every(({ onlyIfRefused }) => onlyIfRefused === true)).toBe(true);
});

test('questions for names, and tokens that were signed, are none', () => {
  expect(probesOf('/search?q=schema')).toEqual([]);
  expect(probesOf('/graphql?query=%7Bproducts%7Bname%20__typename%7D%7D').join()).not.toContain(
    'introspection',
  );
  expect(probesOf('/api/me?token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.c2ln').join()).not.toContain('unsigned');
});
