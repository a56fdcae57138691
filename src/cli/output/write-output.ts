import { writeFile } from 'node:fs/promises';
import { AppError } from '../../errors/app-error.ts';

/**
 * Writes a file that a person named.
 *
 * @param mode who may read it, as for chmod; by default what the system gives every new file
 * @throws AppError OUTPUT_UNWRITABLE
 */
export async function writeOutput(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  try {
    await writeFile(path, content, { mode });
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError('OUTPUT_UNWRITABLE', { path, cause }, error);
  }
}
