import { expect, it } from 'vitest';
import type { RowBlock } from '../table-source.ts';
import { gatherAhead } from './gather-ahead.ts';

const share = (sql: string, rows: number) => ({ sql, rows });

/** A database that notes what it is asked, and answers the next question when told to. */
function database() {
  const asked: string[] = [];
  const open: { answer(): void; fail(): void }[] = [];
  const blocks = (sql: string) => {
    asked.push(sql);
    return new Promise<Iterable<RowBlock>>((resolve, reject) => {
      open.push({
        answer: () => resolve([{ rows: asked.indexOf(sql), columns: [] }]),
        fail: () => reject(new Error(sql)),
      });
    });
  };
  const settle = async (how: 'answer' | 'fail' = 'answer') => {
    await new Promise(setImmediate);
    open.shift()?.[how]();
    await new Promise(setImmediate);
  };
  return { asked, blocks, settle };
}

it('gathers the next share while one is made use of, one at a time, and few rows with what follows them', async () => {
  const { asked, blocks, settle } = database();
  const shares = [share('a', 9e5), share('b', 10), share('c', 9e5), share('d', 9e5)];
  const gathered = gatherAhead(shares.values(), { blocks });
  const first = gathered.next();
  await settle();
  expect((await first).value?.share.sql).toBe('a');
  await new Promise(setImmediate);
  expect(asked).toEqual(['a', 'b']);
  await settle();
  expect(asked).toEqual(['a', 'b', 'c']);
  await settle();
  expect(asked).toEqual(['a', 'b', 'c']);
  const second = (await gathered.next()).value;
  expect(second?.share.sql).toBe('b');
  expect([...second!.blocks]).toEqual([{ rows: 1, columns: [] }]);
  expect((await gathered.next()).value?.share.sql).toBe('c');
  const last = gathered.next();
  await settle();
  expect((await last).value?.share.sql).toBe('d');
  expect(await gathered.next()).toEqual({ done: true, value: undefined });
});

it('waits for what is being gathered, and asks for no more, once nobody wants it', async () => {
  const { asked, blocks, settle } = database();
  const shares = ['a', 'b', 'c', 'd'].map((sql) => share(sql, 1));
  const gathered = gatherAhead(shares.values(), { blocks });
  const first = gathered.next();
  await settle();
  await first;
  let isOver = false;
  const end = gathered.return(undefined).then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  await settle();
  await end;
  expect(asked).toEqual(['a', 'b']);
});

it('fails where a share cannot be gathered, after those before it', async () => {
  const { blocks, settle } = database();
  const gathered = gatherAhead([share('a', 1), share('b', 1)].values(), { blocks });
  const first = gathered.next();
  await settle();
  expect((await first).value?.share.sql).toBe('a');
  await settle('fail');
  await expect(gathered.next()).rejects.toThrow('b');
});
