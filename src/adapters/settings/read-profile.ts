import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import { profileContradictions } from '../../model/config/profile-contradictions.ts';
import { profileSchema } from '../../model/config/profile-schema.ts';
import type { Profile } from '../../model/route.ts';
import { configProblem, schemaProblems } from './config-problem.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** A profile, or everything that is wrong with its file. */
export type ProfileReading =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly AppError[] };

/** Reads a profile's file. Never throws for what stands in it. */
export async function readProfile(file: string): Promise<ProfileReading> {
  try {
    const source = await readYamlFile(file);
    const parsed = profileSchema.safeParse(source.value);
    if (!parsed.success) return { ok: false, problems: schemaProblems(source, parsed.error) };
    const contradictions = profileContradictions(parsed.data);
    if (contradictions.length === 0) return { ok: true, profile: parsed.data };
    const problems = contradictions.map(({ path, problem }) => configProblem(source, path, problem));
    return { ok: false, problems };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

/** Reads one of the profiles that ship with the program, by name: `generic`. */
export function readShippedProfile(name: string, profilesFolder: string): Promise<ProfileReading> {
  return readProfile(join(profilesFolder, `${name}.yaml`));
}

/**
 * Reads a YAML file of the configuration.
 *
 * @throws AppError CONFIG_MISSING, CONFIG_UNREADABLE, CONFIG_SYNTAX
 */
export async function readYamlFile(file: string): Promise<YamlSource> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    throw cause === 'ENOENT' || cause === 'ENOTDIR'
      ? new AppError('CONFIG_MISSING', { file }, error)
      : new AppError('CONFIG_UNREADABLE', { file, cause }, error);
  }
  return parseYaml(file, text.replace(/^\uFEFF/, ''));
}

/** An error of the catalogue as it is; anything else is a defect and goes on. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}
