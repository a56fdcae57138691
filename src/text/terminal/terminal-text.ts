/** What the terminal says besides what the report says. Numbers and times come written. */
export interface TerminalText {
  /** Behind the headline of a run that was ended early. */
  readonly partial: string;
  /** Where the files are, and which to open first. */
  files(folder: string): string;
  /** What to type next. */
  readonly next: string;
  more(n: number): string;
  /** `hinomi who` found nothing in so many lines, or in those of them within a period. */
  nobody(subject: string, lines: string, hasPeriod: boolean): string;
  /** The answer ends before the evidence does. */
  readonly interrupted: string;
  /** Lines that were left out of the answer, of how many in these inputs. */
  unread(unparsed: string, lines: string, paths: string): string;
  /** The progress line: what is read, how fast, how long it will take. */
  progress(values: {
    readonly percent: string;
    readonly read: string;
    readonly total: string;
    readonly lines: string;
    readonly speed: string;
    readonly left: string;
  }): string;
  /** How long it will take, in seconds; -1 when nobody can tell yet. */
  left(seconds: number): string;
}
