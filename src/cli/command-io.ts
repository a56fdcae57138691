/** Where a command writes, and what the terminal can show. */
export interface CommandIo {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
}
