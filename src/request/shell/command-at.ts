import { COMMANDS, LONE_COMMANDS, PLAIN_COMMANDS } from './shell-commands.data.ts';

/** How sure it is that a command stands at a place. */
export type CommandSight =
  | 'none'
  /** A command that needs no argument, with nothing after it. */
  | 'lone'
  /** A command with arguments as shells get them, or with a path before it, or one that is no other word. */
  | 'certain';

const LEAD = /[\s+"'(){@]{0,32}(?:(?:sudo|exec|nohup|env|command|time)[\s+]{1,4}(?![-<>\d]))?/y;
const PATH =
  /(?:\.{0,2}\/?(?:usr\/|local\/|opt\/|system\/|var\/)?(?:local\/|x?bin\/|sbin\/|bin\/){1,3}|[a-z]:[\\/][\w\\/. ]{0,64}[\\/])/y;
const NAME = /(?:[a-z0-9_.$@'"\\?*^!-]|``|(?<=\$)\(\)){1,48}/y;
/** What a shell makes nothing of: quotes, backslashes, carets, empty substitutions and variables of its own. */
const FILLERS = /["'\\^]|``|\$[@*\d!?$_-]|\$\(\)|\$(?=['"])/g;
const DISTINCT_ARGUMENTS =
  /[\s+]{1,16}(?:-{1,2}[a-z0-9]|[~.]{0,2}\/[\w.*$-]|\\\\|[a-z]:(?:[\\/]|$|[\s+|&;"])|(?:https?|ftp):\/\/|\d{1,3}\.\d{1,3}\.\d{1,3}|\/(?=[\s+](?:-|\/))|\/[a-z?](?:[\s+]|$)|%[a-z]{3,16}%)|[\s+]{0,16}(?:[<>](?!=)|\$[{(@*\w]|`)/y;
const FILE_ARGUMENT =
  /[\s+]{1,8}(?:["']?[\w./\\*-]{0,64}\.(?:php|ini|conf|config|txt|log|env|py|pl|sh|jsp|asp|aspx|xml|yml|json|key|pem|htaccess|htpasswd|sql|bak|zip|tgz|gz|tar|elf|bin|bat|exe|c)\b|\*)/y;
const NUMBER_ARGUMENT = /[\s+]{1,8}\d{1,3}(?:[\s+;|&"'`)#]|$)/y;
const MARK_ARGUMENT = /[\s+]{1,8}["']?(?:\w{0,64}\d\w{0,64}|[a-z]{8,64})["']?[\s+]{0,4}(?:[;|&`)#]|$)/y;
const ENDS = /[\s+"')]{0,16}(?:$|[;|&`\n#\0)]|2?>)/y;
const WRITTEN =
  /[^;|&>]{0,128}>{1,2}[\s+]{0,4}(?:\/|[\w./-]{1,64}\.(?:php\d?|phtml|jspx?|aspx?|sh|pl|py|txt)(?:$|[\s;|&])|(?<=>>)\w{1,32}(?:$|[;|&"']))/y;
const HOST_ARGUMENT = /[\s+]{1,8}(?:\w{1,32}@)?(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,12}(?=$|[\s+/:;|&`)"'])/y;
/** A path, an address or a second file behind up to three plain words: `find / -name`, `git clone http:…`, `mv a.jpg a.php`. */
const LATER_ARGUMENT =
  /(?:[\s+]{1,8}[\w.=:"'%\\-]{1,48}){1,3}[\s+]{1,8}["']?(?:\/(?:etc|tmp|var|usr|bin|home|root|proc|dev|opt|www)\b|(?:https?|ftp|tcp):\/\/|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d|[\w-]{1,48}\.(?:php\d?|phtml|jsp|aspx?|sh)(?:$|[\s;|&]))/y;
const CALL_ARGUMENTS: Readonly<Record<string, RegExp>> = {
  net: /[\s+]{1,8}(?:user|localgroup|view|start|share|use|group|accounts)\b/y,
  cmd: /[\s+]{0,8}\/[ckr]\b/y,
  reg: /[\s+]{1,8}(?:query|add|save|export)\b/y,
  ps: /[\s+]{1,8}-?(?:aux|ef|ax|elf|faux)\b/y,
  tar: /[\s+]{1,8}-?[cxt][cxztvfjp]{1,5}[\s+]/y,
  su: /[\s+]{1,8}-(?:[\s+]|$|l|c)/y,
  awk: /[\s+]{1,8}["']?(?:begin\b|\{|\/)/y,
  for: /[\s+]{1,8}(?:\/[dflr][\s+]|%{1,2}[~@a-z\d[\]_/-][\w]{0,16}[\s+]{1,8}in[\s+]{0,8}\()/y,
  if: /[\s+]{1,8}(?:\[{1,2}[\s+]|\/i[\s+]|(?:not[\s+]{1,4})?(?:exist|defined|errorlevel)[\s+])/y,
  set: /[\s+]{1,8}\/[ap][\s+]/y,
  cd: /[\s+]{1,8}(?:\.\.|~|\/[\s+]{0,4}(?:$|[;|&]))/y,
  at: /[\s+]{1,8}(?:now[\s]{0,4}\+|\d{1,2}:\d\d[\s+]{1,4}[/\w])/y,
  start: /[\s+]{1,8}(?:\/b\b|calc|cmd|notepad|powershell|[\w.-]{1,32}\.exe\b)/y,
  alias: /[\s+]{1,8}\w{1,24}=["'\w]/y,
  export: /[\s+]{1,8}\w{1,24}=["'\w/$]/y,
  ip: /[\s+]{1,8}(?:a|addr|r|route|link|neigh)[\s+]{0,4}(?:$|[;|&`)])/y,
  shutdown: /[\s+]{1,8}[-/][hrst][\s+]/y,
  'apt-get': /[\s+]{1,8}(?:install|update|remove)\b/y,
  apt: /[\s+]{1,8}(?:install|update|remove)[\s+]/y,
  yum: /[\s+]{1,8}(?:install|update|remove)[\s+]/y,
  pip: /[\s+]{1,8}install[\s+]/y,
  dig: HOST_ARGUMENT,
  host: HOST_ARGUMENT,
  ping: HOST_ARGUMENT,
  telnet: HOST_ARGUMENT,
  curl: HOST_ARGUMENT,
  ssh: HOST_ARGUMENT,
};

function matches(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? -1;
}

/**
 * Whether a shell would run a known command at a place: after a separator, inside a substitution. Quotes and
 * backslashes inside the name (`c'a't`, `wh\oami`) are what shells drop, and so are they here.
 *
 * @param lower text in lower case
 */
export function commandAt(lower: string, at: number): CommandSight {
  let i = at + Math.max(0, matches(LEAD, lower, at));
  const path = matches(PATH, lower, i);
  if (path > 0) i += path;
  const length = matches(NAME, lower, i);
  if (length <= 0) return 'none';
  const raw = lower.slice(i, i + length);
  // A shell drops quotes in pairs: "hello; I'd like" names no `id`.
  if (/^[^'"]*\w['"]\w[^'"]*$/.test(raw) && !/['"]/.test(lower.charAt(i - 1))) return 'none';
  const name = raw.replace(FILLERS, '').replace(/\.exe$/, '');
  i += length;
  const ends = matches(ENDS, lower, i) >= 0;
  const bounded = ends || /[\s+,<>$/(]/.test(lower.charAt(i));
  if (!bounded) return 'none';
  const exe = raw.endsWith('.exe');
  if (path > 0 && /[?*]/.test(raw)) return 'certain';
  if (PLAIN_COMMANDS.has(name) || PLAIN_COMMANDS.has(raw)) return 'certain';
  if (!COMMANDS.has(name)) return 'none';
  if (path > 0 || exe || (raw !== name && /["'\\]\w/.test(raw))) return 'certain';
  if (hasArguments(name, lower, i)) return 'certain';
  return ends && LONE_COMMANDS.has(name) ? 'lone' : 'none';
}

/** Whether a text goes on with a command's name, whatever follows: enough inside a substitution that is closed. */
export function isCommandName(lower: string, at: number): boolean {
  const i = at + Math.max(0, matches(LEAD, lower, at));
  const length = matches(NAME, lower, i);
  if (length <= 0 || !/^[\s+)`<>|;&"'$]/.test(lower.slice(i + length, i + length + 1))) return false;
  const name = lower.slice(i, i + length);
  return COMMANDS.has(name) || PLAIN_COMMANDS.has(name);
}

function hasArguments(name: string, lower: string, at: number): boolean {
  const own = CALL_ARGUMENTS[name];
  if (own !== undefined && matches(own, lower, at) > 0) return true;
  if (matches(DISTINCT_ARGUMENTS, lower, at) > 0 || matches(FILE_ARGUMENT, lower, at) > 0) return true;
  if (matches(LATER_ARGUMENT, lower, at) > 0) return true;
  if (/^(?:sleep|kill|timeout)$/.test(name) && matches(NUMBER_ARGUMENT, lower, at) > 0) return true;
  return name === 'echo' && (matches(MARK_ARGUMENT, lower, at) > 0 || matches(WRITTEN, lower, at) > 0);
}
