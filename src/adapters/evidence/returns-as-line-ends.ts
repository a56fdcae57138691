import type { ByteSource, OpenInput } from '../../model/byte-source.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Whether carriage returns alone keep lines apart, as old Macs and some exports write them. */
export function endsLinesWithReturns(head: Uint8Array): boolean {
  return head.includes(RETURN) && !head.includes(LINE_FEED);
}

/** The same input with line feeds for its carriage returns. Places stay what they are; its digest is that of the bytes as received. */
export function returnsAsLineEnds(input: OpenInput): OpenInput {
  const { openAnywhere } = input;
  return {
    ...input,
    open: async (hash) => withLineEnds(await input.open(hash)),
    ...(openAnywhere && {
      openAnywhere: async () => {
        const source = await openAnywhere.call(input);
        return {
          readAt: async (target, offset) => replaced(target, await source.readAt(target, offset)),
          close: () => source.close(),
        };
      },
    }),
  };
}

function withLineEnds(source: ByteSource): ByteSource {
  return {
    read: async (target) => replaced(target, await source.read(target)),
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

function replaced(bytes: Uint8Array, length: number): number {
  for (let at = bytes.indexOf(RETURN); at >= 0 && at < length; at = bytes.indexOf(RETURN, at + 1)) {
    bytes[at] = LINE_FEED;
  }
  return length;
}
