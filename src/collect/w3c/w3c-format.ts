import type { Format } from '../format.ts';
import { cloudFrontColumn, iisColumn } from './w3c-columns.ts';
import { W3cParser } from './w3c-parser.ts';

/** IIS's W3C extended log format: columns between blanks, times in UTC. */
export const W3C: Format = {
  name: 'w3c',
  kind: 'web',
  headerPrefix: '#Fields:',
  createParser: (options) => new W3cParser('w3c', iisColumn, options),
};

/** Amazon CloudFront's standard log (version 1): columns between tabs, values percent-encoded once more. */
export const CLOUDFRONT: Format = {
  name: 'cloudfront',
  kind: 'web',
  headerPrefix: '#Fields:',
  createParser: (options) => new W3cParser('cloudfront', cloudFrontColumn, options),
};
