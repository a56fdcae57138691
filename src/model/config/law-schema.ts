import { z } from 'zod';
import { AUTHORITIES, DATA_ROLES, DUTY_KINDS, SURENESSES } from '../duty.ts';
import { CERTAINTIES } from '../exposure.ts';
import { ITEMS } from '../item.ts';
import type { Condition } from '../law.ts';
import { choice, keyed, list, text } from './schema-parts.ts';

const EXAMPLE = '{ fact: sensitive } / { named: leak } / { all: [ … ] }';
const said = keyed({ ja: text('概要'), en: text('what happened') }, '{ ja: 概要, en: what happened }');

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      keyed({ named: text('leak') }),
      keyed({ fact: text('sensitive'), absent: z.boolean().optional() }),
      keyed({
        personsOver: z.int().nonnegative(),
        absent: z.boolean().optional(),
        inAll: z.boolean().optional(),
      }),
      keyed({ anyItem: list(choice(ITEMS)).min(1) }),
      keyed({ certainty: list(choice([...CERTAINTIES, 'cannot-tell'])).min(1) }),
      keyed({ all: list(condition).min(1) }),
      keyed({ any: list(condition).min(1) }),
      keyed({ not: condition }),
    ],
    { error: EXAMPLE },
  ),
);

const day = z.int({ error: '5' }).positive({ error: '5' });
const term = keyed(
  {
    when: condition.optional(),
    day: day.optional(),
    businessDay: day.optional(),
    hours: day.optional(),
    guideFrom: day.optional(),
    rolls: z.boolean({ error: 'true' }).default(false),
  },
  '{ day: 60, rolls: true }',
);

const duty = keyed({
  authority: choice(AUTHORITIES),
  kind: choice(DUTY_KINDS),
  roles: list(choice(DATA_ROLES), '[own]').min(1, { error: '[own]' }),
  when: condition,
  due: list(term, '[{ day: 5, guideFrom: 3 }]'),
  basis: said,
  contains: text('nine').optional(),
  source: text('施行規則第8条'),
  sureness: choice(SURENESSES),
});

/** A file under `laws/`: one version of one law, with the duties that it makes. */
export const lawSchema = keyed({
  law: text('appi'),
  name: said,
  version: text('2024-04-01'),
  /** A day; `always`; null for a law that is announced only. */
  validFrom: z.union([z.iso.date(), z.literal('always'), z.null()], { error: '2024-04-01' }),
  /** Owed once for the incident, however many data sets it touched. */
  once: z.boolean({ error: 'true' }).default(false),
  conditions: z.record(text('leak'), condition, { error: '{ leak: … }' }),
  contents: z.record(text('nine'), list(said), { error: '{ nine: [ … ] }' }),
  duties: list(duty),
});

export type WrittenLaw = z.output<typeof lawSchema>;

/** `laws/questions.yaml`: what is asked where a fact is open. */
export const questionsSchema = z.record(text('persons'), said, { error: '{ persons: { ja: …, en: … } }' });
