import type { Statement } from '../../../text/report/statement.ts';
import type { SummaryFacts } from './summary-facts.ts';

/** What the reader can check that would overturn the story. */
export function whatWouldBeWrong({
  alarm,
  suspects,
  findings,
  cases,
  investigation,
}: SummaryFacts): Statement[] {
  if (alarm === 'quiet' || alarm === 'blind') {
    return [{ code: 'wrong-if-logs-changed' }, { code: 'wrong-if-clock', timezone: investigation.timezone }];
  }
  const concerned = suspects.length > 0 ? suspects : cases;
  const accounts = [...new Set(concerned.flatMap(({ actor }) => actor.accounts))];
  const files = [...new Set(concerned.flatMap(({ actor }) => actor.files))];
  const addresses = [...new Set(concerned.flatMap(({ actor }) => actor.addresses))];
  const sources =
    addresses.length > 0 ? addresses : [...new Set(findings.flatMap((finding) => finding.sources))];
  return [
    ...(suspects.length > 0 ? [{ code: 'wrong-if-operator', accounts } as const] : []),
    ...(files.length > 0 ? [{ code: 'wrong-if-release', files } as const] : []),
    ...(sources.length > 0 ? [{ code: 'wrong-if-scan', addresses: sources } as const] : []),
    { code: 'wrong-if-proxy' },
    { code: 'wrong-if-clock', timezone: investigation.timezone },
    { code: 'wrong-if-logs-changed' },
  ];
}
