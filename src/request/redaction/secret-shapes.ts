import { isRandomToken } from './random-token.ts';
import { secretKind } from './secret-name.ts';
import { MASK, type SecretRange } from './secret-range.ts';

/**
 * Finds secrets by what they look like, whatever they are called: JSON Web Tokens (RFC 7519), credentials of
 * HTTP authentication (RFC 7617, RFC 6750), keys of well-known services, the password in a URL (RFC 3986) or in a
 * command's arguments, and the random part of a link that resets, verifies or invites.
 */
export function findSecretShapes(text: string): SecretRange[] {
  return [
    ...(TELLING.test(text) ? tokens(text) : []),
    ...(text.includes('://') && text.includes('@') ? userInformation(text) : []),
    ...(PROSE.test(text) ? saidPasswords(text) : []),
    ...(LINK_WORD.test(text) ? secretLinks(text) : []),
    ...(COOKIELESS.test(text) ? cookielessSessions(text) : []),
    ...(text.includes('name="') ? formParts(text) : []),
    ...(COMMAND.test(text) ? commandPasswords(text) : []),
  ];
}

/** Something of each shape that tokens are tried for: most texts have none of it. */
const TELLING =
  /eyJ|[sr]k_|whsec_|gh[pousr]_|github_pat|xox|A[KS]IA|AIza|SG\.|shp|EAA|basic|bearer|digest|negotiate/i;
const SERVICE_KEY =
  /^(?:[sr]k_(?:live|test)_\w{8,}|whsec_\w{8,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|xox[abeprs]-[\w-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{12,}|AIza[\w-]{30,}|SG\.[\w-]{16,}\..*|shp(?:at|ca|pa|ss)_\w{20,}|EAA[A-Za-z0-9]{30,})$/;
/** A scheme of HTTP authentication at a token's end, or with a blank written `+` and the credentials behind it. */
const SCHEME = /(?:^|[=+])(?:basic|bearer|digest|negotiate)(?:$|\++)/i;

function* tokens(text: string): Generator<SecretRange> {
  let isAnnounced = false;
  for (const { 0: token, index } of text.matchAll(/[\w.~+/=-]+/g)) {
    if (isAnnounced && isCredential(token)) yield { from: index, to: index + token.length, mask: MASK };
    const scheme = SCHEME.exec(token);
    const from = scheme === null ? token.length : scheme.index + scheme[0].length;
    isAnnounced = scheme !== null && from === token.length;
    if (isCredential(token.slice(from))) yield { from: index + from, to: index + token.length, mask: MASK };
    yield* keysWithin(token, index);
  }
}

function isCredential(token: string): boolean {
  return token.length >= 8 && (isRandomToken(token) || isCredentials(token));
}

/** Text that base64 could have made out of `user:password`: no word looks so. */
function isCredentials(token: string): boolean {
  return (
    /^[A-Za-z0-9+/_-]+={1,2}$/.test(token) || (/[A-Z]/.test(token) && /[a-z]/.test(token) && /\d/.test(token))
  );
}

function* keysWithin(token: string, offset: number): Generator<SecretRange> {
  if (token.length < 12) return;
  for (const part of token.matchAll(/[\w.-]+/g)) {
    const from = offset + part.index;
    const webToken = part[0].indexOf('eyJ');
    if (webToken >= 0 && isWebToken(part[0].slice(webToken))) {
      yield { from: from + webToken, to: from + part[0].length, mask: MASK };
    } else if (SERVICE_KEY.test(part[0])) {
      yield { from, to: from + part[0].length, mask: MASK };
    }
  }
}

function isWebToken(text: string): boolean {
  const dot = text.indexOf('.');
  return dot >= 12 && text.length - dot > 4;
}

/** `https://user:password@host/`. */
function* userInformation(text: string): Generator<SecretRange> {
  let at = text.indexOf('://');
  while (at >= 0) {
    let colon = -1;
    let end = at + 3;
    for (; end < text.length && !'/?#"\'<> \t\r\n@'.includes(text[end] as string); end++) {
      if (text[end] === ':' && colon < 0) colon = end;
    }
    if (text[end] === '@' && colon >= 0 && end > colon + 1) yield { from: colon + 1, to: end, mask: MASK };
    at = text.indexOf('://', end);
  }
}

const LINK_WORD =
  /reset|verif|activat|confirm|invit|unsubscri|passw|token|magic|recover|forgot|remind|session|auth|opt-?in|entry|signup|(?:^|[/_-])key(?:\/|$)|\/bot/i;

/** A program's name is no key, and says what must be removed. */
const SCRIPT = /\.(?:php\d?|phtml|phar|jspx?|aspx?|cgi|pl)$/i;

/** Behind these a key stands at once, however short. */
const KEY_WORD = /reset|passw|token|magic|recover|forgot|activat/i;
const SHORTEST_KEY = 8;

/** A path's segment that is random, one or two steps after one that names such a link. */
function* secretLinks(text: string): Generator<SecretRange> {
  let reach = 0;
  let shortest = 16;
  let at = text.indexOf('/');
  while (at >= 0) {
    let end = at + 1;
    while (end < text.length && !'/?#;&"\'<>| \t\r\n\\,'.includes(text[end] as string)) end++;
    const segment = text.slice(at + 1, Math.min(end, at + 4097));
    if (reach > 0 && !SCRIPT.test(segment) && isRandomToken(segment, shortest))
      yield { from: at + 1, to: end, mask: MASK };
    else if (isRobot(segment)) yield { from: at + 1 + ROBOT.length, to: end, mask: MASK };
    const word = segment.slice(0, 64);
    reach = LINK_WORD.test(word) ? 2 : reach - 1;
    shortest = KEY_WORD.test(word) ? SHORTEST_KEY : 16;
    const next = text.indexOf('/', end);
    if (next > end) reach = 0;
    at = next;
  }
}

/** What stands before a token in the addresses of a messenger's interface: `/bot123456:AA…/sendMessage`. */
const ROBOT = 'bot';

function isRobot(segment: string): boolean {
  return segment.startsWith(ROBOT) && isRandomToken(segment.slice(ROBOT.length).replace(':', '-'), 24);
}

/** A word that says of what follows that it is the password; what holds no digit is more likely a word: "password is wrong". */
const PROSE =
  /(?:\bpass(?:word|wd|phrase|code)? (?:is|was)|(?:パスワード|暗証番号)は)[ \u3000]{0,4}["'「『]?(?=[!-~]{0,64}\d)([!-~]{4,128})/i;

function* saidPasswords(text: string): Generator<SecretRange> {
  for (const { 0: whole, 1: value = '', index } of text.matchAll(new RegExp(PROSE, 'gi'))) {
    const to = index + whole.length;
    yield { from: to - value.length, to, mask: MASK };
  }
}

/** How ASP.NET writes a session's id, a visitor's and a login's ticket into a path: `/(S(…))/`, `/(A(…)F(…))/`. */
const COOKIELESS = /(?<=[()])[ASF]\(([\w-]{16,})\)/;

function* cookielessSessions(text: string): Generator<SecretRange> {
  for (const { 0: whole, 1: id, index } of text.matchAll(new RegExp(COOKIELESS, 'g'))) {
    const to = index + whole.length - 1;
    yield { from: to - (id as string).length, to, mask: MASK };
  }
}

/** A part of a multipart form (RFC 7578) that is named for a secret: its value follows an empty line. */
function* formParts(text: string): Generator<SecretRange> {
  for (const match of text.matchAll(
    / name="([^"\r\n]{1,96})"[^\r\n]{0,200}\r?\n(?:[^\r\n]{1,200}\r?\n){0,3}\r?\n/g,
  )) {
    if (secretKind(match[1] as string) !== 'always') continue;
    const from = match.index + match[0].length;
    let to = from;
    while (to < text.length && text[to] !== '\r' && text[to] !== '\n') to++;
    if (to > from) yield { from, to, mask: MASK };
  }
}

const COMMAND = /mysql|mariadb|sshpass|curl/i;

/** How commands that webshells run take a password; a blank may be written `+`. */
const PASSWORD_ARGUMENTS = [
  /\b(?:mysql|mariadb)[\w-]{0,32}\b[^;|&<>\r\n]{0,300}?[\s+]-p["']?([^\s+"'&;|<>]+)/gi,
  /\bsshpass[\s+]{1,16}-p[\s+]{0,16}["']?([^\s+"'&;|<>]+)/gi,
  /\bcurl\b[^;|&<>\r\n]{0,300}?[\s+](?:-u|--user|-U|--proxy-user)[\s+=]{0,16}["']?[^\s+:="'&;|<>]{1,64}:([^\s+"'&;|<>]+)/gi,
];

function* commandPasswords(text: string): Generator<SecretRange> {
  for (const pattern of PASSWORD_ARGUMENTS) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      yield { from: to - (match[1] as string).length, to, mask: MASK };
    }
  }
}
