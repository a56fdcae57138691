const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/**
 * Finds where records of CSV begin in chunks that are cut anywhere: behind a line feed outside quotes. A doubled quote
 * inside quotes closes and opens them again, so quotes need only be counted.
 */
export class RecordBorder {
  #inQuotes = false;

  /** Bytes of the chunk up to the last record that ends in it; -1 when none does. */
  next(chunk: Uint8Array): number {
    let border = -1;
    for (let at = 0; at <= chunk.length; ) {
      const quote = chunk.indexOf(QUOTE, at);
      const end = quote < 0 ? chunk.length : quote;
      if (!this.#inQuotes) border = lastLineFeed(chunk, at, end) ?? border;
      if (quote < 0) break;
      this.#inQuotes = !this.#inQuotes;
      at = quote + 1;
    }
    return border;
  }
}

/** Position behind the last line feed in [from, to). */
function lastLineFeed(chunk: Uint8Array, from: number, to: number): number | undefined {
  for (let at = to - 1; at >= from; at--) if (chunk[at] === LINE_FEED) return at + 1;
  return undefined;
}
