/** One request out of a sample, in the order of the log. Text is what the log says. */
export interface SampledRequest {
  /** Milliseconds since the epoch; NaN when the log does not say. */
  readonly at: number;
  /** Virtual host as logged; '' when the log does not say. */
  readonly host: string;
  readonly address: string;
  readonly method: string;
  /** Decoded once, without the query. */
  readonly path: string;
  /** As logged, shortened. Its values are looked at and never written down. */
  readonly query: string;
  readonly status: number;
  readonly userAgent: string;
}

/** A part of one log. */
export interface LogSample {
  readonly path: string;
  /** Name of the format that was recognised; '' for none. */
  readonly format: string;
  /** Lines that were looked at, and those that were not understood. */
  readonly lines: number;
  readonly unparsed: number;
  /** Header column that carries clients' addresses; '' when the format has none. */
  readonly clientHeader: string;
  readonly requests: readonly SampledRequest[];
}
