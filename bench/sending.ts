import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sendWithKills } from '../test/sending/send-with-kills.ts';
import type { BenchContext } from './bench-context.ts';
import { table } from './table.ts';

const MAILS = 100_000;
const KILLS = 10;
const CONNECTIONS = 4;

/** 100,000 mails to a mail server on loopback, with ten kills on the way: what is doubled, missing, uncertain. */
export async function benchSending({ folder, print }: BenchContext): Promise<void> {
  const outboxes = join(folder, 'outbox');
  mkdirSync(outboxes);
  const began = performance.now();
  const outcome = await sendWithKills({
    folder: outboxes,
    mails: MAILS,
    kills: KILLS,
    connections: CONNECTIONS,
  });
  const seconds = (performance.now() - began) / 1_000;
  const { doubled, missing, reached, sent, kills } = outcome;
  print(`Sending: ${MAILS} mails over ${CONNECTIONS} connections, killed ${kills.length} times`);
  print(
    table(
      ['mails', 'reached once', 'in the books', 'doubled', 'missing', 'uncertain after each kill', 'mails/s'],
      [
        [MAILS, reached, sent, doubled, missing]
          .map(String)
          .concat(
            kills.map(({ step, uncertain }) => `${step} ${uncertain}`).join(', '),
            (MAILS / seconds).toFixed(0),
          ),
      ],
    ),
  );
}
