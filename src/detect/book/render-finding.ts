import { attacksIn } from '../../model/attack-set.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { sayReason } from '../../text/detection/say-reason.ts';
import type { Reason } from '../reason.ts';
import type { Cell } from './cell.ts';
import { findingId, type Locate } from './finding-id.ts';
import { withoutThose } from './without-those.ts';

/** The finding that a cell has become. */
export function renderFinding(cell: Cell, language: Language, locate: Locate): Finding {
  const { rule, outcome, tenants, files } = cell;
  const sources = cell.sources.top();
  const evidence = cell.sample.refs();
  const related = withoutThose(cell.besides?.refs() ?? [], evidence);
  const attacks = rule.attacks.length > 0 ? rule.attacks : attacksIn(cell.attacks);
  const reason = cell.reason ?? statusReason(cell);
  const reasons = [reason, ...(reason.besides ?? []), ...(cell.caution === null ? [] : [cell.caution])];
  const otherwise = otherwiseIn(reason);
  return {
    id: findingId({ rule: rule.id, outcome, tenants, group: sources[0] ?? '' }, cell.sample.firstRef, locate),
    rule: rule.id,
    title: rule.title,
    level: rule.level,
    outcome,
    reason: sayReason(reasons, language),
    techniques: rule.techniques,
    attacks,
    firstAt: cell.firstAt,
    lastAt: cell.lastAt,
    count: cell.count,
    sources,
    sourceCount: cell.sources.size,
    ...(otherwise > 0 ? { otherwise } : {}),
    ...(cell.ofMany ? { ofMany: true } : {}),
    accounts: cell.accounts,
    tenants,
    files,
    ...(cell.calls.length > 0 ? { calls: cell.calls } : {}),
    evidence,
    ...(related.length > 0 ? { related } : {}),
  };
}

/** How many tries were answered otherwise than the rest, where the reason says so; else 0. */
function otherwiseIn({ besides = [] }: Reason): number {
  return Number(besides.find(({ code }) => code === 'valuesAnsweredOtherwise')?.params.rare ?? 0);
}

/** What the answers alone say, in words of the texts. */
function statusReason(cell: Cell): Reason {
  const known = cell.statuses.entries();
  const statuses = known.map(([status]) => status).join(', ');
  if (known.length === 0) return { code: cell.outcome === 'attempted' ? 'blocked' : 'notShown', params: {} };
  return { code: cell.outcome === 'attempted' ? 'refused' : 'undecided', params: { statuses } };
}
