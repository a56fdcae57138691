import type { Format } from '../format.ts';
import { LtsvParser } from './ltsv-parser.ts';

/** Labeled tab-separated values (ltsv.org), with its recommended labels and the usual others. */
export const LTSV: Format = {
  name: 'ltsv',
  kind: 'web',
  createParser: (options) => new LtsvParser(options),
};
