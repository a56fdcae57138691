// Compiles kernel/ (AssemblyScript) to WebAssembly. Used by the build, and by the tests that hold the kernel
// against the parsers.
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Promise<Uint8Array>} the module's bytes, the same for the same sources */
export async function compileKernel() {
  /** @type {Uint8Array | undefined} */
  let module;
  const options = ['--baseDir', ROOT, '-o', 'kernel.wasm', '-O3', '--enable', 'simd', '--runtime', 'stub'];
  const { error, stderr } = await main(['kernel/scan.ts', ...options, '--noAssert'], {
    writeFile: (_name, contents) => {
      module = contents;
    },
  });
  if (error !== null || module === undefined) throw new Error(`the kernel does not compile: ${stderr}`);
  return module;
}
