import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { Column } from '../column.ts';
import { KeyTree } from '../json/key-tree.ts';
import { columnOfName } from '../named/column-of-name.ts';
import { NamedRecord } from '../named/named-record.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';

/** Reads `label:value` fields between tabs. */
export class LtsvParser implements RecordParser {
  readonly format = 'ltsv';
  readonly #record: NamedRecord;
  readonly #labels = new KeyTree(([label = '']) => columnOfLabel(label));

  constructor(options: ParserOptions) {
    this.#record = new NamedRecord(options, (scratch, bytes, start, end) => scratch.put(bytes, start, end));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    this.#record.begin();
    let labelled = 0;
    let field = start;
    for (let ordinal = 0; field < end; ordinal++) {
      const fieldEnd = indexOfByte(bytes, field, end, ASCII.tab);
      const colon = indexOfByte(bytes, field, fieldEnd, ASCII.colon);
      if (colon < fieldEnd && colon > field) {
        labelled++;
        const node = this.#labels.child(this.#labels.root, ordinal, bytes, field, colon);
        if (node.meaning !== undefined) this.#record.offer(node.meaning, bytes, colon + 1, fieldEnd, 0);
      }
      field = fieldEnd + 1;
    }
    return labelled < 2 ? 'not-this-format' : this.#record.finish(bytes, view);
  }
}

/** As ltsv.org spells labels: what else stands before a colon (`{"request"`) is none. */
const LABEL = /^[\w.-]+$/;

/** ltsv.org calls the client `host`. */
function columnOfLabel(label: string): Column | undefined {
  if (!LABEL.test(label)) return undefined;
  return label === 'host' ? { role: 'host-or-address', rank: 1 } : columnOfName([label]);
}
