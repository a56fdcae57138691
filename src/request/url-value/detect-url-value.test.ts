import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectUrlValue } from './detect-url-value.ts';

const words = (name: string, text: string) => wordsFound(detectUrlValue, text, 'query-value', name);

describe('detectUrlValue', () => {
  it.each([
    ['stream-wrapper', 'page', 'php://filter/convert.base64-encode/resource=index.php'],
    ['stream-wrapper', 'q', 'data://text/plain;base64,PD9waHA='],
    ['stream-wrapper', 'q', 'expect://id'],
    ['remote-include', 'page', 'http://192.0.2.1/shell.txt?'],
    ['remote-include', 'page', 'https://evil.example/shell.php'],
    ['remote-include', 'x', 'hTTp://evil.example/n'],
    ['remote-include', 'mosconfig_absolute_path', 'https://evil.example'],
    ['remote-include', '_conf[path]', 'https://evil.example'],
    ['remote-include', 'x', 'http://evil.example/a?\0'],
    ['metadata-host', 'url', 'http://169.254.169.254/latest/meta-data/'],
    ['metadata-host', 'return', 'http://metadata.google.internal/'],
    ['disguised-host', 'url', 'http://2130706433/'],
    ['disguised-host', 'url', 'http://0x7f000001/'],
    ['disguised-host', 'q', 'http://0177.0.0.1/'],
    ['disguised-host', 'q', 'http://169.254.169.254.nip.io/'],
    ['loopback-host', 'url', 'http://127.0.0.1:22/'],
    ['loopback-host', 'url', 'http://[::1]/'],
    ['private-host', 'url', 'http://10.0.0.5/'],
    ['loopback-host', 'q', 'http://localhost/admin'],
    ['loopback-host', 'x', 'localhost:6379'],
    ['loopback-host', 'url', 'http:127.0.0.1/'],
    ['loopback-host', 'url', 'jar:http://127.0.0.1!/'],
    ['loopback-host', 'url', 'http://①②⑦.⓪.⓪.①/'],
    ['loopback-host', 'url', 'http://127。0。0。1/'],
    ['metadata-host', 'url', 'http://[::ffff:169.254.169.254]/'],
    ['disguised-host', 'url', 'http://425.510.425.510/'],
    ['private-host', 'x', 'http://192.168.1.1:8080/'],
    ['private-host', 'url', 'http://db.internal/'],
    ['remote-include', 'x', 'ftp://192.0.2.1/s.txt'],
    ['remote-include', 'q', 'http://evil.example/r.txt?'],
    ['network-share', 'x', '\\\\192.0.2.1\\a\\b.php'],
    ['network-share', 'x', '\\\\::1\\c$\\a.dat'],
    ['fetching-scheme', 'q', 'gopher://192.0.2.1:6379/_x'],
    ['file-scheme', 'q', 'file:///etc/passwd'],
  ])('finds %s in %s=%s', (why, name, text) => {
    expect(words(name, text)).toContain(why);
  });

  it.each([
    ['return', 'https://shop.example/x'],
    ['return', 'https://shop.example/x?a=b'],
    ['path', 'https://shop.example'],
    ['include', 'https://cdn.example/a.png'],
    ['redirect_to', 'http://localhost:3000/cart'],
    ['q', 'http://shop.example/item?id=1'],
    ['image', 'https://cdn.example/a.jpg'],
    ['file', 'https://cdn.example/manual.pdf'],
    ['q', 'www.example.jp'],
    ['q', '//'],
    ['q', '///'],
    ['q', '//comment'],
    ['q', 'tel:03-0000-0000'],
    ['q', 'mailto:a@example.jp'],
    ['dl', 'http://192.168.0.2/'],
    ['page_location', 'http://localhost:3000/'],
    ['q', 'http://shop.example/a.txt'],
    ['ref', 'http://192.168.0.2/'],
  ])('leaves %s=%s alone', (name, text) => {
    expect(words(name, text)).toEqual([]);
  });
});
