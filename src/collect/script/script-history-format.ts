import type { Format } from '../format.ts';
import { ScriptHistoryParser } from './script-history-parser.ts';

/** What scripts a payment page served each time it was looked at: JSON lines, one for each script. */
export const SCRIPT_HISTORY: Format = {
  name: 'script-history',
  kind: 'script',
  createParser: (options) => new ScriptHistoryParser(options),
};
