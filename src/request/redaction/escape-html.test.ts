import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from './escape-html.ts';

describe('escapeHtml', () => {
  it('makes markup text', () => {
    expect(escapeHtml(`<img src=x onerror='a("b")'>&\``)).toBe(
      '&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt;&amp;&#96;',
    );
  });

  it('leaves no character that could end an attribute or open a tag', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`]|&(?![a-z#0-9]+;)/);
      }),
    );
  });
});
