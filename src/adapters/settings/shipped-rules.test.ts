import { describe, expect, it } from 'vitest';
import { readRules } from '../../detect/sigma/read-rules.ts';
import { attacksIn } from '../../model/attack-set.ts';
import { VALUE_ATTACKS } from '../../model/value-attacks.ts';
import { checkRules } from '../../pipeline/rules-check/check-rules.ts';
import { readRuleFolder } from './read-rule-folder.ts';
import { shippedFolder } from './shipped-folder.ts';

const shipped = shippedFolder('rules');
const folder = await readRuleFolder(shipped, shipped);
const set = readRules(folder.files);
const heads = [...set.rules, ...set.correlations];

/** Problems that need no run of the cases to be seen. */
const AT_REST = new Set([
  'page-missing',
  'hostile-case-missing',
  'honest-case-missing',
  'case-without-rule',
  'expected-missing',
  'expected-unreadable',
  'expected-nothing',
  'unknown-rule-in-case',
]);

describe('shipped rules', () => {
  it('are complete: readable, with page, hostile and honest case', async () => {
    const { unreadable, problems } = await checkRules(folder, async () => ({ findings: [] }));
    expect(unreadable).toEqual([]);
    expect(problems.filter(({ code }) => AT_REST.has(code))).toEqual([]);
  });

  it.each(heads.map((head) => [head.path.slice(shipped.length + 1), head] as const))(
    '%s has a fixed id, a Japanese title, a level and a technique',
    (_, { id, titleJa, level, tags, techniques, description }) => {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(titleJa).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      expect(level).toBeDefined();
      expect(description).not.toBe('');
      if (tags.includes('hinomi.building-block')) expect(level).toBe('informational');
      else expect(techniques.length > 0 || tags.some((tag) => tag.startsWith('attack.'))).toBe(true);
    },
  );

  it('cover every attack that the inspector names', () => {
    const tags = new Set(heads.flatMap((head) => head.tags));
    const others = ['webshell', 'upload', 'scanner', 'probe', 'method-abuse', 'protocol'];
    expect([...attacksIn(VALUE_ATTACKS), ...others].filter((word) => !tags.has(`hinomi.${word}`))).toEqual(
      [],
    );
  });
});
