import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectObject } from './detect-object.ts';

describe('detectObject', () => {
  it.each([
    ['php-object', 'O:8:"stdClass":1:{s:1:"a";i:1;}'],
    ['php-object', 'a:1:{i:0;O:4:"Evil":0:{}}'],
    ['php-object', 'O:+4:"Evil":0:{}'],
    ['java-object', 'rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA=='],
    ['java-object', 'aced0005737200'],
    ['dotnet-object', 'AAEAAAD/////AQAAAAAAAAAMAgAAAF'],
    ['dotnet-object', '/wEyxBEAAQAAAP////8BAAAAAAAAAAwCAAAA'],
    ['dotnet-object', '/wEykgEAAQAAAP////8BAAAAAAAAAAwC'],
    ['python-pickle', 'cos\nsystem\n(S"id"\ntR.'],
    ['yaml-object', '!!python/object/apply:os.system ["id"]'],
    ['gadget-class', '{"@type":"com.sun.rowset.JdbcRowSetImpl"}'],
    ['gadget-class', '["java.util.HashMap",{"a":1}]'],
    ['gadget-class', '<java class="java.beans.XMLDecoder">'],
    ['python-pickle', "cos\\nsystem\\n(S'id'"],
    ['prototype-pollution', '__proto__[x]'],
    ['prototype-pollution', 'constructor[prototype][x]'],
  ])('finds %s in %s', (why, text) => {
    expect(wordsFound(detectObject, text)).toContain(why);
  });

  it.each([
    'a:2:{i:0;s:1:"x";i:1;s:1:"y";}',
    'O:8',
    'rO0',
    'プロトタイプ prototype',
    'constructor',
    'AAEAAAD',
    '/wEPDwUKMTQ2OTkzNDMyMWRkxBEAAQAAAAAA',
  ])('leaves %s alone', (text) => {
    expect(wordsFound(detectObject, text)).toEqual([]);
  });
});
