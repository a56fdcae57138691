import type { Format } from '../format.ts';
import { jsonObjectParser } from '../json/json-object-parser.ts';
import { readScriptHistory } from './read-script-history.ts';

/** What scripts a payment page served each time it was looked at: JSON lines, one for each script. */
export const SCRIPT_HISTORY: Format = {
  name: 'script-history',
  kind: 'script',
  createParser: (options) => jsonObjectParser('script-history', readScriptHistory, options),
};
