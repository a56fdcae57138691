import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database server ends by itself after this, whatever becomes of the test that started it. Seconds. */
const LIFE_S = 900;

/** Database servers refuse to run as root: then they run as `nobody`. */
const NOBODY = 65_534;
const AS_ROOT = process.getuid?.() === 0;

/** A new temporary folder that belongs to the user who runs servers. */
export function serverFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `hinomi-${name}-`));
  if (AS_ROOT) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/** Runs a program to its end as the user who runs servers. @returns what it wrote. */
export function runAsServerUser(program: string, options: readonly string[]): string {
  return execFileSync(program, [...options], {
    ...identity(),
    encoding: 'utf8',
    stdio: 'pipe',
    cwd: tmpdir(),
  });
}

/**
 * Where a program can be run from by the user who runs servers: the folder itself, or a copy of it where that user may
 * not look into it (a checkout in root's home).
 */
export function reachableFolder(folder: string, program: string, copyTo: string): string {
  try {
    runAsServerUser(join(folder, program), ['--version']);
    return folder;
  } catch {
    cpSync(folder, copyTo, { recursive: true });
    return copyTo;
  }
}

/**
 * A server process with a bounded life, started and waited for until it says that it is ready.
 *
 * @param farewell the signal at which the server ends soon and in order
 */
export async function startServerProcess(
  program: string,
  options: readonly string[],
  ready: RegExp,
  farewell: 'SIGINT' | 'SIGTERM',
): Promise<ServerProcess> {
  const bounded = existsSync('/usr/bin/timeout')
    ? ['/usr/bin/timeout', `--signal=${farewell}`, String(LIFE_S)]
    : [];
  const [first = program, ...rest] = [...bounded, program, ...options];
  const child = spawn(first, rest, { ...identity(), stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() });
  const end = (): void => void child.kill(farewell);
  process.once('exit', end);
  const said = await untilReady(child, ready);
  return {
    said,
    async stop() {
      process.off('exit', end);
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(farewell);
      await ended;
    },
  };
}

export interface ServerProcess {
  /** What it wrote to standard error so far. */
  said(): string;
  stop(): Promise<void>;
}

/** How many ports are tried, since another process may take one between its being found free and being listened at. */
const PORTS_TRIED = 5;

/** Starts a server at a port of the loopback address that nobody uses. */
export async function onFreePort(
  start: (port: number) => Promise<ServerProcess>,
): Promise<{ readonly port: number; readonly server: ServerProcess }> {
  for (let tried = 1; ; tried++) {
    const port = await freePort();
    try {
      return { port, server: await start(port) };
    } catch (error) {
      if (tried === PORTS_TRIED || !/already in use/i.test(String(error))) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function identity(): { uid?: number; gid?: number } {
  return AS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
}

async function untilReady(child: ChildProcess, ready: RegExp): Promise<() => string> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the server ended at once: ${said.slice(-2000)}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (ready.test(said)) resolve();
    });
  });
  return () => said;
}
