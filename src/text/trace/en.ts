import type { Stage } from '../../model/actor.ts';
import type { Attack } from '../../model/attack.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { count } from '../count.ts';
import { type EpisodeFacts, type Names, NO_BREAK_IN } from './episode-facts.ts';
import { howOften } from './how-often.ts';
import type { LinkReason, SparedReason } from './link-reason.ts';
import { spell } from './when.ts';

const ATTACK: Readonly<Record<Attack, string>> = {
  sqli: 'SQL injection',
  xss: 'cross-site scripting',
  traversal: 'path traversal',
  rce: 'code execution',
  rfi: 'remote file inclusion',
  ssrf: 'server-side request forgery',
  ssti: 'template injection',
  xxe: 'XML external entities',
  crlf: 'header injection',
  deserialization: 'unsafe deserialization',
  webshell: 'use of a backdoor program',
  upload: 'upload of a hostile file',
  scanner: 'a vulnerability scanner',
  probe: 'probing for vulnerable pages',
  'method-abuse': 'abuse of HTTP methods',
  protocol: 'malformed HTTP requests',
  'brute-force': 'password guessing',
  'credential-stuffing': 'credential stuffing',
  enumeration: 'enumeration of ids',
};

const ACTION: Readonly<Record<ShopAction, readonly [one: string, many: string]>> = {
  'admin.login': ['login to the admin pages', 'logins to the admin pages'],
  'admin.page': ['request for an admin page', 'requests for admin pages'],
  'admin.change': ['change in the admin pages', 'changes in the admin pages'],
  'order.export': ['download of order data', 'downloads of order data'],
  'order.view': ['request for an order', 'requests for orders'],
  'order.status': ['change of an order status', 'changes of order status'],
  'order.create': ['entry of an order', 'entries of orders'],
  'customer.login': ['login to the member pages', 'logins to the member pages'],
  'customer.register': ['member registration', 'member registrations'],
  'customer.reset': ['password reset', 'password resets'],
  'customer.page': ['request for a member page', 'requests for member pages'],
  'customer.export': ['download of member data', 'downloads of member data'],
  'account.logout': ['logout', 'logouts'],
  'customer.view': ['request for a member', 'requests for members'],
  'customer.change': ['change of member data', 'changes of member data'],
  'checkout.complete': ['submission of an order', 'submissions of orders'],
  'settings.view': ['request for a settings page', 'requests for settings pages'],
  'settings.change': ['change of settings', 'changes of settings'],
  upload: ['file upload', 'file uploads'],
  'ssh.login': ['SSH login', 'SSH logins'],
  'ssh.sudo': ['command run as administrator', 'commands run as administrator'],
  'ftp.login': ['FTP login', 'FTP logins'],
  'ftp.download': ['FTP download', 'FTP downloads'],
  'ftp.upload': ['FTP upload', 'FTP uploads'],
  'waf.detected': ['request noted by the WAF', 'requests noted by the WAF'],
  'waf.blocked': ['request blocked by the WAF', 'requests blocked by the WAF'],
  'database.login': ['connection to the database', 'connections to the database'],
  'database.query': ['statement run in the database', 'statements run in the database'],
};

/** Told among requests that were not answered as asked. */
const TRIED: Partial<typeof ACTION> = {
  'order.export': ['attempt to download order data', 'attempts to download order data'],
  'customer.export': ['attempt to download member data', 'attempts to download member data'],
  'ftp.download': ['attempt to download by FTP', 'attempts to download by FTP'],
};

/** One episode as a sentence (or two) of an incident report. */
export function episodeEn(facts: EpisodeFacts): string {
  const text = capitalised(`${opening(facts)}${SENTENCES[facts.stage](facts)}`);
  if (facts.elsewhere === undefined) return text;
  const { path, parameter, addresses } = facts.elsewhere;
  const place = parameter === '' ? path : `${parameter} of ${path}`;
  return `${text} The same place (${place}) was also attacked from ${names(addresses)}; nothing in the logs shows a connection.`;
}

function opening(facts: EpisodeFacts): string {
  const when = spell('en', facts.at, facts.until, facts.timezone);
  return `${when === '' ? '' : `${when}, `}${absence(facts)}${howOften('en', facts.visits)}`;
}

function absence(facts: EpisodeFacts): string {
  if (facts.absenceDays === 0) return '';
  const days = plural(facts.absenceDays, 'day', 'days');
  return facts.sameAddress ? `again after ${days} of silence, ` : `${days} after the last related access, `;
}

function capitalised(text: string): string {
  return text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}`;
}

const SENTENCES: Readonly<Record<Stage, (facts: EpisodeFacts) => string>> = {
  reconnaissance: (facts) =>
    `${requests(facts)} from ${names(facts.addresses)} to ${site(facts)}${probing(facts)}${answers(facts)}.${gotIt(facts)}`,
  attack: (facts) =>
    `${requests(facts)} from ${names(facts.addresses)} to ${site(facts)} ${facts.requests === 1 ? 'appears' : 'appear'} to have attempted ${attacks(facts)}${answers(facts)}. ${attackResult(facts)}`,
  foothold: (facts) => foothold(facts),
  webshell: (facts) => webshell(facts),
  'login-attempt': (facts) => {
    const failed = facts.failures > 0 ? plural(facts.failures, 'failed login', 'failed logins') : '';
    const open =
      facts.tries > 0
        ? `${plural(facts.tries, 'login attempt', 'login attempts')} of which the log does not tell the outcome`
        : '';
    const both = [failed, open].filter((part) => part !== '').join(' and ');
    return `there ${(facts.failures > 0 ? facts.failures : facts.tries) === 1 ? 'was' : 'were'} ${both} at ${loginTarget(facts)} from ${names(facts.addresses)}${accounts(facts)}.`;
  },
  login: (facts) =>
    `${plural(facts.successes, 'login', 'logins')} to ${loginTarget(facts)} from ${names(facts.addresses)} succeeded${accounts(facts)}.${before(facts)}`,
  browse: (facts) =>
    `${names(facts.addresses)} made ${pages(facts)} at ${site(facts)}${answers(facts)}.${sent(facts)}`,
  export: (facts) =>
    `${names(facts.addresses)} made ${actions(facts, ['download of data', 'downloads of data'])} at ${site(facts)}${
      facts.bytes >= 0
        ? ` (${plural(facts.bytes, 'byte', 'bytes')} in all)`
        : ' (the log does not tell the size)'
    }${facts.files.count > 0 ? `: ${files(facts.files)}` : ''}.`,
  change: (facts) =>
    `${names(facts.addresses)} made ${actions(facts, ['request that changes content', 'requests that change content'])} at ${site(facts)}.`,
  return: (facts) =>
    `${names(facts.addresses)} came back to ${site(facts)} and made ${pages(facts)}${answers(facts)}.`,
};

function before(facts: EpisodeFacts): string {
  const deduced = facts.deduced > 0 ? ' The pages shown after it are what tells of the success.' : '';
  if (facts.failuresBefore > 0) {
    const failures = plural(facts.failuresBefore, 'failed login', 'failed logins');
    return `${deduced} ${failures} from the same address came before.`;
  }
  const none = ' No failed login from the same address is on record before it.';
  return facts.firstSuccess && facts.deduced === 0 ? none : deduced;
}

function foothold(facts: EpisodeFacts): string {
  if (facts.writes === 0) {
    return `${names(facts.addresses)} asked ${site(facts)} for the placed file (${files(facts.files)}) ${plural(facts.requests, 'time', 'times')}${answers(facts)}.`;
  }
  if (facts.files.count === 0) {
    return `${site(facts)} accepted ${plural(facts.writes, 'file upload', 'file uploads')} from ${names(facts.addresses)} (the log does not tell where the files came to lie).`;
  }
  const methods = facts.methods.filter((method) => !['GET', 'HEAD', 'POST'].includes(method));
  const how = methods.length > 0 ? `by ${methods.join(', ')}` : 'by upload';
  return `${names(facts.addresses)} placed a file (${files(facts.files)}) on ${site(facts)} ${how} (${plural(facts.writes, 'successful write', 'successful writes')}).`;
}

function webshell(facts: EpisodeFacts): string {
  const start = `${names(facts.addresses)} sent ${requests(facts)} to what appears to be a hostile program placed on ${site(facts)} (${files(facts.files)})`;
  if (facts.operations === 0) return `${start}; all were refused.`;
  return `${start}; ${count(facts.operations)} not refused, which may have carried commands (how many and which, access logs do not show).`;
}

function attackResult(facts: EpisodeFacts): string {
  if (facts.succeeded) return 'Some of these attacks are judged to have succeeded.';
  if (facts.refused === facts.requests) return 'All were refused.';
  return 'No record shows that one succeeded, but access logs alone cannot decide it.';
}

function gotIt({ succeeded, requests: n }: EpisodeFacts): string {
  if (!succeeded) return '';
  return n === 1
    ? ' It is judged to have got what it asked for.'
    : ' Some of them are judged to have got what they asked for.';
}

function probing(facts: EpisodeFacts): string {
  if (facts.attacks[0] === 'enumeration') return ' tried one number or value after another';
  const tool = facts.attacks.includes('scanner') ? ', some by a vulnerability scanner,' : '';
  return `${tool} looked for hidden pages or weaknesses`;
}

function attacks(facts: EpisodeFacts): string {
  const kinds = facts.attacks.filter((attack) => !NO_BREAK_IN.includes(attack));
  if (kinds.length === 0) return 'an attack';
  const shown = kinds.slice(0, 3).map((attack) => ATTACK[attack]);
  return kinds.length > shown.length ? `${shown.join(', ')} and more` : inWords(shown);
}

function answers(facts: EpisodeFacts): string {
  const parts = [
    facts.answered > 0 ? `${count(facts.answered)} answered` : '',
    facts.redirected > 0 ? `${count(facts.redirected)} redirected` : '',
    facts.refused > 0 ? `${count(facts.refused)} refused or not found` : '',
    facts.failed > 0 ? `${count(facts.failed)} ended in a server error` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function sent({ posts, files: places }: EpisodeFacts): string {
  if (posts === 0) return '';
  return ` Of these ${plural(posts, 'was a POST', 'were POSTs')} (${files(places)}); what was sent is not in the log.`;
}

function pages(facts: EpisodeFacts): string {
  const known = [...facts.actions.values()].reduce((sum, n) => sum + n, 0);
  const other = facts.requests - known;
  if (facts.actions.size === 0) {
    return plural(facts.requests, 'request without signs of attack', 'requests without signs of attack');
  }
  const rest = other > 0 ? [plural(other, 'other request', 'other requests')] : [];
  return [...listed(facts, TRIED), ...rest].join(', ');
}

function actions(facts: EpisodeFacts, fallback: readonly [string, string]): string {
  return facts.actions.size === 0 ? plural(facts.requests, ...fallback) : listed(facts).join(', ');
}

function listed(facts: EpisodeFacts, instead: typeof TRIED = {}): string[] {
  return [...facts.actions].map(([action, n]) => plural(n, ...(instead[action] ?? ACTION[action])));
}

function loginTarget(facts: EpisodeFacts): string {
  const places = [
    ['admin.login', 'the admin pages'],
    ['customer.login', 'the member pages'],
    ['ssh.login', 'SSH'],
    ['ftp.login', 'FTP'],
  ] as const;
  const found = places.filter(([action]) => facts.actions.has(action)).map(([, place]) => place);
  return found.length === 0 ? site(facts) : `${found.join(' and ')} of ${site(facts)}`;
}

function accounts(facts: EpisodeFacts): string {
  if (facts.accounts.count === 0) return ' (the log does not name the account)';
  const shown = facts.accounts.shown.map((name) => `“${name}”`).join(', ');
  const total = `${count(facts.accounts.count)}${facts.accounts.more ? ' or more' : ''}`;
  if (facts.accounts.count > facts.accounts.shown.length)
    return ` (accounts ${shown} and others, ${total} in all)`;
  return facts.accounts.count === 1 ? ` (account ${shown})` : ` (accounts ${shown})`;
}

function files(list: Names): string {
  const rest = list.count - list.shown.length;
  return `${list.shown.join(', ')}${rest > 0 ? ` and ${count(rest)} more` : ''}`;
}

function names(list: Names): string {
  const rest = list.count - list.shown.length;
  const others = `${list.more ? 'at least ' : ''}${plural(rest, 'more address', 'more addresses')}`;
  const parts = rest > 0 ? [...list.shown, others] : list.shown;
  return inWords(parts);
}

function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function site(facts: EpisodeFacts): string {
  if (facts.sites > 1) return `${count(facts.sites)} sites`;
  return facts.site === '' ? 'the site' : `the site “${facts.site}”`;
}

function requests(facts: EpisodeFacts): string {
  return plural(facts.requests, 'request', 'requests');
}

function plural(n: number, one: string, many: string): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Why two things were put together. It speaks of what the log shows, never of people. */
export function linkEn(reason: LinkReason): string {
  switch (reason.kind) {
    case 'file-placed':
      return `The file ${reason.file} was placed from this address.`;
    case 'file-called':
      return `The placed file ${reason.file} was called from this address.`;
    case 'same-file':
      return `Both used the same file ${reason.file} (${reason.placed ? 'placed it' : 'called it'}).`;
    case 'account-entered':
      return `The account “${reason.account}” was used from this address.`;
    case 'account-otherwise-hostile':
      return `Both used the same account “${reason.account}”, and both made other attacks.`;
    case 'account-same-tool':
      return `Both used the same account “${reason.account}” with the same distinctive tool.`;
    case 'account-right-after':
      return `The abused account “${reason.account}” was used within ${plural(reason.minutes, 'minute', 'minutes')} from this address, which had never used it before.`;
    case 'same-tool-and-hole':
      return `Both attacked the same place (${reason.parameter} of ${reason.path}) with the same distinctive tool (${reason.tool}).`;
    case 'spread-attack':
      return `Both took part in one attack spread over many addresses (${reason.title}).`;
  }
}

const SPARED: Readonly<Record<SparedReason, string>> = {
  known: 'Not joined: the configuration knows this address.',
  shared: 'Not joined: many people appear to share this address.',
  crawler: 'Not joined: it calls itself a crawler and only followed a link.',
  'few-visits': 'Not joined: a few plain views without sign of a command.',
  'file-in-honest-use': 'Not joined: the file is in ordinary use or visited by many.',
};

/** Why an address was left out. */
export function sparedEn(reason: SparedReason): string {
  return SPARED[reason];
}
