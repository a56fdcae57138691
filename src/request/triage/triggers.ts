import { CODE_LITERALS } from '../code/code-literals.data.ts';
import { HIDDEN_FINGERPRINTS } from '../decode/hidden-payload.ts';
import { UPLOAD_NAMES } from '../parameter-names.data.ts';
import { PROBES } from '../path/probe-paths.data.ts';
import { SENSITIVE_FILES } from '../path/sensitive-files.data.ts';
import { LIKELY_WEBSHELL_NAMES, WEBSHELL_NAMES } from '../path/webshell-names.data.ts';
import { SCHEMA_WORDS, UNSIGNED_TOKENS } from '../query/query-probes.data.ts';
import { SCANNER_AGENTS, SCANNER_MARKS } from '../scanner/scanner-names.data.ts';
import { COMMANDS, PLAIN_COMMANDS } from '../shell/shell-commands.data.ts';
import { CATALOGUES, LEAKING_FUNCTIONS, TIME_FUNCTIONS } from '../sql/sql-functions.data.ts';
import type { Trigger } from './trigger.ts';
import {
  AGENT_WORDS,
  ENCODING_TRICKS,
  OBJECT_WORDS,
  SCRIPT_WORDS,
  SHELL_WORDS,
  SQL_TARGET_WORDS,
  SQL_WORDS,
  UPLOAD_PLACES,
  URL_WORDS,
} from './trigger-words.data.ts';

/** ASCII only: `toLowerCase` would turn the byte C0 into E0. */
const folded = (literal: string): string => literal.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const always = (literals: Iterable<string>): Trigger[] =>
  Array.from(literals, (literal) => [folded(literal), 'always'] as const);

const CONTROLS = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).concat('\x7f');
const MARKUP = ["'", '"', '<', '>', '`', '|', '\\', '{', '}', '$', '^', '*', '!'];

/** What any text needs a closer look for. */
const ANYWHERE: readonly Trigger[] = [
  ...always([...CONTROLS, ...MARKUP]),
  ...always(SQL_WORDS),
  ...always(SCRIPT_WORDS),
  ...always(OBJECT_WORDS),
  ...always(ENCODING_TRICKS),
  ...always(SCANNER_MARKS),
  ...always(CATALOGUES),
  ...always(HIDDEN_FINGERPRINTS.map(([text]) => text.replaceAll('+', ' '))),
  ...codeWords(),
];

/** Where values of a query begin. */
const VALUES: readonly Trigger[] = [
  ['=', 'encoded-text-follows'],
  ['?', 'encoded-text-follows'],
];

/** Code marks; those that only count with a call behind them are looked for with its parenthesis. */
function codeWords(): Trigger[] {
  return always(
    CODE_LITERALS.flatMap(([literal, { followedBy }]) =>
      followedBy === 'call' || followedBy === 'argument' || followedBy === 'probe'
        ? [`${literal}(`, `${literal} (`, `${literal} 0x`, `${literal}0x`]
        : [literal],
    ),
  );
}

function callsOf(names: Iterable<string>): Trigger[] {
  return always(Array.from(names, (name) => `${name}(`));
}

/** Content's ending before a script's: `.jpg.php`. */
function disguises(): Trigger[] {
  const contents = 'jpg jpeg png gif bmp webp ico pdf doc docx xls xlsx svg mp4'.split(' ');
  const scripts = 'php pht pha jsp asp asa ash cer cgi sht'.split(' ');
  return always([
    ...contents.flatMap((content) => scripts.map((script) => `.${content}.${script}`)),
    ...[
      'php',
      'php2',
      'php3',
      'php4',
      'php5',
      'php6',
      'php7',
      'php8',
      'phps',
      'phtml',
      'pht',
      'phar',
      'jsp',
      'jspx',
      'asp',
      'aspx',
      'ashx',
      'asa',
      'cer',
      'cgi',
      'shtml',
    ].map((script) => `.${script}.`),
    '::$data',
  ]);
}

function probeTriggers(): Trigger[] {
  return PROBES.map(([text, { place }]) =>
    place === 'suffix'
      ? ([text, 'ends-path'] as const)
      : place === 'last'
        ? ([`/${text}`, 'ends-path'] as const)
        : ([`/${text}`, 'always'] as const),
  );
}

/** What a request target needs a closer look for. */
export function targetTriggers(extra: readonly string[]): Trigger[] {
  return distinct([
    ...ANYWHERE,
    ...always(['(', ')', '#']),
    [';', 'no-session-id'],
    ...VALUES,
    ...always(SQL_TARGET_WORDS),
    ...always(SHELL_WORDS),
    ...always(URL_WORDS),
    ...always(PLAIN_COMMANDS),
    ...always(Array.from(COMMANDS, (name) => `=${name} `)),
    ...always(SENSITIVE_FILES.map(([text]) => text)),
    ...probeTriggers(),
    ...always([...SCHEMA_WORDS, ...UNSIGNED_TOKENS.map((token) => token.toLowerCase())]),
    ...always([...WEBSHELL_NAMES, ...LIKELY_WEBSHELL_NAMES].map((name) => `/${name}.`)),
    ...UPLOAD_PLACES.map((place): Trigger => [place, 'script-follows']),
    ...always(Array.from(UPLOAD_NAMES, (name) => `${name}=`)),
    ...disguises(),
    ...always(extra),
  ]);
}

/** What a Referer needs a closer look for. */
export function refererTriggers(): Trigger[] {
  return distinct([...ANYWHERE, ...VALUES, ...always(['(', ')', ';', '..', '&#'])]);
}

/** What a User-Agent needs a closer look for. */
export function userAgentTriggers(): Trigger[] {
  return distinct([
    ...ANYWHERE.filter(([literal]) => literal !== '!'),
    ['!', 'not-in-prose'],
    ...always(['..', '&#']),
    ...always(AGENT_WORDS),
    ...always(SCANNER_AGENTS),
    ...callsOf(TIME_FUNCTIONS),
    ...callsOf(LEAKING_FUNCTIONS),
  ]);
}

function distinct(triggers: readonly Trigger[]): Trigger[] {
  const byLiteral = new Map<string, Trigger>();
  for (const trigger of triggers) {
    if (trigger[0] !== '' && byLiteral.get(trigger[0])?.[1] !== 'always') byLiteral.set(trigger[0], trigger);
  }
  return [...byLiteral.values()];
}
