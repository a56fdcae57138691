/** The answer to a hostile request that only the page's usual answers can judge. */
export interface PageAnswer {
  readonly tenant: string;
  readonly path: string;
  readonly bytes: number;
  /**
   * `sql`, `file` and `injection`: a reply unlike the usual one tells, of a file that was asked for also how replies
   * differ; `secret`: that the file exists tells; `program`: that another
   * finding tells of a talk with it.
   */
  readonly question: 'sql' | 'file' | 'injection' | 'secret' | 'program';
}
