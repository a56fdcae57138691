import type { Format } from '../format.ts';
import { AwsWafParser } from './aws-waf-parser.ts';

/** AWS WAF's log, one JSON object a line. */
export const AWS_WAF: Format = {
  name: 'aws-waf',
  kind: 'waf',
  createParser: (options) => new AwsWafParser(options),
};
