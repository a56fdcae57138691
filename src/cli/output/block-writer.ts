const BLOCK_CHARACTERS = 1 << 16;

/** Writes lines in large blocks, waits for slow readers, and stops quietly when the reader has gone. */
export class BlockWriter {
  /** The reader closed the pipe: nothing more can be written. */
  closed = false;
  readonly #stream: NodeJS.WritableStream;
  #lines: string[] = [];
  #size = 0;
  #full = false;
  #failure: Error | undefined;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
    stream.on('error', this.#fail);
  }

  /** @param line with its line feed */
  write(line: string): void {
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size >= BLOCK_CHARACTERS) this.#flush();
  }

  /** Resolves once the stream takes more. Rejects when writing failed for another reason than a closed pipe. */
  async drained(): Promise<void> {
    if (this.#full && !this.closed) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          for (const event of ['drain', 'error', 'close']) this.#stream.removeListener(event, done);
          resolve();
        };
        for (const event of ['drain', 'error', 'close']) this.#stream.once(event, done);
      });
      this.#full = false;
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Writes what is left. The stream stays open: it may be standard output. */
  async end(): Promise<void> {
    this.#flush();
    await this.drained();
    this.#stream.removeListener('error', this.#fail);
  }

  readonly #fail = (error: NodeJS.ErrnoException): void => {
    this.closed = true;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') this.#failure = error;
  };

  #flush(): void {
    if (this.#size === 0) return;
    const block = this.#lines.join('');
    this.#lines = [];
    this.#size = 0;
    if (!this.closed) this.#full = !this.#stream.write(block) || this.#full;
  }
}
