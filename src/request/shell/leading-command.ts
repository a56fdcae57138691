import { COMMANDS, LEADING_COMMANDS, PLAIN_COMMANDS } from './shell-commands.data.ts';

/** A value that begins with a separator, or with nothing before it but an address or what closes a quotation. */
const LEAD =
  /^(?:\d{1,3}(?:\.\d{1,3}){3})?["'`)\]}]{0,3}[\s+]{0,2}(;|\|{1,2}|&{1,2}|[\r\n]{1,2})[\s+]{0,2}(?:[!:{(][\s+]{0,2};?[\s+]{0,2}){0,2}([a-z][a-z0-9-]{0,15})(?![\w:=.'\u2019-])/;
/** What output goes to, and the sign with which the rest of a line is made a comment. */
const WRITES =
  /^["'`;|&\s]{0,6}([a-z][a-z0-9]{1,15})[\s+;,]{0,4}[^<>"'&|;#=]{0,48}>{1,2}[\s+;,]{0,4}[\w./\\-]{1,64}[\s+;,]{0,4}(#|[&|][\s]{0,2}rem\b|$)/;
const COMMENTED = /(?:^|[\s+])#[\s"']{0,4}$/;
/** "; id, name; price" and "|id|name|" list things. */
const LISTS = /^[^;|&]{0,16}([;|&])[a-z\u0080-\uffff][^;|&]{0,32}(?:\1|$)/;
const PROSE = /[\s+][a-z]{2,24}[\s+][a-z]{2,24}(?=[\s+.,!?]|$)/;

/** Statements of SQL begin so too behind a quote and a semicolon: `'; exec xp_x`, `';if 1=1 shutdown--`. */
const ALSO_SQL = /^(?:if|exec|set|copy|call|kill|print|shutdown)$/;

/**
 * Whether a value is a shell's line from its first sign on: `;rm q1 #`, `|mount`, `127.0.0.1;mv a b`, `";del x #`,
 * `uname >q1 #`. Honest values begin with no separator, so that less is asked of the arguments than elsewhere.
 *
 * @param lower text in lower case
 */
export function leadsWithCommand(lower: string): boolean {
  const head = lower.length > 256 ? lower.slice(0, 256) : lower;
  return beginsWithSeparator(head) || writesAtOnce(head);
}

function beginsWithSeparator(head: string): boolean {
  const lead = LEAD.exec(head);
  if (lead === null) return false;
  const [whole, separator, name] = lead as unknown as [string, string, string];
  const rest = head.slice(whole.length);
  if (PLAIN_COMMANDS.has(name)) return true;
  if ((!COMMANDS.has(name) && !LEADING_COMMANDS.has(name)) || ALSO_SQL.test(name)) return false;
  if (COMMENTED.test(rest)) return true;
  // A line break behind a quotation, and "& more": texts have them too.
  if (/[\r\n]/.test(separator) || /^["'`)\]}]?[\s+]?&[\s+]/.test(whole)) return false;
  return !LISTS.test(rest) && !PROSE.test(rest);
}

function writesAtOnce(head: string): boolean {
  const line = head.includes('>') ? WRITES.exec(head) : null;
  if (line === null) return false;
  const [, name, end] = line as unknown as [string, string, string];
  return PLAIN_COMMANDS.has(name) || (end !== '' && COMMANDS.has(name));
}
