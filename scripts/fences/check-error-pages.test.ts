import { describe, expect, it } from 'vitest';
import type { ErrorEntry } from '../../src/errors/error-entry.ts';
import { errorPage } from '../error-page.ts';
import { checkErrorPages } from './check-error-pages.ts';

const entry: ErrorEntry = {
  text: { ja: '入力がありません。', en: 'There is no input.' },
  fix: { ja: 'ログを指定してください。', en: 'Name a log.' },
  exit: 2,
  status: 400,
};
const page = { path: 'docs/errors/NO_INPUT.md', text: errorPage('NO_INPUT', entry) };

describe('checkErrorPages', () => {
  it('accepts a page for each error', () => {
    expect(checkErrorPages({ NO_INPUT: entry }, [page])).toEqual([]);
  });

  it('refuses an error without a page', () => {
    expect(checkErrorPages({ NO_INPUT: entry }, [])).toEqual([
      expect.stringContaining('NO_INPUT.md is missing'),
    ]);
  });

  it('refuses a page without an error', () => {
    expect(checkErrorPages({}, [page])).toEqual([expect.stringContaining('belongs to no error')]);
  });

  it('refuses a page that says something else than the catalogue', () => {
    const changed = { ...entry, fix: { ...entry.fix, en: 'Name at least one log.' } };
    expect(checkErrorPages({ NO_INPUT: changed }, [page])).toEqual([
      expect.stringContaining('at least one log'),
    ]);
  });
});

describe('errorPage', () => {
  it('keeps what was written by hand when the catalogue changes', () => {
    const written = `${page.text}\nAn example from the field.\n`;
    const changed = { ...entry, text: { ...entry.text, en: 'No input was named.' } };
    const remade = errorPage('NO_INPUT', changed, written);
    expect(remade).toContain('No input was named.');
    expect(remade).not.toContain('There is no input.');
    expect(remade).toContain('An example from the field.');
    expect(errorPage('NO_INPUT', changed, remade)).toBe(remade);
  });
});
