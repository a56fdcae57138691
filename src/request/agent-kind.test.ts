import { describe, expect, it } from 'vitest';
import { agentKind, scannerMark } from './agent-kind.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1';
const CRAWLER = 'Mozilla/5.0 (compatible; ExampleBot/2.1; +http://bot.example/)';

describe('agentKind', () => {
  it.each([
    [CHROME, 'browser'],
    [PHONE, 'browser'],
    ['Opera/9.80 (Windows NT 6.1) Presto/2.12', 'browser'],
    [CRAWLER, 'crawler'],
    ['curl/8.4.0', 'library'],
    ['Mozilla/5.0 zgrab/0.x', 'library'],
    ['sqlmap/1.6.12#stable (https://sqlmap.org)', 'tool'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Nikto/2.5', 'tool'],
    ['Mozilla/5.0 (Hydra)', 'tool'],
    ['a1b2c3', 'tool'],
    ['-', 'none'],
    ['', 'none'],
  ])('calls %s a %s', (agent, kind) => {
    expect(agentKind(agent)).toBe(kind);
  });
});

describe('scannerMark', () => {
  it('knows payloads that name their tool', () => {
    expect(scannerMark('/?q=Netsparker(0x01)')).toBe('netsparker');
    expect(scannerMark('/?q=red+shoes')).toBe('');
  });
});
