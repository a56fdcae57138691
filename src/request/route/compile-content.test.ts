import { describe, expect, it } from 'vitest';
import { compileContent } from './compile-content.ts';

const find = compileContent({
  name: 'test',
  routes: [],
  content: [
    { path: '/content/**', executable: 'never' },
    { path: '/content/app/**', executable: 'allowed' },
    { path: '/:shop/upload/**', executable: 'never' },
  ],
});

describe('compileContent', () => {
  it.each([
    ['/content/x.php', 'never'],
    ['/content', 'never'],
    ['/content/app/x.php', 'allowed'],
    ['/b/upload/a/b.php', 'never'],
    ['/x/../content/x.php', 'never'],
    ['/content/../x.php', undefined],
    ['/contents/x.php', undefined],
  ])('%s: %s', (path, executable) => {
    expect(find(path)?.executable).toBe(executable);
  });
});
