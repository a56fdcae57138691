/**
 * Replaces UTF-8 sequences that are longer than they need be by the ASCII character they mean (C0 AE is a dot):
 * lenient decoders accept them, filters do not see them. Returns the text unchanged when there are none.
 *
 * @param bytes text in which each character is one byte
 */
export function decodeOverlong(bytes: string): string {
  if (!/[\xc0\xc1\xe0\xf0]/.test(bytes)) return bytes;
  return bytes.replace(
    /[\xc0\xc1][\x80-\xbf]|\xe0[\x80\x81][\x80-\xbf]|\xf0\x80[\x80\x81][\x80-\xbf]/g,
    (sequence) => {
      const last = sequence.charCodeAt(sequence.length - 1);
      const before = sequence.charCodeAt(sequence.length - 2);
      return String.fromCharCode(((before & 0x01) << 6) | (last & 0x3f));
    },
  );
}
