/** An expression of any dialect, as far as reading out data needs to know it. Names are in lower case. */
export type SqlExpression =
  /** A literal; hex literals are read as the text that they spell. `ident`: in double quotes, so perhaps a name. */
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly number: number;
      readonly ident: boolean;
      /** With its backslashes, where it has any: what these mean differs between databases and in patterns. */
      readonly written?: string | undefined;
    }
  | { readonly kind: 'name'; readonly path: readonly string[] }
  | { readonly kind: 'star' }
  /** Calls; also `case` (condition, result, …, else), `cast` (expression, type), `exists`. */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly SqlExpression[];
      /** `over (order by …)`. */
      readonly over?: readonly SqlOrder[] | undefined;
    }
  | { readonly kind: 'query'; readonly query: SqlQuery }
  /** Operators with their operands; `not` has one, `in` and `between` have several, negated ones begin with `not `. */
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly SqlExpression[] };

export interface SqlOrder {
  readonly by: SqlExpression;
  readonly descending: boolean;
}

export interface SqlColumn {
  readonly expression: SqlExpression;
  /** '' without one. */
  readonly alias: string;
}

export type SqlSource =
  | { readonly kind: 'table'; readonly path: readonly string[]; readonly alias: string }
  | { readonly kind: 'query'; readonly query: SqlQuery; readonly alias: string }
  | { readonly kind: 'call'; readonly call: SqlExpression; readonly alias: string };

/** One `select`. */
export interface SqlQuery {
  readonly columns: readonly SqlColumn[];
  readonly from: readonly SqlSource[];
  readonly where: SqlExpression | null;
  readonly grouped: boolean;
  readonly order: readonly SqlOrder[];
  readonly offset: number;
  /** Infinity without a limit. */
  readonly limit: number;
  /** Whether the rows were limited by `top`, which SQL Server alone knows. */
  readonly top: boolean;
  /** Whether an offset or a limit was written that is no number. */
  readonly unclear: boolean;
  /** File that the rows were written to; '' for none. */
  readonly outfile: string;
  readonly next: SqlQuery | null;
  /** Whether the text ended inside it, before anything closed it. */
  readonly open: boolean;
}
