/** Compiles kernel/ to a WebAssembly module; the same bytes for the same sources. */
export function compileKernel(): Promise<Uint8Array>;
