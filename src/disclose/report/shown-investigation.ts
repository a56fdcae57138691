import type { Actor } from '../../model/actor.ts';
import type { Finding } from '../../model/finding.ts';
import type { Investigation } from '../../model/investigation.ts';
import type { Text } from '../../model/language.ts';
import { redact, redactUnicode } from '../../request/redaction/redact.ts';

const known = new WeakMap<Investigation, Investigation>();

/**
 * The investigation as it may be shown: every text that came from evidence is readable, free of controls and
 * of secrets. All renderers read only this one, so that none can forget it.
 */
export function shownInvestigation(investigation: Investigation): Investigation {
  let shown = known.get(investigation);
  if (shown === undefined) {
    shown = {
      ...investigation,
      inputs: investigation.inputs.map((input) => ({
        ...input,
        path: redactUnicode(input.path),
        format: redactUnicode(input.format),
      })),
      findings: investigation.findings.map(shownFinding),
      actors: investigation.actors.map(shownActor),
      timeline: investigation.timeline.map((episode) => ({
        ...episode,
        tenant: redact(episode.tenant),
        text: shownText(episode.text),
      })),
      notices: investigation.notices.map((notice) => ({ ...notice, text: shownText(notice.text) })),
    };
    known.set(investigation, shown);
    // What is shown already is shown as it is.
    known.set(shown, shown);
  }
  return shown;
}

function shownFinding(finding: Finding): Finding {
  return {
    ...finding,
    title: redact(finding.title),
    reason: redact(finding.reason),
    techniques: finding.techniques.map(redact),
    sources: finding.sources.map(redact),
    accounts: finding.accounts.map(redact),
    tenants: finding.tenants.map(redact),
    files: finding.files.map(redact),
  };
}

function shownActor(actor: Actor): Actor {
  return {
    ...actor,
    addresses: actor.addresses.map(redact),
    accounts: actor.accounts.map(redact),
    tenants: actor.tenants.map(redact),
    files: actor.files.map(redact),
    links: actor.links.map((link) => ({
      ...link,
      joins: [redact(link.joins[0]), redact(link.joins[1])],
      why: redact(link.why),
    })),
  };
}

function shownText(text: Text): Text {
  return { ja: redact(text.ja), en: redact(text.en) };
}
