import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectScannerAgent, detectScannerMark } from './detect-scanner.ts';

describe('detectScannerAgent', () => {
  it.each([
    'sqlmap/1.7#stable',
    'Mozilla/5.0 (Nikto/2.1.6)',
    'masscan/1.3',
    'Nuclei - Open-source',
    'gobuster/3.6',
    'DirBuster-1.0-RC1',
    'Fuzz Faster U Fool v2',
    'Mozlila/5.0 (Linux; Android 7.0) AppleWebKit/537.36 Chrome/60.0 Moblie Safari/537.36',
  ])('knows %s', (agent) => {
    expect(wordsFound(detectScannerAgent, agent, 'user-agent', '')).toEqual(['scanner-agent']);
  });

  it.each([
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'curl/8.0',
    'python-requests/2.31',
    'Paroslav/1.0',
  ])('does not take %s for one', (agent) => {
    expect(wordsFound(detectScannerAgent, agent, 'user-agent', '')).toEqual([]);
  });
});

describe('detectScannerMark', () => {
  it('finds names and callback domains in values', () => {
    expect(wordsFound(detectScannerMark, "'ns='netsparker(0x0001)")).toEqual(['scanner-mark']);
    expect(wordsFound(detectScannerMark, 'http://x.oastify.com/')).toEqual(['scanner-mark']);
    expect(wordsFound(detectScannerMark, 'a reader for Nessus reports')).toEqual([]);
    expect(wordsFound(detectScannerMark, 'nessus_test 1')).toEqual(['scanner-mark']);
    expect(wordsFound(detectScannerMark, 'http://shop.example/')).toEqual([]);
  });
});
