import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import { Story } from '../stories/story.ts';
import { FileContacts } from './file-contacts.ts';

test('noise about many files leaves the few contacts of a small one as they are, and is told', () => {
  const limits = new ReachedLimits();
  const contacts = new FileContacts(limits);
  const touch = (path: string, from: string) => {
    const { events } = new Story().tell({ at: '2026-03-01T03:00:00', from, does: `POST ${path}` });
    for (const event of events) contacts.note(event);
  };
  touch('/content/x.php', '203.0.113.9');
  for (let file = 0; file < 100; file++) {
    for (let n = 0; n < 600; n++) touch(`/noise/${file}.php`, `address-${n}`);
  }
  touch('/content/x.php', '198.51.100.7');
  const whose = contacts.of('/content/x.php').map(({ address }) => address);
  expect(new Set(whose)).toEqual(new Set(['198.51.100.7', '203.0.113.9']));
  expect(limits.all().map(({ limit }) => limit)).toEqual(['popular-files']);
});

test('as long as there is room nothing is told', () => {
  const limits = new ReachedLimits();
  const contacts = new FileContacts(limits);
  const { events } = new Story().tell(
    { at: '2026-03-01T03:00:00', from: '203.0.113.9', does: 'POST /x.php' },
    20,
  );
  for (const event of events) contacts.note(event);
  expect(contacts.of('/x.php')[0]?.posts).toBe(20);
  expect(limits.all()).toEqual([]);
});
