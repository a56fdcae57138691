import type { Report } from '../../model/report-schema.ts';

type Finding = Report['findings'][number];
type Scope = Report['scope'];
type Exposure = Scope['exposures'][number];
type Total = Scope['totals'][number];

/** What is compared of `report.json`. */
export interface ReplayReport {
  readonly findings: readonly Pick<
    Finding,
    'rule' | 'title' | 'level' | 'outcome' | 'firstAt' | 'lastAt' | 'count' | 'sources' | 'tenants'
  >[];
  readonly actors: readonly Pick<Report['actors'][number], 'addresses' | 'requests'>[];
  readonly scope: {
    readonly exposures: readonly Pick<
      Exposure,
      'tenant' | 'channel' | 'from' | 'certainty' | 'items' | 'persons' | 'records'
    >[];
    readonly totals: readonly Pick<Total, 'tenant' | 'certainty' | 'unit' | 'n'>[];
    readonly partitions: readonly Pick<
      Scope['partitions'][number],
      'tenant' | 'certainty' | 'unit' | 'total' | 'parts'
    >[];
    readonly funnels: readonly Pick<Scope['funnels'][number], 'tenant' | 'steps'>[];
  };
}
