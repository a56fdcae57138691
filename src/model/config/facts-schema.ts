import { z } from 'zod';
import { DATA_ROLES } from '../duty.ts';
import { BOUNDS, CERTAINTIES } from '../exposure.ts';
import { ITEMS } from '../item.ts';
import { choice, keyed, list, PROBLEM, text } from './schema-parts.ts';

/** Yes-or-no facts that laws ask for. */
const SAID = [
  'unauthorisedAccess',
  'encrypted',
  'sensitive',
  'cards',
  'privacyMark',
  'jadmaMember',
  'phishingSite',
  'gdprApplies',
  'telecom',
  'hashesReadable',
  'skimmedInput',
  'principalNotified',
  'hostsShops',
  'highRisk',
] as const;

const yesOrNo = z.boolean({ error: 'true / false / null' }).nullable().optional();
const said = Object.fromEntries(SAID.map((fact) => [fact, yesOrNo])) as Record<
  (typeof SAID)[number],
  typeof yesOrNo
>;

const count = z.int({ error: '2259' }).nonnegative({ error: '2259' }).nullable().optional();

const measured = {
  persons: count,
  bound: choice(BOUNDS).nullable().optional(),
  certainty: choice([...CERTAINTIES, 'no-trace', 'cannot-tell', 'ruled-out'])
    .nullable()
    .optional(),
  items: list(choice(ITEMS), '[card_number, card_expiry]').nullable().optional(),
  ...said,
};

const moment = text('2022-07-28T10:00:00+09:00');
const moments = z
  .union([moment, list(moment)], { error: PROBLEM.time })
  .nullable()
  .optional();

/** `FACTS.json` of `hinomi duties`. What is missing or null is open. */
export const factsSchema = keyed({
  knownAt: moments,
  /** How many persons the data sets concern together, each once. */
  personsInAll: count,
  role: choice(['shop', 'provider']).nullable().optional(),
  /** Data sets that differ in role, moment of knowing, persons or items; what they do not say is as above. */
  data: list(
    keyed(
      {
        set: text('owners'),
        role: choice(DATA_ROLES).nullable().optional(),
        knownAt: moments,
        ...measured,
      },
      '{ set: owners, role: own }',
    ),
  )
    .min(1)
    .optional(),
  ...measured,
});

export type WrittenFacts = z.output<typeof factsSchema>;

/** The names of the yes-or-no facts. */
export const SAID_FACTS: readonly string[] = SAID;

/** The names of all facts that laws ask for, the moment of knowing apart. */
export const FACT_NAMES: readonly string[] = ['role', ...Object.keys(measured)];
