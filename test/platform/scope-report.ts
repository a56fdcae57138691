/** What tests look at in the scope of `report.json`. */
export interface ScopeReport {
  readonly inputs: readonly { readonly path: string; readonly kind: string; readonly lines: number }[];
  readonly sources: readonly { readonly tenant: string; readonly table: string; readonly rows: number }[];
  readonly actors: readonly {
    readonly id: string;
    readonly addresses: readonly string[];
    readonly accounts: readonly string[];
  }[];
  readonly findings: readonly {
    readonly sources: readonly string[];
    readonly level: string;
    readonly title: string;
    readonly outcome: string;
  }[];
  readonly scope: {
    readonly exposures: readonly Exposure[];
    readonly totals: readonly Total[];
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
    readonly checked: readonly { readonly question: string; readonly answer: string }[];
  };
}

export interface Exposure {
  readonly id: string;
  readonly actor: string | null;
  readonly tenant: string;
  readonly channel: string;
  readonly from: string;
  readonly to: string;
  readonly certainty: string;
  readonly bound: string;
  readonly items: readonly string[];
  readonly records: Readonly<Record<string, number>>;
  readonly persons: number | null;
  readonly misuse: string;
  readonly altered: readonly string[];
  readonly says: string;
}

export interface Total {
  readonly tenant: string | null;
  readonly certainty: string;
  readonly unit: string;
  readonly n: number;
  readonly bound: string;
}

/** A total's figure; 0 where the report has no such total. */
export function totalOf(report: ScopeReport, tenant: string | null, certainty: string, unit: string): number {
  const total = report.scope.totals.find(
    (one) => one.tenant === tenant && one.certainty === certainty && one.unit === unit,
  );
  return total?.n ?? 0;
}
