import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the package's own laws, profiles, rules, templates or published incidents lie, in a checkout as well as in the bundle: the folder of that
 * name in the nearest folder upwards that holds package.json.
 */
export function shippedFolder(
  name: 'incidents' | 'laws' | 'playbooks' | 'profiles' | 'rules' | 'templates',
): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, name);
}
