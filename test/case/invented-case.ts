import { join } from 'node:path';
import { readLaws } from '../../src/adapters/settings/read-laws.ts';
import { readPlaybook } from '../../src/adapters/settings/read-playbook.ts';
import { shippedFolder } from '../../src/adapters/settings/shipped-folder.ts';
import type { CaseAct } from '../../src/model/case/case-act.ts';
import type { CaseEntry } from '../../src/model/case/case-entry.ts';
import type { CaseState } from '../../src/model/case/case-state.ts';
import type { IncidentKind, Playbook } from '../../src/model/case/playbook.ts';
import type { LawBook } from '../../src/model/law.ts';
import type { Report } from '../../src/model/report-schema.ts';
import { foldCase } from '../../src/respond/case/fold-case.ts';
import { openCase } from '../../src/respond/case/open-case.ts';
import { sealEntry } from '../../src/store/case-chain/seal-entry.ts';

/** A case in memory. */
export interface InventedCase {
  readonly entries: readonly CaseEntry[];
  state(): CaseState;
  /** Does something at a moment (RFC 3339; else an hour after what was done before). */
  act(make: (state: CaseState) => CaseAct, at?: string): CaseState;
}

const HOUR_MS = 3_600_000;

export async function inventedCase(
  kind: IncidentKind,
  at = '2026-09-01T10:00:00+09:00',
): Promise<InventedCase> {
  const playbook = await shippedPlaybook(kind);
  const entries = [sealEntry(openCase(playbook, 'みほん本店', '佐藤', ''), undefined, utc(Date.parse(at)))];
  const state = () => foldCase(entries)!;
  return {
    entries,
    state,
    act(make, when) {
      const now = when === undefined ? Date.parse(entries.at(-1)!.at) + HOUR_MS : Date.parse(when);
      entries.push(sealEntry(make(state()), entries.at(-1), utc(now)));
      return state();
    },
  };
}

function utc(at: number): string {
  return new Date(at).toISOString();
}

export async function shippedPlaybook(kind: IncidentKind): Promise<Playbook> {
  const reading = await readPlaybook(shippedFolder('playbooks'), kind);
  if (!reading.ok) throw new Error(reading.problems.map((one) => one.message).join('\n'));
  return reading.playbook;
}

export async function shippedLaws(): Promise<LawBook> {
  const reading = await readLaws(join(shippedFolder('laws')));
  if (!reading.ok) throw new Error(reading.problems.map((one) => one.message).join('\n'));
  return reading.book;
}

type ReportExposure = Report['scope']['exposures'][number];

/** An exposure of a report; what matters to a test is handed over. */
export function reportExposure(given: Partial<ReportExposure> = {}): ReportExposure {
  return {
    id: 'e1',
    actor: 'a1',
    tenant: 'a',
    channel: 'export',
    from: '2026-08-01T00:00:00+09:00',
    to: '2026-08-02T00:00:00+09:00',
    certainty: 'taken',
    bound: 'exact',
    items: ['name', 'email'],
    records: { orders: 20 },
    persons: 12,
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: { ja: '', en: '' },
    incomplete: [],
    evidence: [],
    evidenceCount: 0,
    ...given,
  };
}

/** A report with the scope that a test hands over. */
export function inventedReport(scope: Partial<Report['scope']> = {}, given: Partial<Report> = {}): Report {
  return {
    schema: 'hinomi.report/1',
    generatedAt: '2026-09-03T00:00:00+09:00',
    timezone: 'Asia/Tokyo',
    partial: false,
    inputs: [
      {
        path: 'access.log',
        kind: 'web',
        sha256: 'a'.repeat(64),
        bytes: 10,
        lines: 1,
        unparsed: 0,
        format: 'combined',
        firstAt: '2026-08-01T00:00:00+09:00',
        lastAt: '2026-08-31T00:00:00+09:00',
      },
    ],
    sources: [],
    gaps: [],
    notices: [],
    findings: [],
    actors: [],
    timeline: [],
    scope: { exposures: [], totals: [], partitions: [], funnels: [], checked: [], ...scope },
    duties: [],
    ...given,
  };
}
