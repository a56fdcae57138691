import type { Text } from '../model/language.ts';

/** One kind of trouble that a user can be told about. `{name}` in a text stands for a parameter. */
export interface ErrorEntry {
  /** What is wrong, where. One sentence. */
  readonly text: Text;
  /** What to do about it. One sentence. */
  readonly fix: Text;
  /** Exit code of the command line, as in the contract. */
  readonly exit: 1 | 2 | 3 | 4 | 5;
  /** HTTP status when the server says it. */
  readonly status: 400 | 404 | 413 | 422 | 500;
}
