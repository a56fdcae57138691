// `npm run incidents [-- id…] [--scale x] [--program dist/main.js] [--keep folder] [--stream]`: each published breach made anew,
// investigated by the built program, and held against what was published. Ends with 1 on any difference.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { REPLAYS } from '../src/replay/replays.ts';
import { renderIncident } from './incidents/render-incident.ts';
import { runIncident } from './incidents/run-incident.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    program: { type: 'string', default: fileURLToPath(new URL('../bin/hinomi.js', import.meta.url)) },
    keep: { type: 'string' },
    stream: { type: 'boolean', default: false },
  },
});
const known = REPLAYS.map(({ id }) => id);
const unknown = positionals.filter((id) => !known.includes(id));
const scale = Number(values.scale);
if (!(scale > 0)) {
  console.error(`✖ --scale ${values.scale}: a number above 0 is wanted, as 0.1`);
  process.exitCode = 2;
} else if (unknown.length > 0) {
  console.error(`✖ no such incident: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  process.exitCode = 2;
} else {
  const asked = REPLAYS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  const different: string[] = [];
  for (const replay of asked) {
    const keep = values.keep === undefined ? undefined : join(values.keep, replay.id);
    const run = await runIncident(replay, {
      scale,
      program: values.program,
      keep,
      stream: values.stream,
    });
    process.stdout.write(renderIncident(run));
    if (!run.compared.isEqual) different.push(replay.id);
  }
  if (different.length > 0) {
    console.error(`✖ not as published: ${different.join(', ')}`);
    process.exitCode = 1;
  } else {
    console.log(`✔ ${asked.length} incidents are told as they were published`);
  }
}
