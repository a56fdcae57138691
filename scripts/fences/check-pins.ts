const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** Says which dependencies are not pinned: what was tested is what must be installed. */
export function checkPins(packageJson: string): string[] {
  const manifest = JSON.parse(packageJson) as Record<string, Record<string, string> | undefined>;
  const problems: string[] = [];
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[group] ?? {})) {
      if (!EXACT.test(version)) {
        problems.push(
          `package.json: ${name} is "${version}" in ${group}. Pin the exact version that was tested.`,
        );
      }
    }
  }
  return problems;
}
