import type { RecordView } from '../record-view.ts';
import { bytesOf } from './byte-text.ts';

/**
 * A buffer of a parser's own for records whose fields do not stand in the chunk as they are: unescaped text,
 * joined columns, words of ours. It grows to the longest record and is used again for each.
 */
export class Scratch {
  bytes: Uint8Array = new Uint8Array(4096);
  length = 0;

  put(source: Uint8Array, start: number, end: number): void {
    const count = end - start;
    if (count <= 0) return;
    this.#reserve(count);
    const { bytes, length } = this;
    if (count > 64) bytes.set(source.subarray(start, end), length);
    else for (let i = 0; i < count; i++) bytes[length + i] = source[start + i] as number;
    this.length = length + count;
  }

  putByte(byte: number): void {
    this.#reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** Appends a text of which each character is one byte; those that JSON escapes made larger become UTF-8. */
  putText(text: string): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0xff) {
        const rest = bytesOf(text.slice(i));
        this.put(rest, 0, rest.length);
        return;
      }
      this.bytes[this.length++] = code;
    }
  }

  /** Puts a text field here and points the view at it. */
  setField(view: RecordView, field: number, source: Uint8Array, start: number, end: number): void {
    const from = this.length;
    this.put(source, start, end);
    view.start[field] = from;
    view.end[field] = this.length;
  }

  setWord(view: RecordView, field: number, word: string): void {
    view.start[field] = this.length;
    this.putText(word);
    view.end[field] = this.length;
  }

  /** Makes this the view's buffer; call it last, since growing replaces `bytes`. */
  finish(view: RecordView): void {
    view.buffer = this.bytes;
  }

  #reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
