import { existsSync } from 'node:fs';
import { hearEarly } from './hear-early.ts';
import { optimiseLate } from './optimise-late.ts';
import { READING_COMMANDS } from './reading-commands.ts';
import { runBundle } from './run-bundle.ts';
import { startEarly } from './start-early.ts';

// A reader that closes the pipe early (`| head`) has what it wanted. Other trouble is told by `run`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

const interrupt = hearEarly(process.argv);
optimiseLate(true);
// The threads load their code while this one loads its own and reads the configuration.
const early = startEarly(process.argv);
const program = new URL('./program.cjs', import.meta.url);
try {
  const { run } = existsSync(program)
    ? runBundle<typeof import('./run.ts')>(program).exports
    : await import('./run.ts');
  process.exitCode = await run(process.argv, early, interrupt);
} finally {
  await early?.close();
}
// Once all is written out, nobody need wait until the heap is taken down piece by piece: up to 10 ms.
const unwritten = process.stdout.writableLength + process.stderr.writableLength;
if (READING_COMMANDS.has(process.argv[2] ?? '') && unwritten === 0) process.exit();
