import type { ActorLink } from '../../model/actor.ts';
import { EVIDENCE_LIMIT } from '../../model/evidence-ref.ts';
import type { Language, Text } from '../../model/language.ts';
import { linkEn, sparedEn } from '../../text/trace/en.ts';
import { linkJa, sparedJa } from '../../text/trace/ja.ts';
import type { LinkReason } from '../../text/trace/link-reason.ts';
import type { Join, Spared } from '../join/join-facts.ts';
import type { SparedAddress } from '../trace.ts';
import { show } from './episode-facts-of.ts';

/** Puts a join into words, in one language. */
export function wordJoin(join: Join, language: Language): ActorLink {
  const reason = printableReason(join.reason);
  const why = language === 'ja' ? linkJa(reason) : linkEn(reason);
  return { joins: join.joins, why, evidence: join.evidence.slice(0, EVIDENCE_LIMIT) };
}

/** Puts into words why an address was left out. */
export function wordSpared(spared: Spared): SparedAddress {
  const why: Text = { ja: sparedJa(spared.reason), en: sparedEn(spared.reason) };
  return { address: spared.address, file: spared.file, why, evidence: spared.evidence };
}

function printableReason(reason: LinkReason): LinkReason {
  switch (reason.kind) {
    case 'file-placed':
    case 'file-called':
    case 'same-file':
      return { ...reason, file: show(reason.file) };
    case 'same-tool-and-hole':
      return {
        ...reason,
        tool: show(reason.tool),
        path: show(reason.path),
        parameter: show(reason.parameter),
      };
    case 'spread-attack':
      return reason;
    default:
      return { ...reason, account: show(reason.account) };
  }
}
