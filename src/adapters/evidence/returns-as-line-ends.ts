import type { AnywhereSource, ByteSource, OpenInput } from '../../model/byte-source.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** So many in one line are no client's doing: they end lines. */
const MOST_WITHIN_LINE = 15;

/**
 * Whether carriage returns alone keep lines apart, as old Macs and some exports write them: no line feed stands in the
 * bytes, or between two of them more carriage returns than one line can hold, as where two logs were put together.
 */
export function endsLinesWithReturns(bytes: Uint8Array): boolean {
  let feed = bytes.indexOf(LINE_FEED);
  if (feed < 0) return bytes.includes(RETURN);
  let alone = 0;
  for (let at = bytes.indexOf(RETURN); at >= 0; at = bytes.indexOf(RETURN, at + 1)) {
    if (at > feed) {
      alone = 0;
      feed = bytes.indexOf(LINE_FEED, at);
      if (feed < 0) feed = bytes.length;
    }
    if (isAlone(bytes[at + 1]) && ++alone > MOST_WITHIN_LINE) return true;
  }
  return false;
}

/** The same input with line feeds for carriage returns alone. Places stay what they are; its digest is that of the bytes as received. */
export function returnsAsLineEnds(input: OpenInput): OpenInput {
  const { openAnywhere } = input;
  return {
    ...input,
    open: async (hash) => withLineEnds(await input.open(hash)),
    ...(openAnywhere && { openAnywhere: async () => anywhere(await openAnywhere.call(input)) }),
  };
}

function withLineEnds(source: ByteSource): ByteSource {
  const behind = new Uint8Array(1);
  // Whether the byte behind the part before was read already, to tell what ended that part.
  let isAhead = false;
  return {
    read: async (target) => {
      let length = 0;
      if (isAhead && target.length > 0) target[length++] = behind[0] as number;
      isAhead &&= length === 0;
      if (length < target.length) length += await source.read(target.subarray(length));
      if (length > 0 && target[length - 1] === RETURN) isAhead = (await source.read(behind)) > 0;
      return replaceAlone(target, length, isAhead ? behind[0] : undefined);
    },
    get trouble() {
      return source.trouble;
    },
    get receivedBytes() {
      return source.receivedBytes;
    },
    digest: () => source.digest(),
    close: () => source.close(),
  };
}

function anywhere(source: AnywhereSource): AnywhereSource {
  const behind = new Uint8Array(1);
  return {
    readAt: async (target, offset) => {
      const length = await source.readAt(target, offset);
      const isOpen = length > 0 && target[length - 1] === RETURN;
      const more = isOpen ? await source.readAt(behind, offset + length) : 0;
      return replaceAlone(target, length, more > 0 ? behind[0] : undefined);
    },
    close: () => source.close(),
  };
}

/** @param behind what follows the bytes, where that is known; at the input's end nothing does */
function replaceAlone(bytes: Uint8Array, length: number, behind: number | undefined): number {
  for (let at = bytes.indexOf(RETURN); at >= 0 && at < length; at = bytes.indexOf(RETURN, at + 1)) {
    if (isAlone(at + 1 < length ? bytes[at + 1] : behind)) bytes[at] = LINE_FEED;
  }
  return length;
}

function isAlone(next: number | undefined): boolean {
  return next !== LINE_FEED;
}
