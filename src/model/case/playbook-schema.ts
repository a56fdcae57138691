import { z } from 'zod';
import { choice, keyed, list, text } from '../config/schema-parts.ts';
import { AUTHORITIES, DUTY_KINDS } from '../duty.ts';
import { INCIDENT_KINDS, PHASES } from './playbook.ts';

const said = keyed(
  { ja: text('ログを写す'), en: text('Copy the logs') },
  '{ ja: ログを写す, en: Copy the logs }',
);
const id = z.string({ error: 'preserve-logs' }).regex(/^[a-z][a-z0-9-]*$/, { error: 'preserve-logs' });
const hours = z.int({ error: '24' }).positive({ error: '24' });

const due = z.union(
  [
    keyed({ hours }, '{ hours: 24 }'),
    keyed({ duty: keyed({ authority: choice(AUTHORITIES), kind: choice(DUTY_KINDS) }) }),
  ],
  { error: '{ hours: 24 } / { duty: { authority: ppc, kind: prompt-report } }' },
);

const task = keyed(
  {
    id,
    phase: choice(PHASES),
    title: said,
    how: said,
    after: list(id, '[preserve-logs]').default([]),
    due: due.optional(),
    isGate: z.boolean({ error: 'true' }).default(false),
  },
  '{ id: preserve-logs, phase: preserve, title: { … }, how: { … } }',
);

const ask = keyed({ party: id, question: said }, '{ party: hoster, question: { … } }');

/** `playbooks/every-case.yaml`: what is done in each kind of incident. */
export const everyCaseSchema = keyed({ tasks: list(task), asks: list(ask).default([]) });

/** `playbooks/<kind>.yaml`. */
export const playbookSchema = keyed({
  kind: choice(INCIDENT_KINDS),
  name: said,
  /** Tasks of every case that do not apply. */
  without: list(id, '[preserve-state]').default([]),
  tasks: list(task),
  asks: list(ask).default([]),
});

export type WrittenPlaybook = z.output<typeof playbookSchema>;
export type WrittenTask = WrittenPlaybook['tasks'][number];
