/** Something for which a notice is refused: what is wrong, and how it is mended, each one sentence. */
export interface NoticeProblem {
  /** Where: `templates/public-final/ja.md:12:3`, the name of a fact, or '' for the notice as a whole. */
  readonly place: string;
  readonly text: string;
  readonly mend: string;
}
