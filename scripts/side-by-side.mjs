// Runs npm scripts side by side and prints what each one said, whole, as soon as it ends. All run to their end; the
// last line names those that failed, and then the exit code is 1.
import { spawn } from 'node:child_process';

const names = process.argv.slice(2);
const failed = [];

await Promise.all(names.map(run));
if (failed.length > 0) {
  console.error(`✖ failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function run(name) {
  const child = spawn(`npm run --silent ${name}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      if (code !== 0) failed.push(name);
      console.log(`> ${name}${code === 0 ? '' : ': failed'}\n${said}`.trimEnd());
      resolve();
    });
  });
}
