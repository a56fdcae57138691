import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../outbox.ts';
import type { OutboxFolder } from '../outbox-folder.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** An intent for a person who does not exist. */
export function inventedIntent(person: string): Intent {
  const to = hash(`to ${person}`);
  const message = `${person}@mail.shop.example`;
  return { person: hash(person), message, to, document: hash('notice'), attempt: 1, connection: '1' };
}

type Make = () => Promise<{ folder: OutboxFolder; reopen(): OutboxFolder }>;

const ada = inventedIntent('ada');
const bob = inventedIntent('bob');
const sent = { kind: 'sent', person: ada.person, code: 250, answer: 'queued' } as const;
const deferred = { ...sent, kind: 'deferred', code: 451, counts: true } as const;

/** What each place for outboxes must keep, whatever it is stored in. */
export function describeOutboxFolder(name: string, make: Make): void {
  describe(`${name}, a case's outboxes`, () => {
    it('has none at first', async () => {
      const { folder } = await make();
      expect(await folder.mailings()).toEqual([]);
      expect(await folder.read('person-mail')).toBeNull();
    });

    it('keeps what was recorded, and reads the same for whoever comes next', async () => {
      const { folder, reopen } = await make();
      const outbox = await folder.open('person-mail');
      expect(await outbox.intend(ada)).toBe(true);
      await outbox.record(sent);
      expect(await outbox.intend(bob)).toBe(true);
      await outbox.close();
      const read = (await reopen().read('person-mail'))!;
      expect(read.isHeld).toBe(false);
      const fates = [...read.book.standings.values()].map(({ message, fate }) => [message, fate]);
      expect(fates).toEqual([
        [ada.message, 'sent'],
        [bob.message, 'open'],
      ]);
      const again = await reopen().open('person-mail');
      expect(again.book.standings).toEqual(read.book.standings);
      expect(again.book.id).toBe(read.book.id);
      await again.close();
      expect(await folder.mailings()).toEqual(['person-mail']);
    });

    it('keeps mailings apart', async () => {
      const { folder } = await make();
      const outbox = await folder.open('person-mail');
      const other = await folder.open('second-report');
      expect(await outbox.intend(ada)).toBe(true);
      expect(await other.intend(ada)).toBe(true);
      await outbox.close();
      await other.close();
    });

    it('is held by one at a time', async () => {
      const { folder, reopen } = await make();
      const outbox = await folder.open('person-mail');
      await expect(reopen().open('person-mail')).rejects.toMatchObject({ code: 'CASE_LOCKED' });
      expect(await reopen().read('person-mail')).toMatchObject({ isHeld: true });
      await outbox.close();
      await (await reopen().open('person-mail')).close();
    });

    it('ignores news of a message that never was', async () => {
      const { folder } = await make();
      const outbox = await folder.open('person-mail');
      await outbox.record(sent);
      expect(outbox.book.standings.size).toBe(0);
      await outbox.close();
    });

    it('tells by its seal whether something was taken away, and not that something was added', async () => {
      const { folder } = await make();
      const outbox = await folder.open('person-mail');
      await outbox.intend(ada);
      const { seal } = (await folder.read('person-mail'))!;
      await outbox.record(sent);
      await outbox.close();
      expect(await folder.holds(seal)).toBe(true);
      expect(await folder.holds({ ...seal, bytes: seal.bytes + 1_000 })).toBe(false);
      expect(await folder.holds({ ...seal, sha256: hash('x') })).toBe(false);
      expect(await folder.holds({ ...seal, mailing: 'none' })).toBe(false);
    });
  });
  describeIntents(name, make);
}

function describeIntents(name: string, make: Make): void {
  describe(`${name}, intents in an outbox`, () => {
    it('lets one intent for a person stand until it is known that nothing went out', async () => {
      const { folder, reopen } = await make();
      let outbox = await folder.open('person-mail');
      const both = await Promise.all([outbox.intend(ada), outbox.intend(ada)]);
      expect(both).toEqual([true, false]);
      await outbox.close();
      outbox = await reopen().open('person-mail');
      expect(await outbox.intend(ada)).toBe(false);
      await outbox.record(deferred);
      expect(await outbox.intend(ada)).toBe(true);
      await outbox.record({ kind: 'unknown', person: ada.person, cause: 'ECONNRESET' });
      expect(await outbox.intend(ada)).toBe(false);
      const settled = { kind: 'settled', person: ada.person, who: '佐藤', why: 'asked' } as const;
      await outbox.record({ ...settled, as: 'not-sent' });
      expect(await outbox.intend(ada)).toBe(true);
      await outbox.record(sent);
      expect(await outbox.intend(ada)).toBe(false);
      await outbox.close();
    });

    it('counts the attempts that were answered', async () => {
      const { folder } = await make();
      const outbox = await folder.open('person-mail');
      await outbox.intend(ada);
      await outbox.record(deferred);
      await outbox.intend(ada);
      await outbox.record({ ...deferred, counts: false });
      expect(outbox.book.standings.get(ada.person)).toMatchObject({ attempts: 1, fate: 'deferred' });
      await outbox.close();
    });
  });
}
