import { join } from 'node:path';
import type { OutboxFolder } from '../../model/sending/outbox-folder.ts';
import { createOutboxFolder } from '../../store/outbox/create-outbox-folder.ts';

const CLOCK = { now: () => Date.now() };

/** The outboxes of a case. */
export function outboxesOf(folder: string): OutboxFolder {
  return createOutboxFolder(join(folder, 'outbox'), CLOCK);
}
