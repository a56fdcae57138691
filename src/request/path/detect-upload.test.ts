import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectUpload } from './detect-upload.ts';

describe('detectUpload', () => {
  it.each(['/a.php.jpg', '/a.asp;.jpg', '/a.php\0.jpg', '/a.jpg.php', '/a.aspx::$data', '/a.php. .png'])(
    'finds a disguised script: %j',
    (path) => {
      expect(wordsFound(detectUpload, path, 'path', '')).toEqual(['disguised-script']);
    },
  );

  it('finds a script in the parameter of an upload', () => {
    expect(wordsFound(detectUpload, 'a.phtml', 'query-value', 'filename')).toEqual(['script-upload']);
    expect(wordsFound(detectUpload, 'a.phtml', 'query-value', 'page')).toEqual([]);
    expect(wordsFound(detectUpload, 'a.jpg', 'query-value', 'filename')).toEqual([]);
  });

  it.each(['/a.php', '/a.php.txt', '/a.jpg', '/a.jpg.webp', '/php.jpg', '/a.tar.gz'])(
    'leaves %s alone',
    (path) => {
      expect(wordsFound(detectUpload, path, 'path', '')).toEqual([]);
    },
  );
});
