/** What kernel/scan.ts exports: see there what each is. Addresses are bytes in the kernel's memory. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  setLayout(
    columns: number,
    address: number,
    request: number,
    status: number,
    account: number,
    referer: number,
    agent: number,
    host: number,
    size: number,
  ): void;
  begin(since: number, until: number, tellsHosts: boolean): void;
  scan(length: number): number;
  countAddress(start: number, end: number): number;
  finishAddresses(lines: number): number;
  hashPath(start: number, end: number): number;
  keepLine(start: number, end: number, tells: boolean): number;
  splitAgain(start: number, end: number): number;
  remember(field: number, start: number, end: number, atOnce: boolean): void;
}

/** Numbers that the last scan left. */
type Found =
  | 'handed'
  | 'again'
  | 'left'
  | 'minutes'
  | 'firstAt'
  | 'lastAt'
  | 'earlier'
  | 'hasAccounts'
  | 'hosts';

type Place =
  | 'CHUNK'
  | 'STARTS'
  | 'ADDRESSES'
  | 'PATHS'
  | 'HANDED'
  | 'ENDS'
  | 'KEPT'
  | 'MINUTES'
  | 'BUSY'
  | 'FILTER'
  | 'SPANS'
  | 'COLUMN_KINDS'
  | 'COLUMN_STOPS'
  | 'COLUMN_MASKS'
  | 'COLUMN_PASSES'
  | 'COLUMN_OWN'
  | 'RANGES'
  | TablePlace;

export type TablePlace =
  | 'TABLES'
  | 'TABLE_BYTES'
  | 'SIGN_LOW'
  | 'SIGN_HIGH'
  | 'FIRST_LOW'
  | 'FIRST_HIGH'
  | 'SECOND_LOW'
  | 'SECOND_HIGH'
  | 'SIGNS'
  | 'GRAMS'
  | 'HEADS'
  | 'LITERALS'
  | 'TEXTS';

/** How many fields have tables. */
const FIELDS = 3;

/** One thread's kernel, with its memory seen as arrays. The memory never grows, so these stay valid. */
export class Kernel {
  readonly run: KernelExports;
  readonly #globals: Readonly<Record<string, WebAssembly.Global>>;
  readonly buffer: ArrayBuffer;

  constructor(module: WebAssembly.Module) {
    // A kernel that meets a mistake of its own traps: the chunk fails, and with it the run.
    const env = {
      abort: () => {
        throw new Error('the kernel aborted');
      },
    };
    const { exports } = new WebAssembly.Instance(module, { env });
    this.run = exports as unknown as KernelExports;
    this.#globals = exports as unknown as Readonly<Record<string, WebAssembly.Global>>;
    this.buffer = this.run.memory.buffer;
  }

  /** Where something lies. */
  at(place: Place): number {
    return this.#globals[place]!.value as number;
  }

  found(what: Found): number {
    return this.#globals[what]!.value as number;
  }

  /** The tables of all fields: see kernel/literals.ts. */
  tables(): Uint8Array<ArrayBuffer> {
    return this.bytes('TABLES', FIELDS * this.at('TABLE_BYTES'));
  }

  bytes(place: Place, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer, this.at(place), length);
  }

  ints(place: Place, length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.buffer, this.at(place), length);
  }
}
