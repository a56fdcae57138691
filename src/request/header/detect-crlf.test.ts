import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectCrlf } from './detect-crlf.ts';

describe('detectCrlf', () => {
  it.each([
    'x\r\nSet-Cookie: a=b',
    'x\nLocation: http://192.0.2.1',
    'x\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK',
    '\r\n\r\n<html>',
    '嘊嘍Set-Cookie:a=b',
    'x\rX-Injected: 1',
    '\r\nown:name=value',
    'a\r\nRemote-Addr: 127.0.0.1',
    'a@a.example\r\nRCPT TO:<b@b.example>',
    'x\r\nCONFIG SET dir /var/www\r\n',
    '\r\nQUIT\r\n',
    '\r\nV100 CAPABILITY\r\nV101 FETCH 4791',
  ])('finds a header in %j', (text) => {
    expect(wordsFound(detectCrlf, text)).toHaveLength(1);
  });

  it.each([
    'お世話になります。\r\n注文の件です。\r\nよろしく',
    'Hello\r\nmy order: 12\r\nthanks',
    'To: shop\r\nFrom: me\r\nSubject: order\r\nhello',
    'Tel: 1\r\nE-mail: a@example.jp',
    'a\r\nT-shirt\r\nLong-sleeve: 2\r\nb',
    'a\nb',
    'Set-Cookie: a=b',
  ])('leaves the message %j alone', (text) => {
    expect(wordsFound(detectCrlf, text)).toEqual([]);
  });

  it('knows the settings that PHP-FPM took from behind a line end', () => {
    expect(wordsFound(detectCrlf, '/index.php/PHP_VALUE\na=1', 'path', '')).toEqual([
      'line-end-after-script',
    ]);
    expect(wordsFound(detectCrlf, '/index.php\n ', 'path', '')).toEqual([]);
  });

  it('takes any header in a path for one', () => {
    expect(wordsFound(detectCrlf, '/a\r\nown:x', 'path', '')).toEqual(['header-after-line-end']);
  });
});
