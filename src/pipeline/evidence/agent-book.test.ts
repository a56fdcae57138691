import { expect, test } from 'vitest';
import { AgentBook } from './agent-book.ts';

const five = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5'];

test('a User-Agent is common that five addresses send, in whatever chunks they are seen', () => {
  const book = new AgentBook(['app', 'tool'], () => true);
  book.add([{ agent: 'app', addresses: five.slice(0, 3) }]);
  book.add([{ agent: 'tool', addresses: five.slice(0, 4) }]);
  expect([...book.common()]).toEqual([]);
  book.add([{ agent: 'app', addresses: five.slice(2) }]);
  expect([[...book.common()], book.isSettled]).toEqual([['app'], false]);
  book.add([{ agent: 'tool', addresses: five }]);
  expect(book.isSettled).toBe(true);
});

test('those of whom something hostile is known do not count', () => {
  const book = new AgentBook(['tool'], (address) => address !== '192.0.2.1');
  book.add([{ agent: 'tool', addresses: five }]);
  expect([...book.common()]).toEqual([]);
});
