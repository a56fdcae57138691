import { decodePercent } from '../decode/percent.ts';

/** Endings that a server may run by itself. */
const SCRIPT =
  /^(?:php[2-8]?|php[2-8]?s|phtm|phtml|pht|phar|phpt|inc|jsp|jspx|jspf|jsw|jsv|jhtml|do|asp|aspx|asa|asax|ascx|ashx|asmx|cer|cdx|cfm|cfml|cfc|cgi|fcgi|pl|pm|py|pyc|rb|sh|bash|shtml|shtm|stm|lua|exe|dll|bat|cmd|ps1)$/;

/** Of those, the ones that are no sign of a script in a shop's ordinary URLs: routed names and downloads. */
const NOT_A_SCRIPT = /^(?:do|inc|exe|dll|bat|cmd|ps1|sh|bash|pyc|pm)$/;

/** Endings that run also in the middle of a name, where a server is set up to look at every ending. */
const INNER = /^(?:php[2-8]?|phtml|pht|phar|jsp|jspx|asp|aspx|ashx|asa|cer|cgi)$/;

const LANGUAGE_NEGOTIATED = /\.html?\.pl$/;

/**
 * Whether a path names something that a server may run: `.php .phtml .phar .jsp .aspx .cgi .pl …`. Looks at
 * each segment, since `/x.php/extra` runs `x.php` (PATH_INFO) and `/x.asp/y.jpg` ran on old IIS; path parameters
 * (`/x.php;.jpg`), trailing dots and blanks, `::$DATA` and a NUL end a name as they do on servers. A script
 * ending inside a name (`x.php.jpg`) counts too: Apache with `AddHandler` runs it, and nobody names a photo so.
 *
 * @param path as logged or decoded
 */
export function isScriptPath(path: string): boolean {
  if (!path.includes('.')) return false;
  const text = path.includes('%') ? decodePercent(path, false) : path;
  return text.split(/[/\\]/, 256).some(isScriptName);
}

/**
 * The program that answers a path: `/index.php/admin/cache/` is answered by `/index.php` (PATH_INFO). The path itself where
 * nothing in it is a script's name.
 *
 * @param path decoded once
 */
export function scriptFileOf(path: string): string {
  for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
    if (isScriptName(path.slice(path.lastIndexOf('/', end - 1) + 1, end))) return path.slice(0, end);
  }
  return path;
}

/** Whether a file of this name may run on a server. */
export function isScriptName(name: string): boolean {
  const parts = name
    .slice(0, 512)
    .toLowerCase()
    .split(/[;\0:?#]/, 8);
  return parts.some((part) => hasScriptEnding(part));
}

function hasScriptEnding(part: string): boolean {
  let end = part.length;
  while (end > 0 && (part.charCodeAt(end - 1) === 0x2e || part.charCodeAt(end - 1) <= 0x20)) end--;
  const endings = part.slice(0, end).split('.');
  if (endings.length < 2) return false;
  const last = endings[endings.length - 1]!;
  if (SCRIPT.test(last) && !NOT_A_SCRIPT.test(last)) return !LANGUAGE_NEGOTIATED.test(part);
  return endings.slice(1, -1).some((ending) => INNER.test(ending));
}

/** Whether an uploaded file of this name could run, or change how others run: stricter than a path's look. */
export function isExecutableName(name: string): boolean {
  const lower = name.toLowerCase();
  if (/(?:^|[/\\])(?:\.htaccess|\.user\.ini|web\.config)$/.test(lower)) return true;
  if (isScriptName(lower)) return true;
  const ending = lower.slice(lower.lastIndexOf('.') + 1);
  return lower.includes('.') && SCRIPT.test(ending) && !/^(?:do|inc|pm)$/.test(ending);
}
