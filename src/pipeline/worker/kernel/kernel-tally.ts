import { FIELD } from '../../../collect/record-view.ts';
import type { InputContext } from '../input-context.ts';
import { hashRawPath, type RecordIndex } from '../tally/record-index.ts';
import type { RecordTally, RecordTotals } from '../tally/record-tally.ts';
import type { Kernel } from './kernel.ts';

/** Stands for the start of a line that is no record, or is not meant. */
const NO_RECORD = -1;

const FILTER_WORDS = 2 ** 12;
const BUSY_NUMBERS = 3;
const SLASH = 0x2f;

/** Counts and indexes a chunk's records where the kernel does it for the ordinary ones: in its memory. */
export class KernelTally implements RecordTally {
  readonly #kernel: Kernel;
  readonly #chunk: number;
  #starts = new Int32Array();
  #addresses = new Int32Array();
  #paths = new Int32Array();
  #records = 0;
  #hasAccounts = false;

  /** @param chunk where the chunk lies in the kernel's memory */
  constructor(kernel: Kernel, chunk: number) {
    this.#kernel = kernel;
    this.#chunk = chunk;
  }

  /** Where each line of the chunk begins in it. */
  get starts(): Int32Array {
    return this.#starts;
  }

  /**
   * Takes over what the kernel found in a chunk.
   *
   * @param ordinary lines that it counted
   */
  begin(lines: number, ordinary: number): void {
    const kernel = this.#kernel;
    this.#starts = kernel.ints('STARTS', lines);
    this.#addresses = kernel.ints('ADDRESSES', lines);
    this.#paths = kernel.ints('PATHS', lines);
    this.#hasAccounts = kernel.found('hasAccounts') !== 0;
    this.#records = ordinary;
  }

  /** A line that was handed over is no record, unless it is added. */
  leaveOut(ordinal: number): void {
    this.#starts[ordinal] = NO_RECORD;
  }

  /** Counts a line that the kernel handed over. */
  add({ view }: InputContext, line: number, offset: number): void {
    const { start, end } = view;
    const ordinal = line - 1;
    this.#records++;
    this.#starts[ordinal] = offset;
    this.#addresses[ordinal] = this.#kernel.run.countAddress(
      this.#chunk + start[FIELD.address]!,
      this.#chunk + end[FIELD.address]!,
    );
    const target = start[FIELD.target]!;
    // In the kernel it takes a tenth of the time; it knows no other targets.
    this.#paths[ordinal] =
      view.buffer[target] === SLASH
        ? this.#kernel.run.hashPath(this.#chunk + target, this.#chunk + end[FIELD.target]!)
        : hashRawPath(view.buffer, target, end[FIELD.target]!);
    if (start[FIELD.account] !== end[FIELD.account]) this.#hasAccounts = true;
  }

  finish(counted: number): RecordTotals {
    const kernel = this.#kernel;
    const found = kernel.run.finishAddresses(counted);
    const numbers = kernel.ints('BUSY', found * BUSY_NUMBERS);
    const busy: [string, number][] = [];
    for (let at = 0; at < numbers.length; at += BUSY_NUMBERS) {
      const start = this.#chunk + numbers[at]!;
      const text = Buffer.from(kernel.buffer, start, numbers[at + 1]!).toString('latin1');
      busy.push([text, numbers[at + 2]!]);
    }
    return { busy, filter: kernel.ints('FILTER', FILTER_WORDS).slice(), index: this.#index() };
  }

  #index(): RecordIndex {
    const lines = this.#records === this.#starts.length ? null : this.#closeGaps();
    return {
      starts: this.#starts.slice(0, this.#records),
      addresses: this.#addresses.slice(0, this.#records),
      paths: this.#paths.slice(0, this.#records),
      lines,
      hasAccounts: this.#hasAccounts,
    };
  }

  /** Moves the records together. Gives the line of each; null when the gaps are all behind them. */
  #closeGaps(): Int32Array<ArrayBuffer> | null {
    const lines = new Int32Array(this.#records);
    let record = 0;
    for (let ordinal = 0; ordinal < this.#starts.length; ordinal++) {
      if (this.#starts[ordinal] === NO_RECORD) continue;
      this.#starts[record] = this.#starts[ordinal]!;
      this.#addresses[record] = this.#addresses[ordinal]!;
      this.#paths[record] = this.#paths[ordinal]!;
      lines[record++] = ordinal + 1;
    }
    return record === 0 || lines[record - 1] === record ? null : lines;
  }
}
