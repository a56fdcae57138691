import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlTokens } from './sql-tokens.ts';

const kinds = (text: string, start = 0) =>
  sqlTokens(text, start).tokens.map(({ kind, text: of }) => `${kind} ${of}`);

describe('sqlTokens', () => {
  it('reads numbers, names, strings and operators of any dialect', () => {
    expect(kinds("1 or users.name<>'a''b' and [x y]=`z`")).toEqual([
      'number 1',
      'keyword or',
      'word users.name',
      'operator <>',
      "string a''b",
      'keyword and',
      'word x y',
      'operator =',
      'word z',
    ]);
    expect(kinds('0x4f, 1.5e3; @@version || x::text')).toEqual([
      'number 0x4f',
      ', ,',
      'number 1.5e3',
      '; ;',
      'variable @@version',
      'operator ||',
      'word x',
      'operator ::',
      'word text',
    ]);
  });

  it('takes 1or apart, and leaves names with digits whole', () => {
    expect(kinds('1or 1')).toEqual(['number 1', 'keyword or', 'number 1']);
    expect(kinds('501xx')).toEqual(['word 501xx']);
  });

  it('skips comments, marks what stands behind them, and ends at one that runs to the end', () => {
    const { tokens, versionComment } = sqlTokens('union/**/select /*!50000 1*/ -- rest', 0);
    expect(tokens.map(({ kind, afterComment }) => [kind, afterComment])).toEqual([
      ['keyword', false],
      ['keyword', true],
      ['number', true],
      ['comment', false],
    ]);
    expect(versionComment).toBe(true);
  });

  it('ends a name at a # that begins a comment, and keeps it within names of Oracle and SQL Server', () => {
    expect(kinds('from members#')).toEqual(['keyword from', 'word members', 'comment ']);
    expect(kinds('from shop.members# ')).toEqual(['keyword from', 'word shop.members', 'comment  ']);
    expect(kinds('union#x7\nselect#\r\nname')).toEqual(['keyword union', 'keyword select', 'word name']);
    expect(kinds('select user#,a.obj# from t#1 where user#=1')).toEqual([
      'keyword select',
      'word user#',
      ', ,',
      'word a.obj#',
      'keyword from',
      'word t#1',
      'keyword where',
      'word user#',
      'operator =',
      'number 1',
    ]);
  });

  it('begins where a break-out begins', () => {
    expect(kinds("x' or 'a", 2)).toEqual(['keyword or', 'open-string a']);
  });

  it('covers the text from left to right, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let end = 0;
        for (const token of sqlTokens(text.toLowerCase(), 0).tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
      }),
    );
  });

  it('reads no more than 384 tokens', () => {
    expect(sqlTokens('('.repeat(5000), 0).tokens).toHaveLength(384);
  });
});
