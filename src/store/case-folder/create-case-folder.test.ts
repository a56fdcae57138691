import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../model/case/canonical-json.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseEntry } from '../../model/case/case-entry.ts';
import { describeCaseJournal } from '../../model/case/testing/case-journal-contract.ts';
import { entryHash } from '../case-chain/seal-entry.ts';
import { createCaseFolder, JOURNAL_FILE } from './create-case-folder.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const clock = { now: () => Date.UTC(2026, 8, 1, 3) };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hinomi-case-'));
  folders.push(folder);
  return folder;
}

const fact = (value: string | number): CaseAct => {
  return { kind: 'fact', who: '佐藤', why: '', what: { set: '', name: 'note.text', value } };
};

async function journalOf(...values: (string | number)[]) {
  const folder = newFolder();
  const journal = createCaseFolder(folder, clock);
  for (const value of values) await journal.append(() => fact(value));
  const path = join(folder, JOURNAL_FILE);
  const lines = () => readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return {
    folder,
    journal,
    path,
    lines,
    rewrite: (all: string[]) => writeFileSync(path, `${all.join('\n')}\n`),
  };
}

describeCaseJournal('A folder', async () => {
  const folder = newFolder();
  const reopen = () => createCaseFolder(folder, clock);
  return { journal: reopen(), reopen };
});

describe('tampering', () => {
  it.each<[string, (lines: string[]) => string[], { problem: string; line: number }]>([
    [
      'a changed word',
      (all) => all.with(2, all[2]!.replace('three', 'seven')),
      { problem: 'changed', line: 3 },
    ],
    [
      'a changed name',
      (all) => all.with(0, all[0]!.replace('佐藤', '鈴木')),
      { problem: 'changed', line: 1 },
    ],
    ['another way of writing', (all) => all.with(1, `${all[1]} `), { problem: 'changed', line: 2 }],
    ['a removed line', (all) => all.toSpliced(1, 1), { problem: 'removed', line: 2 }],
    ['a removed beginning', (all) => all.slice(2), { problem: 'removed', line: 1 }],
    [
      'two lines that changed places',
      (all) => [all[0]!, all[2]!, all[1]!, all[3]!],
      { problem: 'moved', line: 2 },
    ],
    ['a line twice', (all) => all.toSpliced(2, 0, all[1]!), { problem: 'inserted', line: 3 }],
    [
      'a line made unreadable',
      (all) => all.with(1, all[1]!.slice(0, 40)),
      { problem: 'unreadable', line: 2 },
    ],
    [
      'an entry of somebody else',
      (all) => all.toSpliced(2, 0, forged(all[1]!)),
      { problem: 'inserted', line: 4 },
    ],
    ['an entry with a new hash', (all) => all.with(1, rehashed(all[1]!)), { problem: 'inserted', line: 3 }],
  ])('%s is found, with its line', async (_name, change, found) => {
    const { journal, lines, rewrite } = await journalOf('one', 'two', 'three', 'four');
    rewrite(change(lines()));
    const { problems } = await journal.verify();
    expect(problems[0]).toMatchObject(found);
    await expect(journal.entries()).rejects.toMatchObject({
      code: 'CASE_BROKEN',
      params: { line: String(found.line) },
    });
    await expect(journal.append(() => fact('five'))).rejects.toMatchObject({ code: 'CASE_BROKEN' });
  });

  it('of any single byte is told', async () => {
    const { journal, path } = await journalOf('one', '二', 'three');
    const whole = readFileSync(path);
    const change = fc.record({ at: fc.nat(whole.length - 1), by: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, by }) => {
        const changed = Buffer.from(whole);
        changed[at] = changed[at]! ^ by;
        writeFileSync(path, changed);
        const { problems, torn } = await journal.verify();
        expect(problems.length > 0 || torn.some(({ isNoted }) => !isNoted)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('an end that was cut off is found by the anchored head, and only by that', async () => {
    const { journal, lines, rewrite } = await journalOf('one', 'two', 'three');
    const { head } = await journal.verify();
    rewrite(lines().slice(0, 2));
    expect((await journal.verify()).problems).toEqual([]);
    expect((await journal.verify(head!.hash)).problems).toMatchObject([{ problem: 'head-missing', line: 2 }]);
  });

  it('a journal written anew from one entry on is found by the anchored head', async () => {
    const { journal, lines, rewrite } = await journalOf('one', 'two', 'three');
    const { head } = await journal.verify();
    const second = rehashed(lines()[1]!);
    const previous = (JSON.parse(second) as CaseEntry).hash;
    rewrite([lines()[0]!, second, resealed({ ...(JSON.parse(lines()[2]!) as CaseEntry), previous })]);
    expect((await journal.verify()).problems).toEqual([]);
    expect((await journal.verify(head!.hash)).problems).toMatchObject([{ problem: 'head-missing' }]);
  });

  it('a journal written anew is found by an anchor in it that names the hash of before', async () => {
    const { journal, lines, rewrite } = await journalOf('one', 'two');
    const { head } = await journal.verify();
    const what = { seq: head!.seq, hash: head!.hash, to: 'counsel' };
    await journal.append(() => ({ kind: 'anchor', who: 'a', why: '', what }));
    expect((await journal.verify()).problems).toEqual([]);
    const second = rehashed(lines()[1]!);
    const previous = (JSON.parse(second) as CaseEntry).hash;
    rewrite([lines()[0]!, second, resealed({ ...(JSON.parse(lines()[2]!) as CaseEntry), previous })]);
    expect((await journal.verify()).problems).toMatchObject([{ problem: 'rewritten', line: 3 }]);
  });
});

function resealed(entry: CaseEntry): string {
  return canonicalJson({ ...entry, hash: entryHash(entry) });
}

function rehashed(line: string): string {
  return resealed({
    ...(JSON.parse(line) as CaseEntry),
    what: { set: '', name: 'note.text', value: 'other' },
  });
}

/** A sound entry that follows the one given, as somebody who knows the form can make it. */
function forged(line: string): string {
  const { seq, hash, ...rest } = JSON.parse(line) as CaseEntry;
  return resealed({ ...rest, hash, seq: seq + 1, previous: hash });
}

describe('an entry that was being written when the process ended', () => {
  it('is kept, told and accounted for, wherever it was torn', async () => {
    const { path, lines } = await journalOf('one', 'two', '三');
    const whole = readFileSync(path);
    const start = whole.length - Buffer.byteLength(lines()[2]!) - 1;
    for (let end = start + 1; end < whole.length; end += 7) {
      const folder = newFolder();
      writeFileSync(join(folder, JOURNAL_FILE), whole.subarray(0, end));
      const journal = createCaseFolder(folder, clock);
      expect(await journal.verify()).toMatchObject({
        entries: 2,
        problems: [],
        torn: [{ line: 3, isNoted: false }],
      });
      const next = await journal.append((entries) => fact(entries.length));
      const file = readFileSync(join(folder, JOURNAL_FILE));
      expect(file.subarray(0, end)).toEqual(whole.subarray(0, end));
      expect((await journal.entries()).map(({ kind }) => kind)).toEqual(['fact', 'fact', 'torn', 'fact']);
      expect(next).toMatchObject({ seq: 4, what: { value: 2 } });
      expect(await journal.verify()).toMatchObject({
        problems: [],
        torn: [{ line: 3, bytes: end - start, isNoted: true }],
      });
    }
  });

  it('counts when only its line end is missing', async () => {
    const { journal, path } = await journalOf('one', 'two');
    writeFileSync(path, readFileSync(path).subarray(0, -1));
    expect(await journal.verify()).toMatchObject({ entries: 2, problems: [], torn: [] });
    await journal.append(() => fact('three'));
    expect(await journal.verify()).toMatchObject({ entries: 3, problems: [], torn: [] });
  });

  it('cannot be put in place of an entry afterwards', async () => {
    const { journal, path, lines, rewrite } = await journalOf('one', 'two');
    writeFileSync(path, readFileSync(path).subarray(0, -30));
    await journal.append(() => fact('three'));
    rewrite(lines().with(1, lines()[1]!.slice(0, 50)));
    expect((await journal.verify()).problems).toMatchObject([{ problem: 'unreadable', line: 2 }]);
  });
});

describe('kill -9', () => {
  it('loses no entry that was told, at whatever moment it comes', async () => {
    const folder = newFolder();
    let told = 0;
    for (let round = 0; round < 6; round++) {
      told = Math.max(told, await killedAfter(folder, 3 + round * 2));
      const journal = createCaseFolder(folder, clock);
      const { entries, problems } = await journal.verify();
      expect(problems).toEqual([]);
      expect(entries).toBeGreaterThanOrEqual(told);
      await journal.append(() => fact(round));
    }
    expect((await createCaseFolder(folder, clock).verify()).torn.every(({ isNoted }) => isNoted)).toBe(true);
  });

  it('of several writers at once breaks no chain', async () => {
    const folder = newFolder();
    const told = await Promise.all([4, 9, 14].map((entries) => killedAfter(folder, entries)));
    const { entries, problems } = await createCaseFolder(folder, clock).verify();
    expect(problems).toEqual([]);
    expect(entries).toBeGreaterThanOrEqual(Math.max(...told));
    await createCaseFolder(folder, clock).append(() => fact('after'));
  });

  it('of a writer leaves a lock that the next takes over', async () => {
    const { folder, journal } = await journalOf('one');
    const dead = { id: 'x', pid: 2 ** 22 + 1, host: hostname(), began: '1' };
    writeFileSync(join(folder, 'journal.lock'), JSON.stringify(dead));
    await journal.append(() => fact('two'));
    expect(existsSync(join(folder, 'journal.lock'))).toBe(false);
  });
});

/** Starts a process that appends, and kills it when it has told so many entries. */
function killedAfter(folder: string, entries: number): Promise<number> {
  const script = fileURLToPath(new URL('testing/append-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (told.split('\n').length > entries) child.kill('SIGKILL');
    });
    child.on('close', () => resolve(Number(told.split('\n').at(-2) ?? 0)));
  });
}
