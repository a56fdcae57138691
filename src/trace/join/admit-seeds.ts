import type { Finding } from '../../model/finding.ts';
import { isAtLeast } from '../../model/level.ts';
import type { Seed } from '../choose-seeds.ts';
import {
  isAttackThatSucceeded,
  isBeyondNoise,
  isLoginAttack,
  isOfOne,
  isSpreadAttack,
  namesDoers,
  restsOnFile,
} from '../finding-traits.ts';
import { isFlood, isLedCrawler, isSharedLine } from '../notes/address-notes.ts';
import { contactStrength } from '../notes/contact-strength.ts';
import type { JoinFacts } from './join-facts.ts';
import type { Membership } from './membership.ts';
import { tookPart } from './took-part.ts';

/**
 * Lets in the addresses of findings, each on what it did itself: a finding that names many addresses, or that
 * accuses one for touching a file, is checked against the address's own requests, so that the customer who
 * mistypes a password during an attack and the visitor led to a dropped file stay out.
 */
export function admitSeeds(facts: JoinFacts, members: Membership): void {
  for (const seed of facts.seeds.values()) {
    if (isConfirmed(seed, facts)) members.confirm(seed.address, seed.firstAt);
  }
}

function isConfirmed(seed: Seed, facts: JoinFacts): boolean {
  if (isKnown(seed, facts)) return isOutOfRole(seed, facts);
  const notes = facts.notes.get(seed.address);
  if (notes !== undefined && isLedCrawler(notes)) return false;
  const isLine = notes !== undefined && isSharedLine(notes);
  const speaks = (finding: Finding) => !(isLine && mayBeMistyped(finding));
  if (isBeyondNoise(seed.own.filter(speaks))) return true;
  return seed.findings.some((finding) => speaks(finding) && bearsOut(seed, finding, facts));
}

/** Whether what a finding tells of logins may as well be many people who mistype: no flood of them, not account after account. */
function mayBeMistyped(finding: Finding): boolean {
  return isLoginAttack(finding) && (finding.level === 'medium' || finding.outcome === 'succeeded');
}

function isKnown(seed: Seed, facts: JoinFacts): boolean {
  return seed.findings.some((finding) => {
    const tenants = finding.tenants.length === 0 ? [''] : finding.tenants;
    return tenants.some((tenant) => facts.known.roleOf(seed.address, finding.firstAt, tenant) !== undefined);
  });
}

/** One of the shop's own addresses needs more: something grave that succeeded and that it did itself. */
function isOutOfRole(seed: Seed, facts: JoinFacts): boolean {
  return seed.findings.some(
    (finding) =>
      finding.outcome === 'succeeded' &&
      isAtLeast(finding.level, 'high') &&
      (restsOnFile(finding) ? dealtWithFile(seed, finding, facts) === true : isOfOne(finding)),
  );
}

function bearsOut(seed: Seed, finding: Finding, facts: JoinFacts): boolean {
  if (finding.level === 'low' && !isAttackThatSucceeded(finding)) return false;
  if (restsOnFile(finding)) return dealtWithFile(seed, finding, facts) ?? finding.sourceCount <= 1;
  if (isOfOne(finding)) return true;
  const notes = facts.notes.get(seed.address);
  if (notes === undefined) return false;
  if (isSpreadAttack(finding)) return isFlood(notes);
  if (namesDoers(finding)) return true;
  if (!isLoginAttack(finding)) return notes.attacks > 0 || isFlood(notes);
  return tookPart(finding, notes);
}

/** Whether the address placed or called one of the finding's files; undefined when no request shows it at all. */
function dealtWithFile(seed: Seed, finding: Finding, facts: JoinFacts): boolean | undefined {
  const contacts = finding.files
    .flatMap((file) => facts.contacts.of(file))
    .filter((contact) => contact.address === seed.address);
  if (contacts.length === 0) return undefined;
  const hostile = isBeyondNoise(seed.own);
  return contacts.some((contact) => contactStrength(contact, hostile) !== 'weak');
}
