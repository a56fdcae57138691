import type { SiemEvent } from './siem-event.ts';

/** `CEF:0|vendor|product|version|rule|title|severity|`, behind whatever head syslog put before it. */
const HEAD =
  /^([^|]{0,200}?)CEF: ?\d+\|((?:[^|\\]|\\.)*)\|(?:[^|\\]|\\.)*\|(?:[^|\\]|\\.)*\|((?:[^|\\]|\\.)*)\|((?:[^|\\]|\\.)*)\|[^|]*\|/s;
const KEY = /(?:^|\s)([\w.[\]-]+)$/;
const LONGEST_KEY = 128;

/**
 * Reads an event in ArcSight's Common Event Format: in its extension a value goes on, blanks and all, until the next word
 * before an equals sign; `\=`, `\\`, `\n` and `\r` stand for what they say.
 *
 * @returns the event and how long the head before it is; undefined for anything else
 */
export function readCef(text: string): { event: SiemEvent; head: number } | undefined {
  const match = HEAD.exec(text);
  if (match === null) return undefined;
  const [whole, before = '', vendor = '', rule = '', title = ''] = match;
  const values = new Map<string, string>();
  let key = '';
  let from = whole.length;
  const take = (to: number): void => {
    if (key !== '' && !values.has(key)) values.set(key, unescaped(text.slice(from, to).trim()));
  };
  for (let at = text.indexOf('=', from); at >= 0; at = text.indexOf('=', at + 1)) {
    if (text[at - 1] === '\\') continue;
    const word = KEY.exec(text.slice(Math.max(from, at - LONGEST_KEY), at))?.[1];
    if (word === undefined) continue;
    take(at - word.length);
    key = word.toLowerCase();
    from = at + 1;
  }
  take(text.length);
  return { event: { vendor, rule: unescaped(rule), title: unescaped(title), values }, head: before.length };
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\=|nr])/g, (_, sign: string) =>
    sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign,
  );
}
