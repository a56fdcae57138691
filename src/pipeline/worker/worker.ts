import { parentPort } from 'node:worker_threads';
import { createPasses } from './create-passes.ts';
import { createMessageHandler, type WorkerMessage } from './message-handler.ts';

const port = parentPort!;
const handle = createMessageHandler(createPasses, (answer, moved) => port.postMessage(answer, moved));
port.on('message', (message: WorkerMessage) => handle(message));
