import { headerName } from '../client-header.ts';
import type { Column, Role } from '../column.ts';
import { carriedColumn } from './carried-column.ts';

/** Objects whose members mean what they would mean at the top: `request.method`, `fields.status`. */
const CONTAINERS = new Set(
  'request req http headers header requestheaders httprequest httpserverrequest access accesslog log fields data event nginx json'.split(
    ' ',
  ),
);

/**
 * What a named value means, told by its name as log formats use them: nginx's variables, LTSV's labels, W3C's
 * identifiers, Caddy's and ECS's keys, with any spelling (`remoteAddr`, `remote_addr`, `Remote-Addr`).
 *
 * @param path the keys that lead to the value, outermost first
 * @returns undefined when the name says nothing to us
 */
export function columnOfName(path: readonly string[]): Column | undefined {
  // Elasticsearch's hits, as its clients export them.
  if (path.length > 1 && path[0] === '_source') return columnOfName(path.slice(1));
  const words = path.map(normalise);
  const whole = words.join('');
  if (Object.hasOwn(PATHS, whole)) return PATHS[whole];
  if (path.length > 1 && Object.hasOwn(NAMES, whole)) return NAMES[whole];
  const answer = ofAnswer(words);
  if (answer !== undefined) return answer;
  const last = words.at(-1) ?? '';
  const carried = carriedColumn(path, words, isContainer);
  if (carried !== undefined) return carried;
  if (!words.slice(0, -1).every(isContainer)) return undefined;
  const isHeader = words.some((word, index) => index < words.length - 1 && word.endsWith('headers'));
  return columnOfWord(last, path.at(-1) ?? '', isHeader);
}

/** Of what stands within an answer, wherever that stands: `http.response.status`, `res.statusCode`, `event.response.bytes`. */
function ofAnswer(words: readonly string[]): Column | undefined {
  const at = words.length - 2;
  if (at < 0 || !ANSWERS.has(words[at] ?? '') || !words.slice(0, at).every(isContainer)) return undefined;
  const whole = `response${words[at + 1]}`;
  const named = Object.hasOwn(NAMES, whole) ? NAMES[whole] : undefined;
  return named?.role === 'status' || named?.role === 'bytes' ? named : undefined;
}

const ANSWERS: ReadonlySet<string> = new Set(['response', 'resp', 'res', 'reply', 'httpresponse']);

function isContainer(word: string): boolean {
  return CONTAINERS.has(word);
}

function normalise(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function columnOfWord(word: string, written: string, isHeader: boolean): Column | undefined {
  const named = columnNamed(word);
  const header = isHeader || /^(?:cs\(|http[_-])/i.test(written) ? headerOf(written) : named?.header;
  if (named !== undefined) return header === undefined ? named : { ...named, header };
  return header === undefined ? undefined : { role: 'skip', rank: 0, header };
}

/** `cs(X-Real-IP)`, `http_x_real_ip` and `X-Real-Ip` under headers are the same header. */
function headerOf(written: string): string {
  return headerName(/^cs\((.*)\)$/i.exec(written)?.[1] ?? written);
}

function columnNamed(word: string): Column | undefined {
  if (Object.hasOwn(NAMES, word)) return NAMES[word];
  const unit = UNITS.find(([suffix]) => word.endsWith(suffix));
  const base = unit === undefined ? undefined : NAMES[word.slice(0, -unit[0].length)];
  return base?.role === 'duration' && unit !== undefined
    ? { ...base, rank: base.rank + 1, scale: unit[1] }
    : undefined;
}

const UNITS: readonly (readonly [suffix: string, milliseconds: number])[] = [
  ['microseconds', 0.001],
  ['microsec', 0.001],
  ['micros', 0.001],
  ['usec', 0.001],
  ['us', 0.001],
  ['nanoseconds', 1e-6],
  ['nanos', 1e-6],
  ['nsec', 1e-6],
  ['ns', 1e-6],
  ['milliseconds', 1],
  ['millisec', 1],
  ['millis', 1],
  ['msec', 1],
  ['ms', 1],
  ['seconds', 1000],
  ['sec', 1000],
  ['s', 1000],
];

function names(role: Role, byRank: Readonly<Record<number, string>>, more: Partial<Column> = {}) {
  const entries: [string, Column][] = [];
  for (const [rank, words] of Object.entries(byRank)) {
    for (const word of words.split(' ')) entries.push([word, { role, rank: Number(rank), ...more }]);
  }
  return entries;
}

const NAMES: Readonly<Record<string, Column>> = Object.fromEntries([
  ...names('address', {
    6: 'clientip',
    5: 'remoteaddr cip csip clientaddr clientaddress remoteaddress remoteip sourceip srcip',
    3: 'ip ipaddress ipaddr address addr remote clienthost remotehost client realipremoteaddr',
  }),
  ...names('address', { 2: 'xrealip realip trueclientip cfconnectingip' }, { list: true }),
  ...names(
    'address',
    { 1: 'xforwardedfor forwardedfor xff httpxforwardedfor csxforwardedfor proxyaddxforwardedfor' },
    { list: true, header: 'x-forwarded-for', carries: 'X-Forwarded-For' },
  ),
  ...names('account', { 3: 'remoteuser user username csusername authuser userid login' }),
  ...names('request', { 3: 'request req requestline requestfirstline firstline' }),
  ...names('method', {
    2: 'method requestmethod csmethod httpmethod verb reqmethod httprequestmethod clientrequestmethod',
  }),
  ...names('target', {
    5: 'requesturi originaluri requesturl clientrequesturi',
    4: 'uri url rawuri requesttarget csuri',
    3: 'target',
  }),
  ...names('path', { 2: 'path uripath urlpath csuristem uristem requestpath documenturi' }),
  ...names('query', { 2: 'query querystring args csuriquery uriquery urlquery requestquery' }),
  ...names('protocol', {
    2: 'protocol serverprotocol proto csversion requestprotocol httpprotocol csprotocolversion clientrequestprotocol',
    1: 'httpversion',
  }),
  ...names('status', {
    3: 'status statuscode scstatus responsestatus httpstatus httpstatuscode httpresponsestatus httpresponsecode respstatus respstatuscode respcode resstatus resstatuscode httpcode responsecode responsestatuscode elbstatuscode edgeresponsestatus downstreamstatus',
    1: 'code',
  }),
  ...names('bytes', {
    5: 'bodybytessent responsebodybytes',
    4: 'bytessent scbytes bytesout responsesize responsebytes responselength sentbytes edgeresponsebytes downstreamcontentsize',
    3: 'size bytes bytesresponse resplength bodysize responsebodysize',
  }),
  ...names(
    'duration',
    {
      4: 'requesttime reqtime',
      3: 'duration responsetime latency',
      1: 'upstreamresponsetime apptime requestduration runtime',
    },
    { scale: 1000 },
  ),
  // IIS counts milliseconds; the W3C's draft and who keeps to it (WebLogic) seconds, with a fraction.
  ...names('duration', { 3: 'timetaken' }, { scale: 1, fraction: 1000 }),
  ...names('duration', { 3: 'elapsed elapsedtime taken' }, { scale: 1 }),
  ...names(
    'referer',
    {
      2: 'referer referrer httpreferer httpreferrer csreferer csreferrer clientrequestreferer requestreferer',
    },
    { header: 'referer' },
  ),
  ...names(
    'user-agent',
    { 2: 'ua useragent httpuseragent agent csuseragent clientrequestuseragent requestuseragent' },
    { header: 'user-agent' },
  ),
  ...names('host', {
    6: 'xhostheader',
    5: 'vhost virtualhost httphost',
    4: 'host requesthost domain clientrequesthost',
    3: 'cshost servername',
    1: 'authority',
  }),
  ...names('cookies', { 2: 'cookie cookies httpcookie cscookie' }, { header: 'cookie', carries: 'Cookie' }),
  ...names('session', { 3: 'sessionid session sid phpsessid jsessionid sess' }),
  ...names('time-any', {
    5: 'timeiso8601 msec epoch',
    4: 'time timelocal timestamp ts datetime accesstime requesttimestamp logtime eventtime t',
    3: 'at date starttime startlocal startutc edgestarttimestamp',
  }),
]);

/** Names whose meaning needs the whole path (ECS, Google Cloud). */
const PATHS: Readonly<Record<string, Column>> = {
  sourceip: { role: 'address', rank: 5 },
  sourceaddress: { role: 'address', rank: 4 },
  clientaddress: { role: 'address', rank: 5 },
  username: { role: 'account', rank: 3 },
  urloriginal: { role: 'target', rank: 5 },
  urldomain: { role: 'host', rank: 4 },
  useragentoriginal: { role: 'user-agent', rank: 2 },
  httprequestreferrer: { role: 'referer', rank: 2 },
  httprequestmethod: { role: 'method', rank: 2 },
  httpresponsestatuscode: { role: 'status', rank: 3 },
  httpresponsebodybytes: { role: 'bytes', rank: 5 },
  httpresponsebytes: { role: 'bytes', rank: 4 },
  eventduration: { role: 'duration', rank: 4, scale: 1e-6 },
  responsestatus: { role: 'status', rank: 3 },
  responsesize: { role: 'bytes', rank: 4 },
};
