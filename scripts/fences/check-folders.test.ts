import { describe, expect, it } from 'vitest';
import { checkFolders } from './check-folders.ts';

const importing = (path: string, ...targets: string[]) => ({
  path,
  text: targets.map((target) => `import { x } from '${target}';\n`).join(''),
});

describe('checkFolders', () => {
  it.each([
    'src/utils/x.ts',
    'src/collect/helpers.ts',
    'src/common.ts',
    'src/collect/shared/a/b.ts',
    'test/Misc.test.ts',
  ])('refuses %s as named for nothing', (path) => {
    expect(checkFolders([{ path, text: '' }])).toEqual([expect.stringContaining(path)]);
  });

  it('accepts names that merely contain such a word', () => {
    expect(checkFolders([{ path: 'src/detect/common-log-format.ts', text: '' }])).toEqual([]);
  });

  it('refuses two folders that import each other, naming both files', () => {
    const problems = checkFolders([
      importing('src/collect/a.ts', '../trace/b.ts'),
      importing('src/trace/c.ts', '../collect/d.ts'),
    ]);
    expect(problems).toEqual([expect.stringMatching(/src\/collect and src\/trace .*a\.ts.*c\.ts/)]);
  });

  it('sees folders further down too, and type imports', () => {
    const text = "import type { X } from '../login/x.ts';";
    const problems = checkFolders([
      { path: 'src/detect/sigma/a.ts', text },
      importing('src/detect/login/b.ts', '../sigma/a.ts'),
    ]);
    expect(problems).toHaveLength(1);
  });

  it('accepts one-way imports, and imports between a folder and what lies in it', () => {
    expect(
      checkFolders([
        importing('src/detect/a.ts', './sigma/b.ts', '../model/c.ts'),
        importing('src/detect/sigma/b.ts', '../a.ts', './c.ts', '../../model/c.ts'),
      ]),
    ).toEqual([]);
  });

  it('lets tests look at whatever they need', () => {
    const problems = checkFolders([
      importing('src/collect/a.test.ts', '../trace/b.ts'),
      importing('src/trace/c.ts', '../collect/d.ts'),
    ]);
    expect(problems).toEqual([]);
  });
});
