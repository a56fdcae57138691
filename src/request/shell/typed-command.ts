import { SEARCH_NAMES } from '../parameter-names.data.ts';
import { COMMANDS, PLAIN_COMMANDS } from './shell-commands.data.ts';

const FIRST_WORD = /^[\s"'`]{0,4}([a-z][a-z0-9_-]{0,15})(?:\d{0,2}(?:\.\d{1,3}){0,2})?(?:\.exe)?[\s+]{1,4}/;
const OPTION = /^-{1,2}[a-z]/;
/** What a command is run on: a place of the system, an address. */
const TARGET =
  /^(?:-{1,2}\S{1,24}[\s+]{1,4}){0,4}["']?(?:\/(?:etc|tmp|var|proc|dev|home|root|usr|bin|opt)(?:\/|[\s+]|$)|(?:https?|ftp):\/\/)/;
/** A line whose output a shell is to run: `printf x | rev | sh`. */
const PIPED_TO_SHELL =
  /^[^|]{1,200}\|[\s+]{0,4}(?:[\w.-]{1,16}(?:[\s+]{1,4}-[\w-]{1,16}){0,2}[\s+]{0,4}\|[\s+]{0,4}){0,4}(?:\/bin\/)?(?:ba|z|k|da|a)?sh[\s;]{0,4}$/;
const FIND_AND_RUN = /^[\s"'`]{0,4}find[\s+][^|;&]{0,128}[\s+]-(?:exec|execdir|ok)[\s+]{1,4}[\w/]/;
/** Pairs of quotes within a name, which a shell drops: `wh''oami`, `ca""t /etc/x`. */
const QUOTED_NAME = /^[a-z]{1,12}(?:(?:''|"")[a-z]{1,12}){1,8}(?=[\s/;|&]|$)/;

/**
 * Whether a value is a command line as somebody types it who holds a door already (`?x=busybox -c "id"`): a name that is
 * nothing but a command's, with an option or a place; no separator stands before it.
 *
 * @param lower text in lower case
 * @param name the parameter's: a shop's search box is asked about options
 */
export function isTypedCommand(lower: string, name: string): boolean {
  const head = lower.length > 320 ? lower.slice(0, 320) : lower;
  const quoted = QUOTED_NAME.exec(head)?.[0].replace(/["']/g, '');
  if (quoted !== undefined) return PLAIN_COMMANDS.has(quoted) || COMMANDS.has(quoted);
  const first = FIRST_WORD.exec(head);
  if (first === null) return false;
  const command = first[1]!;
  const plain = PLAIN_COMMANDS.has(command);
  if (!plain && !COMMANDS.has(command)) return false;
  if (PIPED_TO_SHELL.test(head) || FIND_AND_RUN.test(head)) return true;
  const rest = head.slice(first[0].length);
  if (!plain) return /^\S{1,128}\s{0,4}$/.test(rest) && TARGET.test(rest);
  return TARGET.test(rest) || (!SEARCH_NAMES.has(name) && OPTION.test(rest));
}
