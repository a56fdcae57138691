/** What is compared of `report.json` (schema hinomi.report/1). */
export interface ReplayReport {
  readonly findings: readonly {
    readonly rule: string;
    readonly title: string;
    readonly level: string;
    readonly outcome: string;
    readonly firstAt: string | null;
    readonly lastAt: string | null;
    readonly count: number;
    readonly sources: readonly string[];
    readonly tenants: readonly string[];
  }[];
  readonly actors: readonly { readonly addresses: readonly string[] }[];
  readonly scope: {
    readonly exposures: readonly {
      readonly tenant: string;
      readonly channel: string;
      readonly from: string | null;
      readonly certainty: string;
      readonly items: readonly string[];
      readonly persons: number | null;
      readonly records: Readonly<Record<string, number>>;
    }[];
    readonly totals: readonly {
      readonly tenant: string | null;
      readonly certainty: string;
      readonly unit: string;
      readonly n: number;
    }[];
    readonly partitions: readonly {
      readonly tenant: string | null;
      readonly certainty: string;
      readonly unit: string;
      readonly total: number;
      readonly parts: readonly { readonly items: readonly string[]; readonly n: number }[];
    }[];
    readonly funnels: readonly {
      readonly tenant: string;
      readonly steps: readonly { readonly name: string; readonly n: number }[];
    }[];
  };
}
