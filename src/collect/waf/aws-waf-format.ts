import type { Format } from '../format.ts';
import { jsonObjectParser } from '../json/json-object-parser.ts';
import { readAwsWaf } from './read-aws-waf.ts';

/** AWS WAF's log, one JSON object a line. */
export const AWS_WAF: Format = {
  name: 'aws-waf',
  kind: 'waf',
  createParser: (options) => jsonObjectParser('aws-waf', readAwsWaf(options), options),
};
