import { describe, expect, it } from 'vitest';
import { checkLinks } from './check-links.ts';

const detect = { path: 'docs/detect.md', text: '# Detect: from events\n\n## Signals\n' };
const check = (text: string, path = 'docs/a.md') => {
  const pages = [{ path, text }, detect];
  return checkLinks(
    pages,
    (target) => pages.some((page) => page.path === target) || target === 'docs/errors/',
  );
};

describe('checkLinks', () => {
  it.each([
    '[x](detect.md)',
    '[x](detect.md#signals)',
    '[x](detect.md#detect-from-events)',
    '[x](../docs/detect.md)',
    '[x](errors/)',
    '[x](https://shop.example/nowhere)',
    '# Here\n[x](#here)',
  ])('accepts %j', (text) => {
    expect(check(text)).toEqual([]);
  });

  it.each([
    '[x](nowhere.md)',
    '[x](detect.md#nowhere)',
    '[x](#nowhere)',
    'a [x](detect.md) b [y](../nowhere.md)',
  ])('refuses %j', (text) => {
    expect(check(text)).toEqual([expect.stringContaining('nowhere')]);
  });
});
