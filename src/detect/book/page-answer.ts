/** The answer to a hostile request that only the page's usual answers can judge. */
export interface PageAnswer {
  readonly tenant: string;
  readonly path: string;
  readonly bytes: number;
  /** `sql` and `injection`: a reply unlike the usual one tells; `secret`: that the file exists tells. */
  readonly question: 'sql' | 'injection' | 'secret';
}
