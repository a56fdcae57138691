import { optimiseLate } from './optimise-late.ts';
import { startEarly } from './start-early.ts';

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

optimiseLate();
// The threads load their code while this one loads its own and reads the configuration.
const early = startEarly(process.argv);
try {
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv, early);
} finally {
  await early?.close();
}
