import { parentPort } from 'node:worker_threads';
import { createMessageHandler } from './message-handler.ts';
import { createPasses } from './pass/create-passes.ts';

const port = parentPort!;
const handle = createMessageHandler(createPasses, (answer, moved) => port.postMessage(answer, moved));
port.on('message', handle);
