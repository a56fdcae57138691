import { z } from 'zod';
import { AUTHORITIES, DUTY_KINDS } from '../duty.ts';
import { BOUNDS, CERTAINTIES, UNITS } from '../exposure.ts';
import { APPROVAL_STEPS, APPROVED_ACTS } from './approval.ts';
import { INCIDENT_KINDS, PHASES } from './playbook.ts';

const time = z.iso.datetime({ offset: true });
const period = { from: time.nullable(), to: time.nullable() };
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const word = z.string().min(1);
const said = z.strictObject({ ja: z.string(), en: z.string() });
const count = z.int().nonnegative();

const playbookTask = z.strictObject({
  id: word,
  phase: z.enum(PHASES),
  title: said,
  how: said,
  after: z.array(word),
  due: z
    .union([
      z.strictObject({ hours: z.int().positive() }),
      z.strictObject({
        duty: z.strictObject({ authority: z.enum(AUTHORITIES), kind: z.enum(DUTY_KINDS) }),
      }),
    ])
    .optional(),
  isGate: z.boolean(),
});

/** What a fact can be: null opens it again. */
const factValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string()), z.null()]);
const fact = { set: z.string(), name: word, value: factValue };

const figure = z.strictObject({
  tenant: z.string().nullable(),
  certainty: z.enum(CERTAINTIES),
  unit: z.enum(UNITS),
  n: count,
  bound: z.enum(BOUNDS),
});

const what = {
  /** The case begins. Its playbook is kept as it was then. */
  opened: z.strictObject({
    schema: z.literal('hinomi.case/1'),
    incident: z.enum(INCIDENT_KINDS),
    title: word,
    name: said,
    tasks: z.array(playbookTask),
    asks: z.array(z.strictObject({ party: word, question: said })),
  }),
  /** A moment that may count as knowing; `event` says what happened then. `set` is the data set that it is told of. */
  knowing: z.strictObject({ at: time, event: z.string(), set: word.optional() }),
  fact: z.strictObject(fact),
  /**
   * `about`: `not-reportable`, `known-at`, `duty:SET/AUTHORITY/KIND` (SET may be missing), or any other matter.
   * `choice`: what was decided; of `known-at` the moment, of a duty `done` or `not-owed`.
   */
  decision: z.strictObject({ about: word, choice: word }),
  task: z.strictObject({
    id: word,
    status: z.enum(['added', 'started', 'done', 'skipped', 'reopened']),
    /** Of a task that is added. */
    title: z.string().optional(),
    phase: z.enum(PHASES).optional(),
    dueAt: time.nullable().optional(),
    /** The tenants that a look back covered. */
    tenants: z.array(z.string()).optional(),
  }),
  ask: z.strictObject({ id: word, party: word, question: word, dueAt: time.nullable() }),
  answer: z.strictObject({ id: word, text: word }),
  /** A piece of evidence, or, of one that is known, a step of its custody. */
  evidence: z.strictObject({ sha256, bytes: count, name: word, ...period, custody: z.string() }),
  /** A report of `hinomi investigate`, with the facts that follow from it. It is shown at that moment. */
  report: z.strictObject({
    /** Of report.json. */
    sha256,
    path: word,
    generatedAt: time,
    isPartial: z.boolean(),
    /** Whether it tells of a break-in or an exposure. */
    tellsHarm: z.boolean(),
    tenants: z.array(z.string()),
    figures: z.array(figure),
    facts: z.array(z.strictObject(fact)),
    inputs: z.array(z.strictObject({ sha256, bytes: count, name: word, ...period })),
  }),
  approval: z.strictObject({
    id: word,
    step: z.enum(APPROVAL_STEPS),
    act: z.enum(APPROVED_ACTS),
    subject: z.string(),
    sha256: z.string(),
    total: count.nullable(),
    /** Public key (DER in base64) and signature (base64) of the person, where the step was signed. */
    key: z.base64().optional(),
    signature: z.base64().optional(),
  }),
  /** The own public key (Ed25519) of who enters it; `proof` is a signature by it over the case, the name and itself. */
  key: z.strictObject({ publicKey: z.base64(), proof: z.base64() }),
  /**
   * A mailing: its text was sent to oneself (`tested`), it was begun, or ended for now; `outbox` seals its books as they
   * were then, so that they cannot be lost unnoticed.
   */
  mailing: z.strictObject({
    mailing: word,
    step: z.enum(['tested', 'begun', 'paused', 'finished']),
    sha256,
    total: count,
    outbox: z.strictObject({ id: word, bytes: count, sha256 }).nullable(),
    counts: z.record(z.string(), count),
  }),
  /** A notice that was rendered; `document` is its kind. */
  notice: z.strictObject({ document: word, language: word, format: word, sha256, path: z.string() }),
  /** The head was handed outside. */
  anchor: z.strictObject({ seq: z.int().positive(), hash: sha256, to: z.string() }),
  /** Accounts for a piece that was being written when a process ended. */
  torn: z.strictObject({ bytes: z.int().positive(), sha256 }),
  /** `left`: what was still open. */
  closed: z.strictObject({
    outcome: z.enum(['settled', 'failed-attack', 'false-alarm']),
    left: z.array(word),
  }),
  reopened: z.strictObject({}),
} as const;

function act<Kind extends keyof typeof what>(kind: Kind) {
  return z.strictObject({
    kind: z.literal(kind),
    who: z.string().min(1),
    why: z.string(),
    what: what[kind] as (typeof what)[Kind],
  });
}

/** Something that is done in a case, before the journal gives it a number, a time and its place in the chain. */
export const caseActSchema = z.discriminatedUnion('kind', [
  act('opened'),
  act('knowing'),
  act('fact'),
  act('decision'),
  act('task'),
  act('ask'),
  act('answer'),
  act('evidence'),
  act('report'),
  act('approval'),
  act('key'),
  act('mailing'),
  act('notice'),
  act('anchor'),
  act('torn'),
  act('closed'),
  act('reopened'),
]);

export type CaseAct = z.infer<typeof caseActSchema>;
export type CaseActKind = CaseAct['kind'];

/** What an act of one kind holds. */
export type ActContent<Kind extends CaseActKind> = Extract<CaseAct, { kind: Kind }>['what'];

export type FactValue = z.infer<typeof factValue>;

/** How a closed case ended. */
export const CASE_OUTCOMES = what.closed.shape.outcome.options;

export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
