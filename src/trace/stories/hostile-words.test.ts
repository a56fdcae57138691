import { describe, expect, it } from 'vitest';
import { Story } from './story.ts';

const ATTACKER = '198.51.100.1';

/** Text as a log holds it: each character one byte. */
function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function wordsOf(path: string, account: string): string {
  const story = new Story()
    .tell({ at: '2026-04-01T10:00:00', from: ATTACKER, does: 'PUT /x.php', status: 201 })
    .tell({ at: '2026-04-01T10:05:00', from: ATTACKER, account, action: 'admin.login', result: 'success' });
  const events = story.events.map((event) => ({ ...event, path: event.kind === 'web' ? path : event.path }));
  story.find({ sources: [ATTACKER], attacks: ['upload'], files: [path], outcome: 'succeeded' });
  const { actors, timeline } = story.trace({}, events);
  const links = actors.flatMap((actor) => actor.links.map((link) => link.why));
  return [...timeline.flatMap((episode) => [episode.text.ja, episode.text.en]), ...links].join('\n');
}

describe('hostile words in the log', () => {
  it.each([
    ['escape sequences', '/\u001b[2J.php', '\u001b]0;x\u0007'],
    ['line ends', '/a\r\nb.php', 'a\nb'],
    ['bidi marks', bytes('/\u202egnp.php'), bytes('\u2066op')],
    ['NUL bytes', '/\u0000.php', '\u0000'],
    ['C1 controls', '/\u009b2J.php', '\u009b'],
  ])('%s stand as escapes', (_, path, account) => {
    const words = wordsOf(path, account);
    expect(words.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(words).toContain('198.51.100.1');
    expect(words.split('\n')).toHaveLength(6);
  });

  it('shows Japanese names as Japanese, in UTF-8 and in Shift_JIS', () => {
    expect(wordsOf(bytes('/商品/画像.php'), bytes('管理者'))).toContain('(/商品/画像.php)');
    expect(wordsOf('/\x8f\xa4\x95\x69\x82\xcc\x89\xe6\x91\x9c.php', 'op')).toContain('(/商品の画像.php)');
  });

  it('masks card numbers', () => {
    expect(wordsOf('/4111111111111111.php', '5500005555555559')).not.toMatch(
      /4111111111111111|5500005555555559/,
    );
  });

  it('shortens what is long', () => {
    expect(wordsOf(`/${'a'.repeat(5_000)}.php`, 'b'.repeat(5_000)).length).toBeLessThan(2_500);
  });
});
