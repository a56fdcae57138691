import { BOUNDED, CHANNEL_WORDS, counted, isViewedOnly } from '../scope/words.ts';
import type { ReportText } from './report-text.ts';
import type { Spoken } from './spoken.ts';
import { ATTACK_WORDS, STAGE_WORDS } from './words.ts';

const KIND = {
  web: 'web access logs',
  auth: 'authentication logs (SSH, FTP)',
  waf: 'firewall (WAF) logs',
  audit: 'logs of what operators did',
  script: 'the history of scripts on payment pages',
  database: 'logs of the database',
  file: 'files that left or were found',
} as const;

const EXPOSED = {
  taken: 'was taken',
  viewed: 'was viewed',
  likely: 'was probably taken',
  possible: 'may have been taken',
} as const;

const SHOWN = { ...EXPOSED, likely: 'was probably viewed', possible: 'may have been viewed' } as const;

const EVERY = { hour: 'hourly', day: 'daily', week: 'weekly', month: 'monthly' } as const;

export const en: ReportText = {
  section: {
    known: 'What we know',
    unknown: 'What we do not know',
    never: 'What these logs can never show',
    now: 'What to do now',
    wrong: 'What would prove this wrong',
  },
  label: {
    title: 'Investigation of unauthorised access',
    contents: 'Contents',
    summary: 'Summary',
    actors: 'Actors',
    timeline: 'Timeline',
    findings: 'Findings',
    inputs: 'Evidence examined',
    gaps: 'Gaps in the records',
    notices: 'Before you read on',
    unparsed: 'Not understood',
    generated: 'Made at',
    timezone: 'Times in',
    partial: 'Only part of the evidence',
    none: 'none',
    noTime: 'no time',
    actor: 'Actor',
    addresses: 'Addresses',
    accounts: 'Accounts',
    tenants: 'Sites',
    files: 'Files',
    period: 'Period',
    requests: 'Requests',
    stages: 'Stages',
    links: 'Why they were put together',
    linkBetween: 'Joined',
    linkWhy: 'Reason',
    time: 'Time',
    tenant: 'Site',
    stage: 'Stage',
    what: 'What happened',
    evidence: 'Evidence',
    level: 'Level',
    outcome: 'Outcome',
    finding: 'Finding',
    reason: 'Why this outcome',
    count: 'Count',
    besides: 'Rests also on:',
    source: 'Sources',
    techniques: 'ATT&CK',
    path: 'File',
    sha256: 'SHA-256 (as received)',
    bytes: 'Bytes',
    lines: 'Lines',
    format: 'Format',
    kind: 'Kind',
    line: 'line',
    chart: 'The course of time for each actor',
    anyTenant: '(no site name recorded)',
    footer: 'This report rests only on what the logs hold. Where nothing is recorded, harm is not ruled out.',
    evidenceNote:
      'Evidence reads "number of the input : line". The numbers are those of the table of evidence; lines are counted after decompression. Samples only: every line is in evidence.parquet.',
    actorNote:
      'An actor is what belongs together in the records, such as the use of the same file or account. It does not mean one person.',
  },
  level: { informational: 'info', low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  outcome: { attempted: 'attempted (refused)', succeeded: 'succeeded', unknown: 'unknown' },
  stage: STAGE_WORDS.en,
  attack: ATTACK_WORDS.en,
  kind: KIND,
  actorName: (rank) => `Actor ${rank}`,
  more: (n, where) => `${n} more are in ${where}.`,
  say: {
    'break-in': ({ actors, tenants, from, to }, v) =>
      `A break-in is likely. ${actors === 0 ? 'Attacks whose senders cannot be told by an address succeeded' : `${many(actors, 'actor', v)} with attacks that succeeded`}, ${v.period(from, to)}, at ${sites(tenants, v.names)}.`,
    'something-succeeded': ({ count, attacks, isWhole }, v) =>
      attacks === 0
        ? `Some acts that need a look succeeded (${v.count(count)}). None is of a high level, and some may be your operators' own: ask them.${besides(isWhole)}`
        : `What succeeded: ${actsAndAttacks(count, attacks, v)}. A break-in is possible. Ask whether it was a permitted test or your operators' own work.${besides(isWhole)}`,
    undecided: ({ count, succeeded, attacks }, v) =>
      `Whether some attacks succeeded cannot be told from these logs (${many(count, 'finding', v)}). A break-in is possible.${
        succeeded === 0 ? '' : ` Besides, ${actsAndAttacks(succeeded, attacks, v)} succeeded.`
      }`,
    'attempts-only': ({ count, isOpen, questions, isWhole, otherwise }, v) =>
      `${many(count, 'attempted attack', v)}${count === 1 ? '' : ' (a request that tries several kinds counts for each)'}. ${isOpen ? 'The logs examined show no success, but of some of them these logs cannot tell whether they succeeded (see what is not known).' : 'In the logs examined there is no trace that one succeeded.'}${
        questions === 0
          ? ''
          : ` Besides, there ${questions === 1 ? 'is 1 thing' : `are ${v.count(questions)} things`} to look at, of which these logs do not show what came of ${questions === 1 ? 'it' : 'them'}.`
      }${answeredOtherwise(otherwise, v)}${besides(isWhole)}`,
    'questions-only': ({ count, isWhole, otherwise }, v) =>
      `${many(count, 'thing', v)} to look at. ${count === 1 ? 'It' : 'They'} may be honest; these logs do not show what came of ${count === 1 ? 'it' : 'them'}.${answeredOtherwise(otherwise, v)}${besides(isWhole)}`,
    'nothing-found': ({ lines, from, to, isWhole }, v) =>
      `No trace of an attack in the logs examined (${v.period(from, to)}, ${lines === null ? 'lines of the period asked for' : many(lines, 'line', v)}). A break-in that leaves nothing in these logs cannot be excluded.${besides(isWhole)}`,
    'nothing-read': ({ isInterrupted }) =>
      `${isInterrupted ? 'The run was interrupted before anything had been read.' : 'Not one line was understood.'} Nothing can be said about a break-in.`,
    'nothing-in-period': ({ lines }, v) =>
      `Nothing lies within the period asked for (all ${many(lines, 'line', v)} lie outside it). Nothing can be said about a break-in.`,
    'mostly-unread': ({ understood, lines }, v) =>
      `Only ${v.count(understood)} of ${many(lines, 'line', v)} were understood. They hold no trace of an attack, but with most lines unread nothing can be said about a break-in.`,
    'partly-unread': ({ understood, lines }, v) =>
      `No trace of an attack in the lines that were understood (${v.count(understood)} of ${v.count(lines)}). The others were not examined, so a break-in cannot be excluded.`,

    actor: ({ rank, addresses, requests, tenants, stages, from, to }, v) =>
      `Actor ${rank}: ${v.names(addresses)}, ${v.period(from, to)}, ${many(requests, 'request', v)} to ${sites(tenants, v.names)}. Stages: ${stages.map((stage) => STAGE_WORDS.en[stage]).join(', ')}.`,
    'actor-part': ({ rank, addresses, of, count, unnamed }, v) =>
      `Of ${v.count(of)} addresses in that attack (${v.count(count)} requests), ${v.count(addresses)} belong to actor ${rank}. ${unnamed > 0 ? `${v.count(unnamed)} are too many to be named. ` : ''}${of - unnamed > addresses ? 'Whether the others belong to it cannot be told. ' : ''}What they did is not counted for the actor.`,
    'only-tried': ({ addresses }, v) =>
      `${addresses === 1 ? '1 address' : `${v.count(addresses)} addresses`} only looked for weak spots, or ${addresses === 1 ? 'was' : 'were'} refused all else.`,
    'more-actors': ({ count }, v) => `And ${many(count, 'more actor', v)}.`,
    success: ({ title, reason, isOfAll, at, times, until }, v) =>
      `Succeeded: "${title}" (${v.time(at)}${times > 1 ? `, and ${many(times - 1, 'more time', v)} until ${v.time(until)}` : ''}). ${isOfAll ? '' : 'The first time: '}${reason}`,
    trouble: ({ title, reason, at }, v) =>
      `Also noted, without accusing anybody: "${title}" (${v.time(at)}). ${reason}`,
    'more-successes': ({ count }, v) => `${many(count, 'more finding', v)} judged to have succeeded.`,
    'files-dropped': ({ files }, v) => `Files that appear to have been planted or called: ${v.names(files)}`,
    'accounts-used': ({ accounts }, v) => `Accounts used by the actors: ${v.names(accounts)}`,
    'data-exported': ({ tenants }, v) =>
      `Exports of data of ${sites(tenants, v.names)} are on record. Those that succeeded count as "taken".`,
    attempts: ({ count, attacks }, v) =>
      `Refused: ${many(count, 'attempt', v)}${attacks.length === 0 ? '' : ` (${v.names(attacks.map((attack) => ATTACK_WORDS.en[attack]))})`}.`,
    'data-reached': ({ certainty, channels, figures, tenants }, v) =>
      `Personal data ${(isViewedOnly(channels) ? SHOWN : EXPOSED)[certainty]}: ${figures.map(({ unit, n, bound }) => BOUNDED.en[bound](counted('en', unit, v.count(n)))).join(', ')} (${sites(tenants, v.names)}).`,
    exposed: ({ certainty, channels, figures, tenants }, v) =>
      `Data ${(isViewedOnly(channels) ? SHOWN : EXPOSED)[certainty]}: ${figures.map(({ unit, n, bound }) => BOUNDED.en[bound](counted('en', unit, v.count(n)))).join(', ')} (${sites(tenants, v.names)}). Each person counts once, at the highest certainty.`,
    'exposed-uncounted': ({ isSure, channels, tenants }, v) =>
      `Data ${isSure ? 'was' : 'may have been'} reached (${v.names(channels.map((channel) => CHANNEL_WORDS.en[channel]))}) at ${sites(tenants, v.names)}; how many persons ${isSure ? 'are' : 'would be'} affected is not known, as they could not be looked up in the shop's data.`,
    'accounts-entered': ({ entered, changed, purchased, orders, tenants }, v) =>
      `Customer accounts entered by somebody else: ${v.count(entered)}; of these, details changed: ${v.count(changed)}, and of the changed ones bought from: ${v.count(purchased)}. Orders placed in all accounts entered: ${v.count(orders)} (${sites(tenants, v.names)}).`,
    'looked-at': ({ inputs, lines, from, to }, v) =>
      `Examined: ${many(inputs, 'file', v)}, ${lines === null ? 'lines of the period asked for' : many(lines, 'line', v)} (${v.period(from, to)}).`,

    notice: ({ text }) => text.en,
    partial: () => 'The run ended early: the rest of the evidence was not examined.',
    unparsed: ({ count, lines }, v) =>
      `${v.count(count)} of ${many(lines, 'line', v)} were not understood (kept with their reasons in unparsed.ndjson).`,
    gap: ({ input, from, to, more }, v) =>
      `${input} is silent ${v.period(from, to)}${more > 0 ? ` (and in ${many(more, 'more place', v)})` : ''}. What happened then cannot be told.`,
    'outcome-unknown': ({ count, attacks }, v) =>
      `The outcome of ${many(count, 'finding', v)}${attacks.length === 0 ? '' : ` (${v.names(attacks.map((attack) => ATTACK_WORDS.en[attack]))})`} cannot be told from the logs.`,
    'evidence-missing': ({ kinds }, v) =>
      `No ${v.names(kinds.map((kind) => KIND[kind]))} were given: what only they record was not examined.`,
    'before-the-log': ({ at }, v) =>
      `The logs begin at ${v.time(at)}. Whether it began earlier cannot be told.`,
    'rows-not-counted': () => 'Whose data, and which items, is not counted in this report.',

    'never-posts': () => 'The bodies of POST requests (what was sent) are not in access logs.',
    'never-commands': () => 'What was run and read through POSTs to a planted program is not in access logs.',
    'never-database': () => 'What was read from the database is not in access logs.',
    'never-typed': () =>
      'What customers typed into a page that was tampered with (cards!) is not in access logs.',
    'never-elsewhere': () => 'What happened on other servers, at other services or on staff computers.',
    'never-persons': () => 'An address is not a person: who was behind it, logs alone cannot tell.',

    'preserve-logs': ({ inputs, hashed }, v) => {
      if (inputs === 1) {
        const copy = '[preserve] Copy the log file to where nobody can change it.';
        return `${copy} ${hashed ? 'Its hash is in report.json.' : 'It was not read to its end: hash the copy yourself.'}`;
      }
      const copy = `[preserve] Copy the ${v.count(inputs)} log files to where nobody can change them.`;
      return `${copy} ${hashed ? 'Their hashes are in report.json.' : 'Not all were read to their end: hash the copies yourself.'}`;
    },
    'preserve-before-rotation': ({ path, at, every, kept, needed, past }, v) => {
      const which = `${path}${needed ? ' (it holds traces of this)' : ''}`;
      const how = `by ${EVERY[every]} rotation (${many(kept, 'file', v)} kept, as it seems)`;
      return past
        ? `[preserve] ${which} may have been deleted around ${v.time(at)} ${how}. Check at once whether the server still has it.`
        : `[preserve] ${which} will be deleted around ${v.time(at)} ${how}. Copy it before.`;
    },
    'preserve-server': ({ files }, v) =>
      files.length === 0
        ? '[preserve] Take a snapshot of the server (disk and memory) before deleting or restarting anything.'
        : `[preserve] Before deleting: take a snapshot of the server, and copies and hashes of ${v.names(files)}.`,
    'block-addresses': ({ addresses }, v) =>
      `[block] Block ${v.names(addresses)} (once you are sure that ${addresses.length === 1 ? 'it is' : 'they are'} not yours, a contractor's or a proxy's).`,
    'remove-files': ({ files }, v) =>
      `[block] Once preserved, make ${v.names(files)} impossible to run, and close the way it came (PUT, upload).`,
    'rotate-accounts': ({ accounts }, v) =>
      `[rotate] Change the passwords of ${v.names(accounts)} and end all of their sessions.`,
    'rotate-unnamed-accounts': () =>
      '[rotate] The logs do not name the accounts that logged in: change the passwords of all administrators and end their sessions.',
    'rotate-unnamed-customers': () =>
      '[rotate] The logs do not name the customer accounts that were entered: look them up in the shop by the times of the logins, end their sessions and have new passwords set.',
    'rotate-keys': () =>
      '[rotate] Change every secret on the server: database passwords, API keys, payment credentials, SSH keys.',
    'rotate-seen-settings': () =>
      '[rotate] Change the keys (payment, integrations) that the admin pages can show.',
    'look-back': ({ of }) =>
      `[look back] Search all sites and all logs you keep for the same: hinomi who ${of} LOG…`,
    'look-at-other-sites': ({ tenants }, v) =>
      `[look back] Look for the same addresses, file names and accounts at sites other than ${v.names(tenants)}.`,
    'decide-the-undecided': () =>
      '[check] Settle the findings of unknown outcome with application and database logs and the answers themselves.',
    'bring-more-evidence': () =>
      '[check] Add what else you have (authentication, operator, firewall and database logs, older logs) and run again.',
    'clock-of-duties': () =>
      '[report] If personal data leaked or may have leaked, Japanese law can demand a first report to the PPC within 3 to 5 days of knowing. Write down when you knew.',

    'wrong-if-operator': ({ accounts }, v) =>
      accounts.length === 0
        ? 'Somebody on your side, or a contractor, confirms having done this at that time.'
        : `The people behind ${v.names(accounts)} confirm that they did this themselves at that time.`,
    'wrong-if-scan': ({ addresses }, v) =>
      `${v.names(addresses)} ${addresses.length === 1 ? 'belongs' : 'belong'} to a permitted security test or to monitoring (list them under "known").`,
    'wrong-if-release': ({ files }, v) => `${v.names(files)} came with a regular release.`,
    'wrong-if-proxy': () =>
      'The addresses are those of a proxy or CDN, and the real ones stand in another header.',
    'wrong-if-clock': ({ timezone }) =>
      `The server's clock was wrong, or its times are not in ${timezone} (order and hours would change).`,
    'wrong-if-logs-changed': () =>
      'The logs were changed, or parts of them lost, before they were handed over.',
  },
};

/** What is said besides where something may be missing in what was not found. */
/** What succeeded: what looks like attacks, and what operators do too. */
function actsAndAttacks(count: number, attacks: number, v: Spoken): string {
  return [
    attacks > 0 ? `${many(attacks, 'act', v)} that ${attacks === 1 ? 'looks' : 'look'} like an attack` : '',
    count > attacks ? `${many(count - attacks, 'act', v)} that should be looked at` : '',
  ]
    .filter((part) => part !== '')
    .join(' and ');
}

function answeredOtherwise(n: number | undefined, v: { count: (n: number) => string }): string {
  return n === undefined
    ? ''
    : ` Of the cards, coupons or codes that were tried, ${v.count(n)} ${n === 1 ? 'was' : 'were'} answered otherwise than the rest: look at ${n === 1 ? 'it' : 'these'} first.`;
}

function besides(isWhole: boolean): string {
  return isWhole
    ? ''
    : ' Some of the evidence is missing or was not examined in full (see what is not known): nothing is said about what it may hold.';
}

function sites(tenants: readonly string[], names: (names: readonly string[]) => string): string {
  const named = tenants.filter((tenant) => tenant !== '');
  return named.length === 0 ? 'the site' : names(named);
}

function many(n: number, noun: string, spoken: Spoken): string {
  return `${spoken.count(n)} ${noun}${n === 1 ? '' : 's'}`;
}
