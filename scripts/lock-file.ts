/** The parts of package-lock.json (version 3) that matter here. */
export interface LockFile {
  packages: Record<string, LockedPackage>;
}

export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly os?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** An optional dependency that the lock file names but does not hold. */
export interface MissingPlatform {
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

/** Optional dependencies without an entry of their own. */
export function missingPlatforms({ packages }: LockFile): MissingPlatform[] {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev = false }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => packages[`node_modules/${name}`] === undefined)
      .map(([name, version]) => ({ name, version, dev })),
  );
}
