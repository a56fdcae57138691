import type { Level } from '../../model/level.ts';
import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { createLiteralTable } from '../literals/literal-table.ts';
import { DESIGN_NAMES, FILE_NAMES, LINK_NAMES, SEARCH_NAMES } from '../parameter-names.data.ts';
import { isSearchProse } from '../search-prose.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { type FileWeight, SENSITIVE_FILES } from './sensitive-files.data.ts';

const files = createLiteralTable<FileWeight>(SENSITIVE_FILES);

/** Ways up that were doubled, lengthened or written in hex to outlive a filter. Runs of dots are tried once each. */
const FILTERED =
  /(?<!\.)\.{4}\/\/|\.\.\.\/\.\/|\.\/\/\.\.\/\/|(?<!\.)\.{3,64}\/\.{3,64}\/|(?:0x2e){2}|x2e0x2e|(?<!\.)\.{8,}/;
const FILTERED_ALONE = /(?<!\.)\.{8,}[a-z]|(?<!\.)\.{3,64}\/\.{3,64}\/|(?<!\.)\.{4}\/\//;
/** Ways up whose separator was written with letters that old decoders took for digits: `..%c0%9v`, `..%bg%qf`, `..%s255c`. */
const FALSE_ESCAPES = /(?:\.\.[\x80-\uffff]{0,2}(?:%[0-9a-z]{2,5}){1,2}){2}/;
/**
 * Paths that a proxy and the program behind it read differently (CWE-436): a dot segment with a path parameter (`/..;/admin`), a
 * way up behind an empty one (`/admin;/../`). Java's own (`;jsessionid=…`, `;v=1`) stand behind names.
 */
const CONFUSED = /\/\.{1,2};[^/]{0,64}\/.|;\/\.\.(?:[/;]|$)/;
/** nginx's `location /static` with an `alias` that ends with a slash: two dots lead beside the folder. */
const BESIDE_ALIAS =
  /^\/(?:static|assets?|images?|img|css|js|scripts?|styles?|fonts?|media|files?|uploads?|downloads?|public|dist|build|lib|vendor|resources?|content|data)\.\.\/(?!.*\.(?:css|js|png|jpe?g|gif|svg|webp|ico|woff2?)$)[^/]/;
const ROOTED = /^(?:[a-z]:)?\/|^[a-z]:/;
const NUL_BEFORE_ENDING = /\0/;
const PLACEHOLDER = /\{(?:file|filename|file_name)\}/;
const FILE_SCHEME = /^["'\s]{0,4}file:\/{0,8}[a-z0-9.]/;
/** A page, a template or a part of one in the folder beside, as who designs a shop names it. */
const BESIDE =
  /^\.\.\/(?:[\w-]{1,64}\/){0,4}[\w-]{1,64}(?:\.(?:html?|tpl|twig|liquid|mustache|hbs|ejs|css|scss|less|svg|png|jpe?g|gif|webp))?$/;
/** A picture or film, as old pages name it for a window of its own: it was there for everybody to see. */
const PICTURE =
  /^(?:\.\.\/){1,2}(?:[\w-]{1,64}\/){0,6}[\w.-]{1,64}(?<!\.{2})\.(?:jpe?g|png|gif|webp|avif|bmp|mp4|webm)$/;
const REPEATED = 2;
const ODD_SEPARATOR = /\.(?:0x2f|0x5c)|(?:\.\.|\uff0e\uff0e)[\u2215\u2216\uefc8\uf025]/;
const IDLE_SEGMENT = /(?:^|\/)[a-z]{2,8}\/\.?\//;
/** A file of the system, from its root: no page lies there. What is in a person's own folders, a form may have sent. */
const SYSTEM_FILE =
  /^["'\s]{0,4}(?:\/(?:etc|proc)\/[\w.-]{1,64}|\/root\/[\w./-]{1,64}\.[a-z]{2,5}$|\/(?:var\/(?:mail|spool|backups|run\/secrets)|usr\/(?:local\/)?(?:etc|share|lib|apache2?|nginx|tomcat\w{0,4}))\/[\w./-]{1,128}|\/(?:opt|usr|srv|home)\/[\w./-]{1,128}\.(?:conf|cnf|ini|xml|yml|yaml|properties|log|sh|key|pem|env|sql|bak)$|\/\.dockerenv$|\/var\/lib\/(?:mysql|docker|postgresql)\/|\/dev\/(?:tcp|u?random|shm)\b|[a-z]:\/{1,2}(?!users\/{1,2}[^/]{1,64}\/{1,2}(?:pictures|desktop|documents|downloads|onedrive)(?:\/|$))(?:users|windows|winnt|inetpub|xampp|wamp|program files|programdata|documents and settings|apache|php|mysql|boot\.ini)(?:\/|$)|%(?:systemroot|systemdrive|windir|appdata|programfiles|userprofile)%\/)/;
/** A file asked for by its own address, forgotten among the pages: that is a probe, and leaves nothing. */
const OWN_FILE = /\/\.(?:git|aws|ssh)\/|\/\.(?:bash|mysql)_history$|\/(?:id_[rd]sa|authorized_keys)$/;
const SYSTEM_PROSE = /^\S{1,256}\s{1,4}[^\s&|;<>]{2}|^[\w./-]{1,128}[^\0-\x7f]/;

/** Path traversal (CWE-22): ways up, files that only an intruder asks for, ends cut by a NUL. */
export function detectTraversal(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if (
    (value.shape &
      (SHAPE.dot | SHAPE.slash | SHAPE.backslash | SHAPE.control | SHAPE.brace | SHAPE.dollar)) ===
      0 &&
    !value.lower.includes('0x2')
  ) {
    return NOTHING;
  }
  const path = separated(value.lower);
  const found = new Map<string, Level>();
  const ups = waysUp(path);
  const odd = ups > 0 && (value.lower.includes('..\\') || FILTERED.test(path));
  const isWay = isTraversal(path, ups, odd, context);
  const way = isWay ? (ups > REPEATED || odd ? 'high' : 'medium') : disguisedWay(path, context);
  if (way !== null) found.set('dot-dot', way);
  const isOwn = context.place === 'path' && ups === 0 && OWN_FILE.test(path);
  if ((!isOwn && sensitiveFile(path, ups, context)) || isSystemFile(path, context))
    found.set('sensitive-file', 'high');
  if ((value.shape & SHAPE.control) !== 0 && context.place !== 'user-agent' && NUL_BEFORE_ENDING.test(path))
    found.set('null-byte', 'high');
  if (PLACEHOLDER.test(path) && (path.includes('/') || path.includes('0x2')))
    found.set('unfilled-placeholder', 'medium');
  if (context.place === 'query-value' && FILE_SCHEME.test(path)) found.set('file-scheme', 'high');
  if ((value.shape & SHAPE.dollar) !== 0 && path.endsWith('::$data')) found.set('file-stream', 'medium');
  if (found.size === 0 || isSearchProse(value.lower, context)) return NOTHING;
  return [...found].map(([why, level]) => {
    if (why !== 'null-byte' || cutsName(path, context))
      return signOf('traversal', level, why, value, context);
    return signOf('protocol', 'medium', why, value, context);
  });
}

/** Whether a NUL cuts off the end of a file's name, and not of a query (`' or 1=1\0`) or a filter (`*))\0`). */
function cutsName(path: string, { place }: ValueContext): boolean {
  const name = path.slice(0, path.indexOf('\0'));
  return place === 'path' || (!/['"`()<>;=|&]/.test(name) && (/[/.]/.test(name) || !/\s/.test(name)));
}

/** How grave a way up is that is none as it is written; null where there is none. */
function disguisedWay(path: string, { place }: ValueContext): Level | null {
  if (place === 'path' && CONFUSED.test(path)) return 'high';
  if (place === 'path' && BESIDE_ALIAS.test(path)) return 'medium';
  return place !== 'referer' && isDisguised(path) ? 'medium' : null;
}

function isDisguised(path: string): boolean {
  return (FILTERED.test(path) && FILTERED_ALONE.test(path)) || FALSE_ESCAPES.test(path);
}

const MAX_WAYS = 64;

/** With `/` for every separator, also those that careless decoders make (`0x2f`, U+2215, U+2216), and none doubled or empty (`//`, `/./`). */
function separated(lower: string): string {
  const path = lower.replaceAll('\\', '/');
  const plain = ODD_SEPARATOR.test(path)
    ? path.replace(/0x(?:2f|5c)|[\u2215\u2216\uefc8\uf025]/g, '/').replaceAll('\uff0e', '.')
    : path;
  return IDLE_SEGMENT.test(plain) && !FILTERED.test(plain)
    ? plain.replace(/(?<=[a-z0-9_])\/(?:\.?\/){1,16}(?=[a-z0-9_.])/g, '/')
    : plain;
}

/** How often a path goes up: `../`, `..` at its end, with path parameters (`..;/`), with more dots, in hex. */
function waysUp(path: string): number {
  let ups = path.includes('0x2e0x2e') ? 1 : 0;
  for (let at = path.indexOf('..'); at >= 0 && ups < MAX_WAYS; ) {
    let end = at + 2;
    while (path.charCodeAt(end) === 0x2e) end++;
    const next = path.charAt(end);
    const goesOn =
      next === '/' ||
      (next === ';' && path.slice(end, end + 18).includes('/')) ||
      (next === '' && path.charAt(at - 1) === '/');
    if (goesOn && !/[a-z0-9_]/.test(path.charAt(at - 1))) ups++;
    at = path.indexOf('..', end);
  }
  return ups;
}

/**
 * One way up is what a relative link of an honest page looks like ("../css/x.css", "return=../cart"), and
 * crawlers resolve such links badly. More than one that leads out of where it began is not.
 */
function isTraversal(path: string, ups: number, odd: boolean, context: ValueContext): boolean {
  if (ups === 0) return false;
  if (odd && context.place !== 'referer') return true;
  if (context.place === 'path') return climbsOut(path);
  if (context.place === 'referer' || context.place === 'user-agent') return ups > REPEATED;
  if (LINK_NAMES.has(context.name)) return ups > REPEATED;
  if (SEARCH_NAMES.has(context.name)) return ups >= REPEATED;
  if (PICTURE.test(path)) return false;
  if (ups === 1 && DESIGN_NAMES.has(context.name) && BESIDE.test(path)) return false;
  return ups >= REPEATED || FILE_NAMES.has(context.name) || /^\/*\.\.\//.test(path);
}

/** Whether a path's ways up go above its root by more than one step. */
function climbsOut(path: string): boolean {
  let depth = 0;
  let lowest = 0;
  for (const segment of path.split('/')) {
    if (segment === '..' || segment.startsWith('..;')) depth--;
    else if (segment !== '' && segment !== '.') depth++;
    lowest = Math.min(lowest, depth);
  }
  return lowest <= -REPEATED;
}

function sensitiveFile(path: string, ups: number, context: ValueContext): boolean {
  const hits = files.find(path, 8);
  if (hits.length === 0 || (ups === 0 && context.place === 'query-value' && isProse(path))) return false;
  const way =
    ups > 0 ||
    (context.place === 'query-value' && ROOTED.test(path) && !LINK_NAMES.has(context.name)) ||
    FILE_NAMES.has(context.name);
  return hits.some(({ entry, start, end }) => {
    if (
      /[a-z0-9_]/.test(path.charAt(start - 1)) &&
      /^[a-z]/.test(path.slice(start, start + 1)) &&
      !path.startsWith('etc', start)
    )
      return false;
    if (path.startsWith('etc/', start) && /[a-z0-9]/.test(path.charAt(start - 1))) return false;
    if (entry === 'with-way') return way && (ups > 0 || endsName(path, end));
    return (
      context.place === 'query-value' || context.place === 'query-name' || context.place === 'path' || ups > 0
    );
  });
}

/** A sentence that names a file ("managing the /etc/hosts file"), as reviews and manuals do. */
function isProse(path: string): boolean {
  if (/[;|<>$"'={}`&\0%]/.test(path)) return false;
  return /(?:^|\s)[a-z]{2,24},? [a-z]{2,24} \S|[^\0-\x7f] [a-z./~]{3,64}|[\w./-] [^\0-\x7f]{2}/.test(path);
}

function isSystemFile(path: string, { place, name }: ValueContext): boolean {
  if (place !== 'query-value' || !SYSTEM_FILE.test(path) || SYSTEM_PROSE.test(path)) return false;
  return !LINK_NAMES.has(name) || /^(?:\/(?:etc|proc|var)\/|[a-z%])/.test(path);
}

function endsName(path: string, end: number): boolean {
  return /^(?:$|[\0?#&;'"\s.~/|])/.test(path.slice(end, end + 1));
}
