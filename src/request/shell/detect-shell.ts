import type { Level } from '../../model/level.ts';
import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { isCommandProse } from '../search-prose.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { commandAt, isCommandName } from './command-at.ts';
import { leadsWithCommand } from './leading-command.ts';
import { COMMANDS, PLAIN_COMMANDS } from './shell-commands.data.ts';
import { isTypedCommand } from './typed-command.ts';

const MAX_PLACES = 24;
const MARKS =
  SHAPE.semicolon |
  SHAPE.pipe |
  SHAPE.ampersand |
  SHAPE.backtick |
  SHAPE.dollar |
  SHAPE.brace |
  SHAPE.slash |
  SHAPE.backslash |
  SHAPE.control |
  SHAPE.dash |
  SHAPE.percent |
  SHAPE.colon |
  SHAPE.greater |
  SHAPE.quote;
/** `\n` also as the two signs that a careless list or a string of code has for a line's end. */
const SEPARATOR = /[;|&\n\r`]|\$\(|<\(|>\(|\\n(?=\/?[a-z])/g;
const VARIABLE =
  /%[a-z]{2,32}:~-?\d{1,3}(?:,-?\d{1,3})?%|\$\{?ifs\b|\$\(\(\d|[;|&\n]\s{0,4}\$(?:shell|0|bash)\s{1,4}-c\s|\$'(?:\\x[0-9a-f]{2}){3}|\/(?:etc|bin|usr|var|tmp|proc|home|root|opt)\$\{?[a-z@*]\w{0,8}\}?\/|\{(?:cat|ls|curl|wget|ping|nc|bash|sh|echo|head|tail|base64),["']?[-/.~]/;
/** Names that only a shell fills in: `/???/c?t`, `/etc/pa*wd`; and variables that are put together and run: `a=c;b=at;$a$b`. */
const GLOB =
  /(?:^|[\s;|&`(])\/(?!\*)(?=[a-z?*/]{0,32}(?:\?\?|\*))(?:[a-z]{0,8}[?*][?*a-z]{1,12}|\?\?)\/[a-z0-9?*_-]{1,24}|(?:^|[\s;|&`(])\/[a-z]{1,8}\/(?:[a-z]{0,12}(?:\?\?|\*{1,2})[a-z]{1,12}|\?{2,12})(?:$|[\s;|&`)])|(?:^|[\s;|&`(])\/[a-z]{0,3}\?[a-z]{0,3}\/[a-z]{0,8}\?[a-z]{0,8}(?:$|[\s;|&`)])/;
const ASSIGNED = /(?:^|[;&|\n])[\s]{0,4}([a-z_]\w{0,15})=[^;&|=\s][^;&|]{0,64}(?:;|&&|\n)[^$]{0,64}\$\{?\1\b/;
/** A command line without anything before it: only with options, a path or an address, and no word of a search. */
const WHOLE_LINE =
  /^[\s+"'`]{0,8}(?:cat[\s+]{1,4}(?:\/etc\/|\/proc\/|\/var\/|[a-z]:\\|\.\.\/)|(?:\/?(?:usr\/)?(?:local\/)?s?bin\/)[a-z0-9]{2,16}(?:[\s;|&"'`)]|$)|ping(?:\.exe)?[\s+;,]{1,4}(?:-[a-z][\s+;,]|\d{1,3}(?:\.\d{1,3}){3}(?:[\s+]|$))|tar[\s+]{1,4}-?[cxt][a-z]{0,5}f[\s+]{1,4}\/|(?:cmd|command)(?:\.exe|\.com)?[\s+]{0,4}\/[ckr][\s+]|(?:dir[\s+]{1,4}[a-z]:|(?:type|del|copy)[\s+]{1,4}[a-z]:[\\/*])|cd[\s+]{1,4}(?:\.\.|~|\/)[\w/.-]{0,64}[\s+]{0,4}[;&|]|powershell(?:\.exe)?[\s+]{1,4}-|certutil(?:\.exe)?[\s+]{1,4}[-/](?:url|decode|f\b)|(?:wget|curl)[\s+]{1,4}(?:-[a-z-]{1,20}[\s+]{1,4}){0,4}["']?(?:https?|ftp):\/\/|(?:ba|z|k|a|da)?sh[\s+]{1,4}-[ci][\s+]|(?:python[23]?|perl|php|ruby|node)[\s+]{1,4}-[cer][\s+]{1,4}(?:["'(]|\w{1,32}[\s]{0,2}[(.;=$'"]|(?:import|print|require|system|exec|use)[\s+])|nc(?:at)?[\s+]{1,4}-[a-z]{1,6}[\s+]|uname[\s+]{1,4}-a|ls[\s+]{1,4}-[alrtsh1]{1,6}(?:[\s+]|$)|(?:ipconfig|ifconfig|netstat|systeminfo|tasklist)(?:[\s+]{1,4}[-/][a-z]{1,8}){1,4}[\s+]{0,4}$|reg[\s+]{1,4}(?:add|query|delete)[\s+]{1,4}["']?hk|netsh[\s+]{1,4}[a-z]|net[\s+]{1,4}(?:user|localgroup)(?:[\s+]|$)|chmod[\s+]{1,4}(?:[0-7]{3,4}|\+x)[\s+]|rm[\s+]{1,4}-[rf]{1,2}[\s+]{1,4}[/~*.])/;

/** The same in batch files: `for %i in (…) do`, `if "%a%"=="" goto`, `if exist c:\\a echo`, `%comspec% /c`. */
const BATCH_LINE =
  /^[\s+"'`(@]{0,8}(?:for(?:[\s+]{1,16}\/[dflr](?:[\s+]{1,16}(?:"[^"]{0,48}"|[^\s%"/]{1,48}))?){0,3}[\s+]{1,16}%{1,2}[~\w]{1,16}[\s+]{1,8}in[\s+]{0,8}\(|if[\s+]{1,16}(?:\/i[\s+]{1,8})?(?:not[\s+]{1,8})?(?:(?:exist|defined|errorlevel|cmdextversion)[\s+]{1,16}\S{1,64}[\s+]{1,16}\(?[\s+]{0,4}(?:@?echo|goto|set|call|cmd|del|copy|type|start|exit|cd|md|if)\b|["'([{]{0,2}[%!][%~\w:!-]{1,32}["')\]}]{0,2}[\s+]{0,8}(?:==|(?:equ|neq|lss|leq|gtr|geq)\b))|%[a-z]{3,16}%[\s+]{1,4}\/[ckr][\s+])/;
/** PowerShell's commands, with an argument as it takes them. */
const CMDLET =
  /(?:^|[\s;|&({"'])(?:(?:invoke-(?:expression|webrequest|restmethod|command|wmimethod|item)|start-process|get-(?:process|childitem|content|wmiobject|ciminstance|service|localuser)|iex|iwr)[\s(]{1,8}(?:-[a-z]|\||\(|["'$]|[a-z]:[\\/]|https?:|new-object|iwr\b|[\w.-]{1,32}\.(?:exe|ps1|bat))|new-object[\s]{1,4}(?:system\.)?net\.)/;

/** A line of a stack trace, as browsers and servers report their errors: `at f (https://…/a.js:1:2)`, `File "a.py", line 3`. */
const STACK_FRAME =
  /\s{0,16}(?:at (?:[^\s;|&`$]{1,256}:\d{1,7}|<anonymous>)\)?[ \t]{0,4}(?:[\r\n]|$)|file "[^\n";|&`$]{1,256}", line \d)/y;

/** Operating system command injection: a separator or a substitution, and a command where a shell looks for one. */
export function detectShell(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { lower, shape } = value;
  if ((shape & MARKS) === 0 && !hasRareMark(lower, shape)) return NOTHING;
  const found = new Map<string, Level>();
  if (
    context.place !== 'user-agent' &&
    (isCommandLine(lower) || (context.place === 'query-value' && isTypedCommand(lower, context.name))) &&
    !isCommandProse(lower, context)
  )
    found.set('command-line', 'high');
  if (context.place.startsWith('query') && leadsWithCommand(lower))
    found.set('command-after-separator', 'high');
  if ((shape & (SHAPE.dollar | SHAPE.brace | SHAPE.percent)) !== 0 && VARIABLE.test(lower))
    found.set('shell-expansion', 'high');
  if (
    context.place === 'query-value' &&
    (GLOB.test(lower) || ((shape & SHAPE.dollar) !== 0 && ASSIGNED.test(lower)))
  )
    found.set('shell-expansion', 'high');
  if (
    (shape &
      (SHAPE.semicolon |
        SHAPE.pipe |
        SHAPE.ampersand |
        SHAPE.backtick |
        SHAPE.dollar |
        SHAPE.control |
        SHAPE.backslash |
        SHAPE.less)) !==
    0
  ) {
    judgeSeparators(lower, context, found);
  }
  if (found.size === 0) return NOTHING;
  return [...found].map(([why, level]) => signOf('rce', level, why, value, context));
}

function hasRareMark(lower: string, shape: number): boolean {
  return ((shape & SHAPE.other) !== 0 && lower.includes('^')) || lower.startsWith('ping ');
}

function isCommandLine(lower: string): boolean {
  const carets = lower.includes('^');
  const typed = carets ? lower.replaceAll('^', '') : lower;
  if (carets && isSplitCommand(lower)) return true;
  return WHOLE_LINE.test(typed) || BATCH_LINE.test(typed) || (lower.includes('-') && CMDLET.test(typed));
}

/** `^w^h^o^a^m^i`: signs that only a shell drops, between the letters of a command. */
function isSplitCommand(lower: string): boolean {
  const name = /^[a-z]{0,2}(?:\^[a-z]{1,3}){3,24}(?=[\s/]|$)/.exec(lower)?.[0].replaceAll('^', '');
  return name !== undefined && (PLAIN_COMMANDS.has(name) || COMMANDS.has(name));
}

function judgeSeparators(lower: string, { place }: ValueContext, found: Map<string, Level>): void {
  let places = 0;
  let ticks = 0;
  for (const match of lower.matchAll(SEPARATOR)) {
    if (++places > MAX_PLACES) return;
    const sign = match[0];
    // Every second one closes.
    if (sign === '`' && ++ticks % 2 === 0) continue;
    const after = match.index + sign.length;
    if (isUsual(sign, place, lower, after)) continue;
    if (sign === '`' || sign.endsWith('(')) {
      if (substitutes(lower, match.index, sign, after)) found.set('command-substitution', 'high');
    } else {
      const sight = commandAt(lower, after);
      if (sight === 'certain' || (sight === 'lone' && standsAlone(lower, match.index, after)))
        found.set('command-after-separator', 'high');
    }
  }
}

/** What ends in a semicolon that separates nothing; what it stands for is judged in another reading. */
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);$/;

/** Whether a sign stands where it does in honest texts: between parameters, within a User-Agent, between stack frames. */
function isUsual(sign: string, place: ValueContext['place'], lower: string, after: number): boolean {
  if (sign === '&') return place !== 'query-value';
  if (sign === ';') return place === 'user-agent' || ENTITY.test(lower.slice(Math.max(0, after - 10), after));
  return (sign === '\n' || sign === '\r') && isStackFrame(lower, after);
}

function isStackFrame(lower: string, at: number): boolean {
  STACK_FRAME.lastIndex = at;
  return STACK_FRAME.test(lower);
}

function substitutes(lower: string, at: number, sign: string, after: number): boolean {
  if (sign === '`' && isQuotedCode(lower, at)) return false;
  const sight = commandAt(lower, after);
  if (sight === 'certain') return true;
  return (sight !== 'none' || isCommandName(lower, after)) && closesAfter(lower, after, sign);
}

/** Words, as stand before code in a sentence. */
const WORDS_BEFORE =
  /[a-z]{2,} [a-z]{2,}[ (]{1,2}$|(?<!\b(?:echo|print) )(?<=(?:[a-z]{4,}|run|use|try|is|does|do|the|of|with|or|and|vs) )$/;

const CODE_SPAN = /`[^`]{0,64}`/g;
const SENTENCE_WORD = /(?:^|\s)(?:[a-z]{2,24}|[^\0-\x7f]{2,64})[,.:!?]?(?=\s|$)/g;
/** What a command in a sentence does not have: a place, an address, a second command. */
const PLACE = /\s[~/]|[:/]\/|\d\.\d|[|;&<>$]/;
const SENTENCE = 3;

/** Whether what stands around code in backticks is a sentence. */
function isSentence(lower: string): boolean {
  const rest = lower.slice(0, 512).replace(CODE_SPAN, ' ');
  return !/[;|&<>$=]/.test(rest) && (rest.match(SENTENCE_WORD)?.length ?? 0) >= SENTENCE;
}

/** "use `git` or `pip install x`": code in a text, as documentation writes it; nothing in it names a place. */
function isQuotedCode(lower: string, at: number): boolean {
  const close = lower.indexOf('`', at + 1);
  if (close <= 0 || close - at >= 64) return false;
  const code = lower.slice(at, close);
  if (isSentence(lower) && !PLACE.test(code)) return true;
  return WORDS_BEFORE.test(lower.slice(Math.max(0, at - 40), at)) && !/\s[-/]|[:/]\/|\d\.\d/.test(code);
}

/** Whether a substitution is closed behind its command: `` `id` ``, `$(id)`. */
function closesAfter(lower: string, at: number, sign: string): boolean {
  const close = lower.slice(at, at + 64).indexOf(sign === '`' ? '`' : ')');
  return close > 0;
}

/**
 * Whether a command without arguments (`;id`, `|ls|`) is one: nothing but a number, an address, a single
 * letter or the end of a quoted or bracketed value stands before it. "fields=name|id" lists fields.
 */
function standsAlone(lower: string, separator: number, after: number): boolean {
  const before = lower.slice(Math.max(0, separator - 80), separator).replace(/[;|&\s+]{1,8}$/, '');
  if (/^(?:env|pwd)[;|&]$/.test(lower.slice(after, after + 8))) return true;
  const plain = before === '' || /(?:^|[^a-z0-9])(?:\d[\d.]*|[a-z])$|[)"'\]}]$|\.[a-z]{2,5}$/.test(before);
  if (!plain) return false;
  const rest = lower.slice(after, after + 80).replace(/^[\s+"'(]{0,8}[a-z]{1,16}/, '');
  return (
    /^[\s+"')]{0,8}(?:$|[;|&\n#>\0]{1,4}(?![a-z]))/.test(rest) ||
    /^[\s+]{0,4}[|;&]{1,2}[\s+]{0,4}$/.test(rest)
  );
}
