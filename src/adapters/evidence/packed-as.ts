/** A way of packing that is not read, and the usual program that unpacks it. */
export interface Packing {
  readonly kind: string;
  readonly command: string;
}

const PACKINGS: readonly (readonly [magic: string, packing: Packing])[] = [
  ['PK\u0003\u0004', { kind: 'zip', command: 'unzip' }],
  ['BZh', { kind: 'bzip2', command: 'bzip2 -dk' }],
  ['\u00fd7zXZ\0', { kind: 'xz', command: 'xz -dk' }],
  ['\u0004"M\u0018', { kind: 'lz4', command: 'lz4 -dk' }],
  ['LZIP', { kind: 'lzip', command: 'lzip -dk' }],
  ['\u001f\u009d', { kind: 'compress', command: 'uncompress' }],
  ['7z\u00bc\u00af\u0027\u001c', { kind: '7-Zip', command: '7z x' }],
  ['Rar!\u001a\u0007', { kind: 'RAR', command: 'unrar x' }],
];

/** Where a tar's header says what it is (POSIX ustar). */
const TAR_AT = 257;
/** The first entry of Office's documents (Excel, …), which are no archives of logs. */
const OFFICE = '[Content_Types].xml';
export const OFFICE_DOCUMENT: Packing = { kind: 'office', command: '' };

/**
 * How a file is packed that is not read as it is; undefined for any other.
 *
 * @param head its first bytes, at least 300 where it has them
 */
export function packedAs(head: Uint8Array): Packing | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  if (text.startsWith('ustar', TAR_AT)) return { kind: 'tar', command: 'tar xf' };
  const packing = PACKINGS.find(([magic]) => text.startsWith(magic))?.[1];
  return packing?.kind === 'zip' && text.includes(OFFICE) ? OFFICE_DOCUMENT : packing;
}
