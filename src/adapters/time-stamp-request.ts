/** `TimeStampReq` up to the hash, in DER (RFC 3161, 2.4.1), and what follows it. */
const BEFORE = [
  // SEQUENCE of 57 bytes { INTEGER version 1
  0x30, 0x39, 0x02, 0x01, 0x01,
  // messageImprint: SEQUENCE of 49 bytes { SEQUENCE of 13 bytes { OID 2.16.840.1.101.3.4.2.1 (SHA-256), NULL }
  0x30,
  0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
  // OCTET STRING of 32 bytes
  0x04, 0x20,
];
/** certReq: BOOLEAN TRUE, so that the answer can be checked without asking again. */
const AFTER = [0x01, 0x01, 0xff];

/**
 * A request for a time stamp over a SHA-256 (RFC 3161), to be sent to a time stamping authority by whatever means. It
 * carries no nonce: a hash that was stamped before may be stamped again.
 *
 * @param hash 64 hexadecimal digits
 */
export function timeStampRequest(hash: string): Uint8Array {
  return Uint8Array.from([...BEFORE, ...Buffer.from(hash, 'hex'), ...AFTER]);
}
