// Adds to package-lock.json the packages for other platforms that npm left out (see check-lock.ts). Run it after
// npm install; `npm ci` then installs what fits the machine and passes over the rest.
import { readFile, writeFile } from 'node:fs/promises';
import { type LockedPackage, type LockFile, missingPlatforms } from './lock-file.ts';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['riscv64', 'loong64', 'arm64', 'ppc64', 's390x', 'x64', 'ia32', 'arm', 'wasm32'];

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(await readFile(path, 'utf8')) as LockFile;
for (const { name, version, dev } of missingPlatforms(lock)) {
  lock.packages[`node_modules/${name}`] = {
    version,
    ...platformOf(name),
    ...(dev && { dev }),
    optional: true,
  };
  console.log(`${name}@${version}`);
}
const { '': root, ...others } = lock.packages;
const sorted = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = { ...(root !== undefined && { '': root }), ...Object.fromEntries(sorted) };
await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`);

/** Packages with native parts are named for their platform: `core-linux-arm64-musl`. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const system = SYSTEMS.find((each) => name.includes(each));
  const processor = PROCESSORS.find((each) => name.includes(each));
  const libc = name.includes('musl') ? 'musl' : name.includes('gnu') ? 'glibc' : undefined;
  return {
    ...(system !== undefined && { os: [system] }),
    ...(processor !== undefined && { cpu: [processor] }),
    ...(libc !== undefined && { libc: [libc] }),
  };
}
