import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectTemplate } from './detect-template.ts';

describe('detectTemplate', () => {
  it.each([
    '{{7*7}}',
    "{{7*'7'}}",
    '${7*7}',
    '<%= 7*7 %>',
    '#{7*7}',
    '*{7*7}',
    '@(7*7)',
    '{7*7}',
    '[[${7*7}]]',
    "{{''.__class__.__mro__[1].__subclasses__()}}",
    '{{config.items()}}',
    '${T(java.lang.Runtime).getRuntime()}',
    '{{_self.env.registerUndefinedFilterCallback("exec")}}',
    '{php}echo 1;{/php}',
    '#set($x=7*7)',
    '<#assign x="freemarker.template.utility.Execute"?new()>',
    '{% debug %}',
    "{{constructor.constructor('alert(1)')()}}",
    '{{config}}',
    "{{'a'.toUpperCase()}}",
    "{{['a']|filter('b')}}",
    '{%for x in [1]%}{{x}}{%endfor%}',
    '{$smarty.version}',
    '{{printf "%s" "a"}}',
    "[#assign x='a']",
    '{{ [].class.base.subclasses() }}',
    '{% for k, v in config.items() %}',
    '${class.getClassLoader()}',
    '{{ . | printf "%v" }}',
  ])('finds a template in %s', (text) => {
    expect(wordsFound(detectTemplate, text)).toHaveLength(1);
  });

  it.each([
    '{{product.url}}',
    '{{ item.id }}',
    '${link}',
    '#{name}',
    '<%= name %>',
    '{3-5}',
    '[M]',
    '$5',
    '%{name}',
    '{{title}}',
    '{% product %}',
    '{{ "red" }}',
    '{keyword}',
  ])('leaves the unfilled or ordinary %s alone', (text) => {
    expect(wordsFound(detectTemplate, text)).toEqual([]);
  });
});
