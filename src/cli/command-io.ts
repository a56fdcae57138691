import type { EarlyInterrupt } from './hear-early.ts';

/** Where a command writes, and what the terminal can show. */
export interface CommandIo {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** What may have heard a Ctrl-C before the command could. */
  readonly early?: EarlyInterrupt | undefined;
}
