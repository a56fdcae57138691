import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeOutboxFolder, inventedIntent } from '../../model/sending/testing/outbox-contract.ts';
import { createOutboxFolder } from './create-outbox-folder.ts';
import { FileOutbox } from './file-outbox.ts';
import { readOutboxLines } from './outbox-lines.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const clock = { now: () => Date.UTC(2026, 8, 1, 3) };

function newFolder() {
  const path = mkdtempSync(join(tmpdir(), 'hinomi-outbox-'));
  folders.push(path);
  return { file: join(path, 'person-mail.ndjson'), path, folder: createOutboxFolder(path, clock) };
}

describeOutboxFolder('A folder', async () => {
  const { path, folder } = newFolder();
  return { folder, reopen: () => createOutboxFolder(path, clock) };
});

const ada = inventedIntent('ada');
const bob = inventedIntent('bob');

async function written() {
  const made = newFolder();
  const outbox = await made.folder.open('person-mail');
  await outbox.intend(ada);
  await outbox.record({ kind: 'sent', person: ada.person, code: 250, answer: 'ok' });
  await outbox.intend(bob);
  await outbox.close();
  return made;
}

it('is read by its owner alone, and holds no address', async () => {
  const { file } = await written();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain('to ada');
});

describe('an outbox that was being written when the process ended', () => {
  it('is read on, wherever it was torn: never is one sent that might have gone', async () => {
    const whole = readFileSync((await written()).file);
    const header = whole.indexOf(0x0a) + 1;
    for (let end = 0; end < whole.length; end += 11) {
      const { file, folder } = newFolder();
      writeFileSync(file, whole.subarray(0, end));
      const { book } = readOutboxLines(file, whole.subarray(0, end));
      const outbox = await folder.open('person-mail');
      expect([...outbox.book.standings]).toEqual([...book.standings]);
      expect(await outbox.intend(ada)).toBe(!book.standings.has(ada.person));
      await outbox.close();
      const after = readFileSync(file);
      expect(after.subarray(0, end)).toEqual(whole.subarray(0, end));
      const again = await folder.open('person-mail');
      expect(again.book.standings.has(ada.person)).toBe(true);
      expect(again.book.id).toMatch(/^[0-9a-f]{64}$/);
      if (end >= header) expect(again.book.id).toBe(readOutboxLines(file, whole).book.id);
      await again.close();
    }
  });

  it('refuses a line that no torn piece explains, and names it', async () => {
    const { file, folder } = await written();
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.with(1, lines[1]!.slice(0, 40)).join('\n'));
    const broken = { code: 'OUTBOX_BROKEN', params: { path: file, line: '2' } };
    await expect(folder.open('person-mail')).rejects.toMatchObject(broken);
    await expect(folder.read('person-mail')).rejects.toMatchObject(broken);
    writeFileSync(file, lines.slice(1).join('\n'));
    await expect(folder.open('person-mail')).rejects.toMatchObject({ params: { line: '1' } });
  });

  it('tells a shortened file by its seal', async () => {
    const { file, folder } = await written();
    const { seal } = (await folder.read('person-mail'))!;
    truncateSync(file, seal.bytes - 1);
    expect(await folder.holds(seal)).toBe(false);
  });
});

it('yields to another process whose intent stands before, even if a lock was lost', async () => {
  const { file, folder } = await written();
  const outbox = await folder.open('person-mail');
  const eve = inventedIntent('eve');
  const at = new Date(clock.now()).toISOString();
  appendFileSync(file, `${JSON.stringify({ kind: 'intent', at, run: 'other', ...eve })}\n`);
  expect(await outbox.intend(eve)).toBe(false);
  expect(outbox.book.standings.get(eve.person)).toMatchObject({ run: 'other', fate: 'open' });
  await outbox.close();
});

it('says that it cannot write before anything is sent, and writes nothing after', async () => {
  const { file, folder } = await written();
  const { book, isHeld } = (await folder.read('person-mail'))!;
  expect(isHeld).toBe(false);
  const { open } = await import('node:fs/promises');
  const readOnly = await open(file, 'r');
  const stand = { path: file, file: readOnly.fd, book, readTo: statSync(file).size, run: 'x', clock };
  const outbox = new FileOutbox({ ...stand, release: () => {} });
  const unwritable = { code: 'OUTBOX_UNWRITABLE' };
  await expect(outbox.intend(inventedIntent('eve'))).rejects.toMatchObject(unwritable);
  await expect(outbox.record({ kind: 'unknown', person: ada.person, cause: 'x' })).rejects.toMatchObject(
    unwritable,
  );
  await readOnly.close();
});
