/**
 * A client as PostgreSQL writes it (`203.0.113.9:54321`, `203.0.113.9(54321)`, `2001:db8::9:54321`) without its port;
 * '' for `[local]`, a client on the server itself.
 *
 * @param hasPort whether the last `:number` is a port, as in csvlog
 */
export function clientHost(text: string, hasPort: boolean): string {
  if (text === '' || text === '[local]' || text === '[unknown]') return '';
  const bare = text.replace(/\(\d+\)$/, '');
  return hasPort ? bare.replace(/:\d+$/, '') : bare;
}
