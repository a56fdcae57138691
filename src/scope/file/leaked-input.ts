import type { Input } from '../../model/input.ts';
import type { Leak } from './leak.ts';

/** A leaked file as the report lists it among its inputs: `lines` are its rows, `unparsed` the broken ones. */
export function leakedInput({ file, format, rowCount, brokenCount }: Leak): Input {
  return {
    path: file.path,
    kind: 'file',
    sha256: file.sha256,
    bytes: file.bytes,
    lines: rowCount + brokenCount,
    unparsed: brokenCount,
    format,
    firstAt: Number.NaN,
    lastAt: Number.NaN,
  };
}
