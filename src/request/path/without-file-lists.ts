import type { Sign } from '../inspection.ts';

/** A folder as elFinder names it: its volume and a hash of the path. Its connector is sent it with each command. */
const FOLDER = /(?:^|&)target=[a-z]{1,8}\d{1,3}_[\w-]{0,256}(?:&|$)/i;

/**
 * The signs without the one for `cmd=ls`, where it is elFinder's: the file manager of many shops asks so before each upload
 * whether a file of that name is there. All its other commands are no shell's.
 *
 * @param query as logged
 */
export function withoutFileLists(signs: readonly Sign[], query: string): readonly Sign[] {
  const isList = ({ why, value }: Sign) => why === 'command-parameter' && value === 'ls';
  if (!signs.some(isList) || !FOLDER.test(query)) return signs;
  return signs.filter((sign) => !isList(sign));
}
