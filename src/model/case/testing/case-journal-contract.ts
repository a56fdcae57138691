import { describe, expect, it } from 'vitest';
import type { CaseAct } from '../case-act.ts';
import { NO_PREVIOUS } from '../case-entry.ts';
import type { CaseJournal } from '../case-journal.ts';

const noted = (name: string, value: string | number = name): CaseAct => {
  return { kind: 'fact', who: 'sato', why: '', what: { set: '', name, value } };
};

/** What each journal must keep, whatever it is stored in. */
export function describeCaseJournal(
  name: string,
  make: () => Promise<{ journal: CaseJournal; reopen(): CaseJournal }>,
): void {
  describe(`${name}, a case's journal`, () => {
    it('is empty and sound at first', async () => {
      const { journal } = await make();
      expect(await journal.entries()).toEqual([]);
      expect(await journal.verify()).toMatchObject({ entries: 0, head: null, problems: [], torn: [] });
    });

    it('numbers entries and chains each to the one before', async () => {
      const { journal, reopen } = await make();
      const first = await journal.append(() => noted('persons', 3));
      const second = await journal.append(() => noted('shop.name', '株式会社みほん\n"引用"'));
      expect(first).toMatchObject({ seq: 1, previous: NO_PREVIOUS, kind: 'fact', who: 'sato', why: '' });
      expect(second).toMatchObject({ seq: 2, previous: first.hash });
      expect(second.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(await reopen().entries()).toEqual([first, second]);
      expect(await reopen().verify()).toMatchObject({
        entries: 2,
        head: { seq: 2, hash: second.hash, at: second.at },
        problems: [],
      });
    });

    it('makes the act from the entries as they are, and writes nothing when that throws', async () => {
      const { journal, reopen } = await make();
      await journal.append(() => noted('a.b'));
      const refusing = journal.append((entries) => {
        throw new Error(`refused after ${entries.length}`);
      });
      await expect(refusing).rejects.toThrow('refused after 1');
      expect(await reopen().entries()).toHaveLength(1);
    });

    it('adds acts that belong together in their order, or none of them', async () => {
      const { journal, reopen } = await make();
      const bad = { kind: 'fact', who: '', why: '', what: {} } as unknown as CaseAct;
      await expect(journal.appendAll(() => [noted('a.b'), bad])).rejects.toThrow();
      expect(await journal.appendAll(() => [])).toEqual([]);
      expect(await journal.entries()).toEqual([]);
      const both = await journal.appendAll(() => [noted('a.b'), noted('a.c')]);
      expect(both).toMatchObject([
        { seq: 1, what: { name: 'a.b' } },
        { seq: 2, what: { name: 'a.c' }, previous: both[0]!.hash },
      ]);
      expect(await reopen().entries()).toEqual(both);
      expect(await reopen().verify()).toMatchObject({ entries: 2, problems: [] });
    });

    it('refuses what is no act', async () => {
      const { journal } = await make();
      const bad = { kind: 'fact', who: '', why: '', what: {} } as unknown as CaseAct;
      await expect(journal.append(() => bad)).rejects.toThrow();
      expect(await journal.entries()).toEqual([]);
    });

    it('lets no two writers come between one another', async () => {
      const { journal, reopen } = await make();
      const writers = Array.from({ length: 4 }, () => reopen());
      const appended = writers.flatMap((writer) =>
        Array.from({ length: 5 }, () => writer.append((entries) => noted('n.n', entries.length))),
      );
      await Promise.all(appended);
      const entries = await journal.entries();
      expect(entries.map(({ what }) => what.value)).toEqual([...entries.keys()]);
      expect((await journal.verify()).problems).toEqual([]);
    });

    it('finds an anchored head, and misses one that is not there', async () => {
      const { journal } = await make();
      const first = await journal.append(() => noted('a.b'));
      await journal.append(() => noted('a.c'));
      expect(await journal.verify(first.hash)).toMatchObject({ anchoredSeq: 1, problems: [] });
      const cut = await journal.verify('f'.repeat(64));
      expect(cut).toMatchObject({ anchoredSeq: null, problems: [{ problem: 'head-missing' }] });
    });
  });
}
