import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { rulesCheck } from './rules-check.ts';

const RULE = `title: A rule
id: 11111111-1111-4111-8111-111111111111
logsource: { category: webserver }
detection: { selection: { sc-status: 200 }, condition: selection }
level: high
`;

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-rules-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

async function check(paths: readonly string[], findings: readonly Partial<Finding>[] = []) {
  let said = '';
  let complained = '';
  const sink = (take: (text: string) => void) =>
    new Writable({
      write(chunk, _, done) {
        take(String(chunk));
        done();
      },
    });
  const exit = await rulesCheck(paths, {
    language: 'en',
    colour: false,
    width: 80,
    stdout: sink((text) => {
      said += text;
    }),
    stderr: sink((text) => {
      complained += text;
    }),
    shipped: folder,
    runCase: async (path) => ({ findings: (path.includes('hostile') ? findings : []) as Finding[] }),
  });
  return { exit, said, complained };
}

describe('rules check', () => {
  it('is content with a rule that has its page and keeps its cases', async () => {
    await write({
      'a.yaml': RULE,
      'a.md': '# A',
      'README.md': '# All',
      'cases/a/hostile-x/expected.yaml': 'findings: [{ rule: a, count: 2 }]',
      'cases/a/honest-y/expected.yaml': 'findings: []',
    });
    const finding = { rule: '11111111-1111-4111-8111-111111111111', count: 2 };
    expect(await check([], [finding])).toEqual({
      exit: 0,
      said: '1 rules, 2 cases, 0 problems\n',
      complained: '',
    });
  });

  it('says where each problem is', async () => {
    await write({
      'a.yaml': RULE.replace('condition: selection', 'condition: other'),
      'sub/b.yml': 'title: [',
    });
    const { exit, complained } = await check([]);
    expect(exit).toBe(1);
    expect(complained).toContain(`${join(folder, 'a.yaml')}:4:`);
    expect(complained).toContain(`${join(folder, 'sub/b.yml')}:1:`);
    expect(complained).toContain('a.md is missing');
    expect(complained).not.toMatch(/\{\w+\}/);
  });

  it('takes a single file with its own cases', async () => {
    await write({
      'a.yaml': RULE,
      'a.md': '# A',
      'b.yaml': 'nonsense',
      'cases/a/hostile-x/expected.yaml': 'findings: [{ rule: a }]',
      'cases/a/honest-y/expected.yaml': 'findings: []',
      'cases/b/hostile-x/expected.yaml': 'findings: [{ rule: b }]',
    });
    const { exit, complained } = await check([join(folder, 'a.yaml')]);
    expect(exit).toBe(1);
    expect(complained).toContain('No finding of "a"');
    expect(complained).not.toContain('cases/b');
  });

  it('is not content with nothing to check', async () => {
    await write({ 'none/README.md': '# None' });
    const { exit, complained } = await check([join(folder, 'none')]);
    expect(exit).toBe(1);
    expect(complained).toContain('RULES_NONE');
  });

  it('names a path that does not exist', async () => {
    const { exit, complained } = await check([join(folder, 'none')]);
    expect(exit).toBe(1);
    expect(complained).toContain('INPUT_MISSING');
  });
});
