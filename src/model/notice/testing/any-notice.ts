import fc from 'fast-check';
import type { Block, NoticeDocument, Run } from '../notice-document.ts';

/** What breaks formats: markup of each, other scripts, rare kanji, what reads like a list, a rule or an address. */
const PIECES = [
  '<script>alert(1)</script>',
  '</w:t></w:p>',
  '&amp;',
  '**',
  '__',
  '`x`',
  '~~',
  '[a](http://evil.example)',
  '![x](y)',
  'http://evil.example/?a=1&b=2',
  'www.evil.example',
  'taro@mihon.example',
  '1. ',
  '- ',
  '# ',
  '> ',
  '---',
  '| a | b |',
  '\\',
  '{{ x }}',
  '\u202e',
  '\u200b',
  '\u0000',
  '\u0007',
  '\r\nBcc: x@evil.example',
  '髙﨑鷗①㈱',
  '𠮷野',
  '葛\u{e0100}城',
  'ハンカク',
  'か\u3099',
  'مرحبا',
  '👨‍👩‍👧 😀',
  'あ',
  '、。」',
  'x'.repeat(200),
  '1,234件',
  '2026年11月22日',
  ' ',
  'word',
] as const;

const words = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8, unit: 'binary' })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '');

const simple: fc.Arbitrary<Run> = fc.oneof(
  words.map((text): Run => ({ type: 'text', text })),
  words.map((text): Run => ({ type: 'bound', text, from: 'fact:any' })),
);

const runs: fc.Arbitrary<Run[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 1, arbitrary: simple.map((run): Run => ({ type: 'strong', runs: [run] })) },
    {
      weight: 1,
      arbitrary: simple.map(
        (run): Run => ({ type: 'link', url: 'https://mihon.example/a?b=(c)', runs: [run] }),
      ),
    },
    { weight: 1, arbitrary: fc.constant<Run>({ type: 'break' }) },
  ),
  { minLength: 1, maxLength: 5 },
);

const align = fc.constantFrom('start' as const, 'center' as const, 'end' as const);
const paragraph = fc.record({ type: fc.constant('paragraph' as const), align, runs });

const table = fc.integer({ min: 1, max: 4 }).chain((columns) => {
  const line = fc.array(runs, { minLength: columns, maxLength: columns });
  return fc.record({
    type: fc.constant('table' as const),
    head: line,
    rows: fc.array(line, { maxLength: 3 }),
    align: fc.array(align, { minLength: columns, maxLength: columns }),
  });
});

const flat: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(2 as const, 3 as const, 4 as const),
    runs,
  }),
  paragraph,
  table,
  fc.constant<Block>({ type: 'rule' }),
);

const list = fc.record({
  type: fc.constant('list' as const),
  isOrdered: fc.boolean(),
  items: fc.array(
    fc
      .tuple(paragraph, fc.array(paragraph, { maxLength: 1 }))
      .map(([first, more]): Block[] => [first, ...more]),
    { minLength: 1, maxLength: 3 },
  ),
});

const quote = fc.record({
  type: fc.constant('quote' as const),
  blocks: fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 2 }),
});

/** Documents with every kind of block and hostile text everywhere. */
export const anyNotice: fc.Arbitrary<NoticeDocument> = fc.record({
  kind: fc.constant('public-final' as const),
  language: fc.constantFrom('ja' as const, 'en' as const),
  title: runs,
  blocks: fc.array(fc.oneof(flat, list, quote), { minLength: 1, maxLength: 6 }),
});
