import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type CompileRulesOptions, compileRules } from './compile-rules.ts';
import { JsonEvent } from './json-event.ts';
import { readRules } from './read-rules.ts';

type Json = Readonly<Record<string, unknown>>;

/** Whether a rule with this detection holds on an event. */
function holds(detection: Json, event: Json, options: CompileRulesOptions = {}, placeholders = {}): boolean {
  const text = stringify({ title: 'T', detection: { condition: 'selection', ...detection } });
  const set = readRules([{ path: 'r.yml', text }], { placeholders });
  expect(set.problems).toEqual([]);
  return compileRules(set.rules, options).match(new JsonEvent(event)).length === 1;
}

const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64');

/** A selection; events on which it holds; events on which it does not. */
const TABLE: readonly (readonly [
  name: string,
  selection: unknown,
  yes: readonly Json[],
  no: readonly Json[],
])[] = [
  [
    'a text',
    { f: 'Abc' },
    [{ f: 'abc' }, { f: 'ABC' }],
    [{ f: 'abcd' }, { g: 'abc' }, { f: null }, { f: '' }],
  ],
  ['case beyond ASCII', { f: 'ÄΣ' }, [{ f: 'äσ' }, { f: 'äς' }], [{ f: 'as' }]],
  ['wildcards', { f: 'a*c?' }, [{ f: 'acd' }, { f: 'abccx' }], [{ f: 'ac' }, { f: 'xacd' }]],
  ['escaped wildcards', { f: String.raw`a\*c\?` }, [{ f: 'a*c?' }], [{ f: 'abcd' }]],
  ['an empty text', { f: '' }, [{ f: '' }], [{ f: 'a' }, {}, { f: null }]],
  ['any text', { f: '*' }, [{ f: '' }, { f: 'a' }, { f: 0 }], [{}, { f: null }]],
  ['null', { f: null }, [{}, { f: null }, { f: ['a', null] }], [{ f: '' }, { f: 0 }, { f: 'null' }]],
  [
    'a number',
    { f: 400 },
    [{ f: 400 }, { f: '400' }, { f: 400.0 }],
    [{ f: 401 }, { f: '4000' }, { f: 'x' }, {}],
  ],
  ['a text that is a number', { f: '400' }, [{ f: 400 }, { f: '400' }], [{ f: 4001 }]],
  ['a pattern on a number', { f: '40?' }, [{ f: 404 }], [{ f: 4040 }]],
  ['a boolean', { f: true }, [{ f: true }], [{ f: false }, { f: 'true' }, { f: 1 }, {}]],
  ['a text on a boolean', { f: 'true' }, [{ f: true }, { f: 'TRUE' }], [{ f: false }]],
  ['a list of values', { f: ['a', 2, null] }, [{ f: 'a' }, { f: 2 }, {}], [{ f: 'b' }]],
  ['a list in the event', { f: 'b' }, [{ f: ['a', 'b'] }], [{ f: ['a'] }, { f: [] }]],
  ['a map', { f: 'a', g: 'b' }, [{ f: 'a', g: 'b' }], [{ f: 'a' }, { f: 'a', g: 'c' }]],
  ['a list of maps', [{ f: 'a' }, { g: 'b', h: 'c' }], [{ f: 'a' }, { g: 'b', h: 'c' }], [{ g: 'b' }]],
  ['a path', { 'a.b': 1 }, [{ a: { b: 1 } }, { 'a.b': 1 }, { a: [{ b: 1 }] }], [{ a: 1 }, { b: 1 }]],
  ['contains', { 'f|contains': 'BC' }, [{ f: 'abcd' }, { f: ['x', 'abc'] }], [{ f: 'acb' }]],
  ['contains nothing', { 'f|contains': '' }, [{ f: '' }, { f: 'x' }], [{}, { f: null }]],
  ['contains a number', { 'f|contains': 12 }, [{ f: 'a12b' }, { f: 3124 }], [{ f: '1' }]],
  ['contains with wildcards', { 'f|contains': 'a?c*e' }, [{ f: 'xabcdex' }], [{ f: 'ace' }]],
  ['startswith', { 'f|startswith': 'ab' }, [{ f: 'ABc' }], [{ f: 'cab' }]],
  ['endswith', { 'f|endswith': String.raw`\cmd.exe` }, [{ f: String.raw`C:\CMD.EXE` }], [{ f: 'xcmd.exe' }]],
  ['all', { 'f|contains|all': ['a', 'b'] }, [{ f: 'xbxa' }, { f: ['a', 'b'] }], [{ f: 'a' }]],
  ['all, written first', { 'f|all|contains': ['a', 'b'] }, [{ f: 'ba' }], [{ f: 'b' }]],
  ['cased', { 'f|cased': 'Ab' }, [{ f: 'Ab' }], [{ f: 'ab' }]],
  ['contains, cased', { 'f|contains|cased': 'Ab' }, [{ f: 'xAbx' }], [{ f: 'xabx' }]],
  ['neq', { 'f|neq': 'a' }, [{ f: 'b' }, {}], [{ f: 'A' }, { f: ['b', 'a'] }]],
  ['neq with several', { 'f|neq': ['a', 5] }, [{ f: 'b' }], [{ f: 'a' }, { f: 5 }]],
  ['neq after contains', { 'f|contains|neq': 'a' }, [{ f: 'xyz' }], [{ f: 'xay' }]],
  ['neq null', { 'f|neq': null }, [{ f: '' }, { f: 0 }], [{}, { f: null }]],
  ['exists', { 'f|exists': true }, [{ f: 1 }, { f: null }, { f: '' }], [{}, { g: 1 }]],
  ['exists not', { 'f|exists': false }, [{}], [{ f: null }, { f: '' }]],
  ['re', { 'f|re': '^a.+z$' }, [{ f: 'abz' }], [{ f: 'Abz' }, { f: 'az' }, {}]],
  ['re on a number', { 'f|re': '^4..$' }, [{ f: 404 }], [{ f: 4040 }]],
  ['re with i', { 'f|re|i': 'ABC' }, [{ f: 'xabcx' }], [{ f: 'ab' }]],
  ['re with m and s', { 'f|re|m|s': '^b.c' }, [{ f: 'a\nb\nc' }], [{ f: 'ab\nc' }]],
  ['re tied to the start', { 'f|re|startswith': 'a|b' }, [{ f: 'bc' }], [{ f: 'cb' }]],
  ['re tied to the end', { 'f|re|endswith': 'a|b' }, [{ f: 'cb' }], [{ f: 'bc' }]],
  ['re does not read wildcards', { 'f|re': String.raw`a\*\?` }, [{ f: 'a*?' }], [{ f: 'abc' }]],
  ['base64', { 'f|base64': 'hello' }, [{ f: base64('hello') }], [{ f: 'hello' }]],
  ['base64 beyond ASCII', { 'f|base64': 'é店' }, [{ f: base64('é店') }], [{ f: 'é店' }]],
  [
    'base64offset',
    { 'f|base64offset|contains': 'http://' },
    ['', 'a', 'ab', 'abc', 'abcd'].map((before) => ({ f: base64(`${before}http://shop.example`) })),
    [{ f: base64('ftp://shop.example') }],
  ],
  [
    'utf16le and base64offset',
    { 'f|utf16le|base64offset|contains': 'iex' },
    ['', 'x', 'xy', 'xyz'].map((before) => ({ f: base64(`${before}iex `, 'utf16le') })),
    [{ f: base64('iex') }],
  ],
  ['wide', { 'f|wide|base64': 'ab' }, [{ f: base64('ab', 'utf16le') }], [{ f: base64('ab') }]],
  ['utf16be', { 'f|utf16be|base64': 'ab' }, [{ f: base64('\0a\0b', 'latin1') }], [{ f: base64('ab') }]],
  ['utf16', { 'f|utf16|base64': 'ab' }, [{ f: base64('\xff\xfea\0b\0', 'latin1') }], [{ f: base64('ab') }]],
  ['utf16 in place', { 'f|wide|contains': 'ab' }, [{ f: 'xa\0b\0x' }], [{ f: 'ab' }]],
  [
    'windash',
    { 'f|windash|contains': ' -f /x' },
    ['-f -x', '/f /x', '–f —x', '―f /x'].map((flags) => ({ f: `cmd ${flags}` })),
    [{ f: 'cmd +f /x' }, { f: 'cmd f x' }],
  ],
  ['windash leaves dashes in words', { 'f|windash': 'a-b' }, [{ f: 'a-b' }], [{ f: 'a/b' }]],
  [
    'cidr',
    { 'f|cidr': ['192.0.2.0/24', '2001:db8::/32'] },
    [{ f: '192.0.2.7' }, { f: '2001:db8::7' }],
    [{ f: '192.0.3.7' }, { f: 'x' }, {}],
  ],
  ['gt', { 'f|gt': 5 }, [{ f: 6 }, { f: '5.5' }], [{ f: 5 }, { f: 'six' }, {}]],
  ['gte', { 'f|gte': 5 }, [{ f: 5 }], [{ f: 4.9 }, { f: null }]],
  ['lt', { 'f|lt': 5 }, [{ f: -1 }, { f: '4' }], [{ f: 5 }, { f: '' }, {}, { f: true }]],
  ['lte', { 'f|lte': 5.5 }, [{ f: 5.5 }], [{ f: 5.6 }]],
  [
    'fieldref',
    { 'f|fieldref': 'g' },
    [
      { f: 'A', g: 'a' },
      { f: 1, g: 1 },
    ],
    [{ f: 'a', g: 'b' }, { f: 'a' }, {}],
  ],
  ['fieldref with contains', { 'f|fieldref|contains': 'g' }, [{ f: 'xay', g: 'a' }], [{ f: 'a', g: 'xay' }]],
  [
    'fieldref with startswith',
    { 'f|fieldref|startswith': 'g' },
    [{ f: 'ay', g: 'a' }],
    [{ f: 'xa', g: 'a' }],
  ],
  ['fieldref with endswith', { 'f|fieldref|endswith': 'g' }, [{ f: 'xa', g: 'a' }], [{ f: 'ay', g: 'a' }]],
  ['fieldref with neq', { 'f|neq|fieldref': 'g' }, [{ f: 'a', g: 'b' }], [{ f: 'a', g: 'A' }]],
  ['fieldref with cased', { 'f|fieldref|cased': 'g' }, [{ f: 'a', g: 'a' }], [{ f: 'a', g: 'A' }]],
  [
    'hour',
    { 'f|hour': 3 },
    [{ f: '2026-01-02T03:04:05+09:00' }],
    [{ f: '2026-01-02T04:04:05Z' }, { f: 'x' }, {}],
  ],
  ['minute', { 'f|minute': [4, 5] }, [{ f: '2026-01-02T03:04:05Z' }], [{ f: '2026-01-02T03:06:05Z' }]],
  [
    'day, month, year',
    { 'f|day': 2, 'f|month': 1, 'f|year': 2026 },
    [{ f: '2026-01-02' }],
    [{ f: '2026-02-01' }],
  ],
  ['week', { 'f|week': 1 }, [{ f: '2026-01-02' }], [{ f: '2026-01-08' }]],
  ['hour on one side', { 'f|hour|lt': 6 }, [{ f: '2026-01-02T05:59:00Z' }], [{ f: '2026-01-02T06:00:00Z' }]],
  [
    'hour, compared first',
    { 'f|gte|hour': 22 },
    [{ f: '2026-01-02T22:00:00Z' }],
    [{ f: '2026-01-02T21:00:00Z' }],
  ],
  ['a keyword', 'evil', [{ a: { b: ['x', 'an EVIL thing'] } }, { a: 'evil' }], [{ evil: 'x' }, {}]],
  ['keywords', ['one', 2], [{ a: 'x one x' }, { b: 12 }], [{ a: 'x' }]],
  ['a keyword with wildcards', 'a*z', [{ a: 'x a to z x' }], [{ a: 'za' }]],
  ['keywords with all', { '|all': ['one', 'two'] }, [{ a: 'one', b: 'two' }], [{ a: 'one' }]],
  ['keywords with re', { '|re': '^x' }, [{ a: 'xy' }], [{ a: 'yx' }]],
  ['keywords, cased', { '|cased': 'Evil' }, [{ a: 'an Evil' }], [{ a: 'an evil' }]],
];

describe('compileRules', () => {
  it.each(TABLE)('%s', (_name, selection, yes, no) => {
    for (const event of yes) expect([event, holds({ selection }, event)]).toEqual([event, true]);
    for (const event of no) expect([event, holds({ selection }, event)]).toEqual([event, false]);
  });

  const selections = { s1: { a: 1 }, s2: { b: 1 }, s3: { c: 1 }, _x: { x: 1 } };
  it.each([
    ['s1 or s2 and s3', [{ a: 1 }, { b: 1, c: 1 }], [{ b: 1 }, { c: 1 }]],
    ['(s1 or s2) and not s3', [{ a: 1 }, { b: 1 }], [{ a: 1, c: 1 }, {}]],
    ['1 of them', [{ a: 1 }, { c: 1 }], [{ x: 1 }, {}]],
    ['all of them', [{ a: 1, b: 1, c: 1 }], [{ a: 1, b: 1, x: 1 }]],
    ['1 of s*', [{ b: 1 }], [{ x: 1 }]],
    ['all of s*', [{ a: 1, b: 1, c: 1 }], [{ a: 1, b: 1 }]],
    [
      '2 of s*',
      [
        { a: 1, c: 1 },
        { a: 1, b: 1, c: 1 },
      ],
      [{ a: 1 }],
    ],
    ['any of *3', [{ c: 1 }], [{ a: 1 }]],
    ['not 1 of s*', [{}, { x: 1 }], [{ a: 1 }]],
    ['1 of _*', [{ x: 1 }], [{ a: 1 }]],
    ['not s1', [{}, { b: 1 }], [{ a: 1 }]],
    [['s1', 's2 and s3'], [{ a: 1 }, { b: 1, c: 1 }], [{ b: 1 }]],
  ])('condition %s', (condition, yes, no) => {
    for (const event of yes)
      expect([event, holds({ ...selections, condition }, event)]).toEqual([event, true]);
    for (const event of no)
      expect([event, holds({ ...selections, condition }, event)]).toEqual([event, false]);
  });

  it('fills placeholders with texts that may hold wildcards', () => {
    const placeholders = { admins: ['root', 'adm_*'], n: ['1'] };
    const detection = { selection: { 'f|expand': String.raw`x-%admins%-%n%\%` } };
    expect(holds(detection, { f: 'x-ADM_bob-1%' }, {}, placeholders)).toBe(true);
    expect(holds(detection, { f: 'x-root-1%' }, {}, placeholders)).toBe(true);
    expect(holds(detection, { f: 'x-bob-1%' }, {}, placeholders)).toBe(false);
    expect(holds({ selection: { f: '%admins%' } }, { f: '%admins%' }, {}, placeholders)).toBe(true);
  });

  it('tries further readings of a text too', () => {
    const options = {
      variants: (field: string, value: string) => (field === 'q' ? [decodeURIComponent(value)] : []),
    };
    const detection = { selection: { 'q|contains': 'union select' } };
    expect(holds(detection, { q: 'union%20select' }, options)).toBe(true);
    expect(holds(detection, { q: 'union select' }, options)).toBe(true);
    expect(holds(detection, { q: 'union%20select' })).toBe(false);
    expect(holds({ selection: { 'q|contains': '%20' } }, { q: 'a%20b' }, options)).toBe(true);
  });

  it('heeds a log source only where the event carries it', () => {
    const text =
      'logsource: { category: webserver, product: apache }\ndetection: { s: { f: a }, condition: s }';
    const { rules } = readRules([{ path: 'r.yml', text }]);
    const matcher = compileRules(rules);
    const match = (event: Json) => matcher.match(new JsonEvent({ f: 'a', ...event })).length;
    expect(match({})).toBe(1);
    expect(match({ logsource: { category: 'WebServer' } })).toBe(1);
    expect(match({ logsource: { category: 'webserver', service: 'x' } })).toBe(1);
    expect(match({ logsource: { product: 'nginx' } })).toBe(0);
    expect(match({ 'logsource.category': 'proxy' })).toBe(0);
    expect(match({ category: 'proxy' })).toBe(1);
  });

  it('gives the indexes of the rules that hold, in order', () => {
    const text = ['b', 'a', 'a*', 'c']
      .map((value, n) => stringify({ id: `r${n}`, detection: { s: { f: value }, condition: 's' } }))
      .join('---\n');
    const matcher = compileRules(readRules([{ path: 'r.yml', text }]).rules);
    expect(matcher.match(new JsonEvent({ f: 'a' }))).toEqual([1, 2]);
    expect(matcher.match(new JsonEvent({ f: 'x' }))).toEqual([]);
    expect(matcher.match(new JsonEvent({ f: 'c' }))).toEqual([3]);
  });
});
