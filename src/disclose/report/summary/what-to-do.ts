import ipaddr from 'ipaddr.js';
import type { Exposure } from '../../../model/exposure.ts';
import { hostKind } from '../../../request/url-value/host-kind.ts';
import type { Statement } from '../../../text/report/statement.ts';
import { inferRotations, type Rotation } from './rotation.ts';
import type { SummaryFacts } from './summary-facts.ts';

/** What helps now, in the order in which it must be done: preserve, block, rotate, look back. */
export function whatToDo(facts: SummaryFacts): Statement[] {
  if (facts.alarm === 'blind') {
    const holdsAny = facts.investigation.inputs.some(({ bytes }) => bytes > 0);
    return [...(holdsAny ? preserve(facts, false) : []), { code: 'bring-more-evidence' }];
  }
  const serious = facts.alarm === 'break-in' || facts.alarm === 'suspicion';
  return [
    ...preserve(facts, serious),
    ...(serious ? [...block(facts), ...rotate(facts), ...lookBack(facts)] : []),
    ...check(facts),
    // That data may have leaked starts the clock too.
    ...(facts.alarm === 'break-in' || facts.investigation.scope.exposures.length > 0
      ? [{ code: 'clock-of-duties' } as const]
      : []),
  ];
}

function preserve({ investigation, suspects }: SummaryFacts, serious: boolean): Statement[] {
  const { inputs, generatedAt } = investigation;
  const rotations = inferRotations(inputs).flatMap((rotation) => deletionNeeded(rotation, suspects));
  return [
    ...rotations.map((found): Statement => ({ ...found, past: found.at < generatedAt })),
    { code: 'preserve-logs', inputs: inputs.length, hashed: inputs.every(({ sha256 }) => sha256 !== '') },
    ...(serious ? [{ code: 'preserve-server', files: filesOf(suspects) } as const] : []),
  ];
}

type Deletion = Omit<Extract<Statement, { code: 'preserve-before-rotation' }>, 'past'>;

/** The file that goes first, or the first to go that holds something of a suspect. */
function deletionNeeded({ every, deletions }: Rotation, suspects: SummaryFacts['suspects']): Deletion[] {
  const holds = ({ input }: Rotation['deletions'][number]) =>
    suspects.some(({ actor }) => actor.firstAt <= input.lastAt && actor.lastAt >= input.firstAt);
  const needed = deletions.find(holds);
  const first = needed ?? deletions[0];
  if (first === undefined) return [];
  return [
    {
      code: 'preserve-before-rotation',
      path: first.input.path,
      at: first.at,
      every,
      kept: deletions.length,
      needed: needed !== undefined,
    },
  ];
}

function block({ suspects, investigation }: SummaryFacts): Statement[] {
  const busy = new Set(investigation.notices.map(({ about }) => about));
  // Blocking the shop's own proxy would close the shop.
  const isOwnProxy = (address: string) => busy.has(address) && hostKind(address) !== 'public';
  const addresses = unique(suspects.flatMap(({ actor }) => actor.addresses)).filter(
    (address) => !isOwnProxy(address) && !isGarbled(address),
  );
  const files = filesOf(suspects);
  return [
    ...(addresses.length > 0 ? [{ code: 'block-addresses', addresses } as const] : []),
    ...(files.length > 0 ? [{ code: 'remove-files', files } as const] : []),
  ];
}

function rotate(facts: SummaryFacts): Statement[] {
  const { suspects } = facts;
  const accounts = unique(suspects.flatMap(({ actor }) => actor.accounts));
  const stages = new Set(suspects.flatMap(({ actor }) => actor.stages));
  const ranCode = stages.has('webshell') || stages.has('foothold');
  // Looking at the shop's own pages shows nobody its settings, unless the attack succeeded.
  const broughtIn = suspects.some(({ actor, brokeIn }) => brokeIn && actor.stages.includes('browse'));
  const sawPages = broughtIn || stages.has('login') || stages.has('change') || stages.has('export');
  const isUnnamed = accounts.length === 0 && stages.has('login');
  const enteredCustomers = reachedBy(facts).some((channel) => channel === 'account-takeover');
  const onlyCustomers = enteredCustomers && isListAttackAlone(facts);
  return [
    ...(accounts.length > 0 ? [{ code: 'rotate-accounts', accounts } as const] : []),
    ...(isUnnamed && enteredCustomers ? [{ code: 'rotate-unnamed-customers' } as const] : []),
    ...(isUnnamed && !onlyCustomers ? [{ code: 'rotate-unnamed-accounts' } as const] : []),
    ...(ranCode ? [{ code: 'rotate-keys' } as const] : []),
    ...(sawPages && !ranCode && !onlyCustomers ? [{ code: 'rotate-seen-settings' } as const] : []),
  ];
}

function reachedBy({ suspects, investigation }: SummaryFacts): Exposure['channel'][] {
  const names = new Set(suspects.map(({ actor }) => actor.id));
  return investigation.scope.exposures
    .filter(({ actor }) => actor !== null && names.has(actor))
    .map(({ channel }) => channel);
}

/** Whether all that succeeded was getting into customers' accounts with a list of passwords: no administration, no code. */
function isListAttackAlone(facts: SummaryFacts): boolean {
  const succeeded = facts.suspects
    .flatMap(({ findings }) => findings)
    .filter(({ outcome }) => outcome === 'succeeded');
  return (
    succeeded.every(({ attacks }) => attacks.includes('credential-stuffing')) &&
    reachedBy(facts).every((channel) => channel === 'account-takeover')
  );
}

/** What can be typed into a shell as it stands: an attacker chose the names of files. */
const SAFE_ARGUMENT = /^[\w/:.][\w/:.-]{0,200}$/;

function lookBack({ suspects }: SummaryFacts): Statement[] {
  const [first] = suspects;
  const of = [...(first?.actor.files ?? []), ...(first?.actor.addresses ?? [])].find((name) =>
    SAFE_ARGUMENT.test(name),
  );
  const tenants = unique(suspects.flatMap((one) => one.actor.tenants)).filter((tenant) => tenant !== '');
  return [
    ...(of === undefined ? [] : [{ code: 'look-back', of } as const]),
    ...(tenants.length > 0 ? [{ code: 'look-at-other-sites', tenants } as const] : []),
  ];
}

function check({ findings, alarm }: SummaryFacts): Statement[] {
  const undecided = findings.some((finding) => finding.outcome === 'unknown');
  return [
    ...(undecided ? [{ code: 'decide-the-undecided' } as const] : []),
    ...(alarm === 'break-in' ? [] : [{ code: 'bring-more-evidence' } as const]),
  ];
}

function filesOf(suspects: SummaryFacts['suspects']): string[] {
  return unique(suspects.flatMap(({ actor }) => actor.files));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Whether what stood where a client stands cannot be blocked: torn or forged numbers, or more than one word. */
function isGarbled(address: string): boolean {
  return /\s/.test(address) || (/^[\d.]+$/.test(address) && !ipaddr.isValid(address));
}
