import type { Actor } from '../../model/actor.ts';
import type { Scope } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import type { Investigation } from '../../model/investigation.ts';
import type { Text } from '../../model/language.ts';
import { redact, redactUnicode } from '../../request/redaction/redact.ts';
import { redactAccount } from '../../request/redaction/redact-account.ts';

type Show = (text: string) => string;

const known = new WeakMap<Investigation, Investigation>();

/**
 * The investigation as it may be shown: every text that came from evidence is readable, free of controls and
 * of secrets. All renderers read only this one, so that none can forget it.
 */
export function shownInvestigation(investigation: Investigation): Investigation {
  let shown = known.get(investigation);
  if (shown === undefined) {
    shown = show(investigation);
    known.set(investigation, shown);
    // What is shown already is shown as it is.
    known.set(shown, shown);
  }
  return shown;
}

function show(investigation: Investigation): Investigation {
  const text = remembering(withoutCredentials(investigation));
  return {
    ...investigation,
    inputs: investigation.inputs.map((input) => ({
      ...input,
      path: redactUnicode(input.path),
      format: redactUnicode(input.format),
    })),
    findings: investigation.findings.map((finding) => shownFinding(finding, text)),
    actors: investigation.actors.map((actor) => shownActor(actor, text)),
    timeline: investigation.timeline.map((episode) => ({
      ...episode,
      tenant: text(episode.tenant),
      text: shownText(episode.text, text),
    })),
    scope: shownScope(investigation.scope, text),
    notices: investigation.notices.map((notice) => ({ ...notice, text: shownText(notice.text, text) })),
  };
}

/** Sentences name accounts too: those that were logged with a password are masked there as well. */
function withoutCredentials({ findings, actors }: Investigation): Show {
  const accounts = new Set([...findings, ...actors].flatMap((one) => one.accounts));
  const telling = [...accounts].filter((account) => redactAccount(account) !== redact(account));
  if (telling.length === 0) return redact;
  return (text) =>
    telling.reduce(
      (shown, account) => shown.replaceAll(redact(account), redactAccount(account)),
      redact(text),
    );
}

/** The same addresses, files and sentences come many times. */
function remembering(shown: Show): Show {
  const memory = new Map<string, string>();
  return (text) => {
    let known = memory.get(text);
    if (known === undefined) {
      known = shown(text);
      memory.set(text, known);
    }
    return known;
  };
}

function shownFinding(finding: Finding, show: Show): Finding {
  return {
    ...finding,
    title: show(finding.title),
    reason: show(finding.reason),
    techniques: finding.techniques.map(show),
    sources: finding.sources.map(show),
    accounts: finding.accounts.map(redactAccount),
    tenants: finding.tenants.map(show),
    files: finding.files.map(show),
  };
}

function shownActor(actor: Actor, show: Show): Actor {
  return {
    ...actor,
    addresses: actor.addresses.map(show),
    accounts: actor.accounts.map(redactAccount),
    tenants: actor.tenants.map(show),
    files: actor.files.map(show),
    links: actor.links.map((link) => ({
      ...link,
      joins: [show(link.joins[0]), show(link.joins[1])],
      why: show(link.why),
    })),
  };
}

function shownScope(scope: Scope, show: Show): Scope {
  const said = (text: Text) => shownText(text, show);
  const place = <T extends { readonly tenant: string }>(one: T): T => ({ ...one, tenant: show(one.tenant) });
  const placed = <T extends { readonly tenant: string | null }>(one: T): T => ({
    ...one,
    tenant: one.tenant === null ? null : show(one.tenant),
  });
  return {
    exposures: scope.exposures.map((exposure) => ({
      ...place(exposure),
      basis: said(exposure.basis),
      incomplete: exposure.incomplete.map(said),
    })),
    totals: scope.totals.map(placed),
    partitions: scope.partitions.map(placed),
    funnels: scope.funnels.map(place),
    checked: scope.checked.map((checked) => ({
      ...checked,
      question: said(checked.question),
      covers: checked.covers.map((cover) => ({ ...cover, cannotShow: said(cover.cannotShow) })),
      says: said(checked.says),
    })),
    sources: scope.sources.map((source) => ({
      ...place(source),
      table: redactUnicode(source.table),
      problems: source.problems.map(said),
    })),
  };
}

function shownText(text: Text, show: Show): Text {
  return { ja: show(text.ja), en: show(text.en) };
}
