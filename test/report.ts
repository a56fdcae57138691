/** What tests look at in `report.json` (schema hinomi.report/1). */
export interface Report {
  readonly schema: string;
  readonly generatedAt: string;
  readonly timezone: string;
  readonly inputs: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly lines: number;
    readonly unparsed: number;
    readonly format: string;
    readonly firstAt: string | null;
    readonly lastAt: string | null;
  }[];
  readonly gaps: readonly { readonly input: number; readonly from: string; readonly to: string }[];
  readonly findings: readonly Finding[];
  readonly actors: readonly Actor[];
  readonly timeline: readonly {
    readonly at: string;
    readonly until: string;
    readonly actor: string;
    readonly stage: string;
    readonly text: { readonly ja: string; readonly en: string };
    readonly evidence: readonly Evidence[];
  }[];
}

export interface Evidence {
  readonly input: number;
  readonly line: number;
  readonly offset: number;
}

export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly level: string;
  readonly outcome: string;
  readonly reason: string;
  readonly attacks: readonly string[];
  readonly count: number;
  readonly sources: readonly string[];
  readonly sourceCount: number;
  readonly evidence: readonly Evidence[];
}

export interface Actor {
  readonly id: string;
  readonly addresses: readonly string[];
  readonly files: readonly string[];
  readonly links: readonly {
    readonly joins: readonly string[];
    readonly why: string;
    readonly evidence: readonly Evidence[];
  }[];
}
