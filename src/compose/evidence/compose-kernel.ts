import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { defaultConfig } from '../../model/config/config.ts';
import type { Profile } from '../../model/route.ts';
import { type KeptTriage, makeKeptTriage } from '../../pipeline/worker/kernel/kept-triage.ts';
import { createShops } from '../../pipeline/worker/pass/shops.ts';
import type { WorkerSetup } from '../../pipeline/worker/worker-setup.ts';

/** These lie beside the bundle; made by the build, from kernel/ and from the triggers. */
const KERNEL = new URL('./kernel.wasm', import.meta.url);
const TRIAGE = new URL('./triage.bin', import.meta.url);

/** What makes the threads quick; nothing when the program runs from its sources. The result is the same. */
export function composeKernel(): Pick<WorkerSetup, 'kernel' | 'triage'> {
  if (!existsSync(TRIAGE)) return {};
  return {
    kernel: new WebAssembly.Module(readFileSync(KERNEL)),
    triage: shared(deserialize(readFileSync(TRIAGE))) as KeptTriage,
  };
}

/** Moves arrays into memory that all threads share, so that it is not copied into each. */
function shared(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const copy = new Uint8Array(new SharedArrayBuffer(value.length));
    copy.set(value);
    return copy;
  }
  if (value instanceof Uint16Array) {
    const copy = new Uint16Array(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shared(part)]));
}

/** Called by the build, when the kernel is compiled. */
export function writeTriageCache(profile: Profile): void {
  const { targetLiterals } = createShops(defaultConfig('UTC', profile));
  const kernel = new WebAssembly.Module(readFileSync(KERNEL));
  writeFileSync(TRIAGE, serialize(makeKeptTriage(kernel, targetLiterals)));
}
