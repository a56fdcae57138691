import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Loads a package at its first use instead of at start: most runs never need it, every thread would load it,
 * and a run over a small log would take longer to start than to read.
 */
export function loadOnce<Package>(name: string): () => Package {
  let loaded: Package | undefined;
  return () => {
    loaded ??= require(name) as Package;
    return loaded;
  };
}
