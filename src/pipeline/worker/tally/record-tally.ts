import { FIELD } from '../../../collect/record-view.ts';
import { clientOf, type InputContext } from '../input-context.ts';
import { AddressTally } from './address-tally.ts';
import { type RecordIndex, RecordIndexer } from './record-index.ts';

/** What is kept of every record of a chunk. */
export interface RecordTotals {
  /** Addresses with at least a hundredth of the chunk's lines. */
  readonly busy: readonly (readonly [address: string, count: number])[];
  readonly filter: Int32Array<ArrayBuffer>;
  readonly index: RecordIndex;
}

/** Counts addresses and builds the index, record by record. */
export interface RecordTally {
  /** @param line the record in the context's view stands there, in the chunk; as `offset` */
  add(context: InputContext, line: number, offset: number): void;
  /** @param counted records that were added. Starts anew. */
  finish(counted: number): RecordTotals;
}

/** For any format: by what the parser left in the view. */
export class ViewTally implements RecordTally {
  readonly #addresses = new AddressTally();
  readonly #index = new RecordIndexer();

  add(context: InputContext, line: number, offset: number): void {
    this.#index.add(line, offset, this.#countAddress(context), context.view);
  }

  #countAddress(context: InputContext): number {
    const { view } = context;
    if (context.clientAddress === null) {
      return this.#addresses.count(view.buffer, view.start[FIELD.address]!, view.end[FIELD.address]!);
    }
    const client = Buffer.from(clientOf(context), 'latin1');
    return this.#addresses.count(client, 0, client.length);
  }

  finish(counted: number): RecordTotals {
    return { ...this.#addresses.finish(counted), index: this.#index.finish() };
  }
}
