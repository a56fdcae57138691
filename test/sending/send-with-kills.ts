import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createOutboxFolder } from '../../src/store/outbox/create-outbox-folder.ts';
import { inventedAddressees } from './invented-addressees.ts';
import { type MailSink, startMailSink, TALK_STEPS, type TalkStep } from './mail-sink.ts';

const clock = { now: () => Date.now() };

export interface KillPlan {
  readonly folder: string;
  readonly mails: number;
  readonly kills: number;
  readonly connections: number;
}

/** What came of a mailing that was killed on the way. */
export interface KillOutcome {
  /** Persons who got more than one message. */
  readonly doubled: number;
  /** Persons who got a message that the books do not hold, or hold none although the books say so. */
  readonly missing: number;
  /** Of each kill: at which step, and how many messages it left uncertain. */
  readonly kills: readonly { readonly step: TalkStep; readonly uncertain: number }[];
  /** Persons with exactly one message, after what was uncertain was settled by what the server had. */
  readonly reached: number;
  /** Of the last book: how many stand as sent. */
  readonly sent: number;
}

/**
 * Sends to a mail server on loopback from a process of its own, and kills that process (kill -9) at one step of its
 * talk with the server after another. In between nothing is settled; in the end what is uncertain is settled by what
 * the server took, as a person would by its log, and the rest is sent.
 */
export async function sendWithKills({ folder, mails, kills, connections }: KillPlan): Promise<KillOutcome> {
  const sink = await startMailSink({ keep: false });
  const outboxes = createOutboxFolder(folder, clock);
  const told: { step: TalkStep; uncertain: number }[] = [];
  try {
    let uncertain = 0;
    for (let n = 0; n < kills; n++) {
      const step = TALK_STEPS[n % TALK_STEPS.length]!;
      const until = Math.floor((mails * (n + 1)) / (kills + 1));
      await run(sink, { folder, mails, connections }, { step, until });
      const now = await uncertainOnes(folder);
      told.push({ step, uncertain: now.length - uncertain });
      uncertain = now.length;
    }
    const missing = await missingFromBooks(folder, sink);
    const outbox = await outboxes.open('person-mail');
    const took = new Set(sink.taken.map(({ message }) => message));
    for (const { person, message } of await uncertainOnes(folder)) {
      const as = took.has(message) ? 'sent' : 'not-sent';
      await outbox.record({ kind: 'settled', person, as, who: '佐藤', why: 'server log' });
    }
    await outbox.close();
    await run(sink, { folder, mails, connections }, null);
    return {
      ...(await judge(folder, sink, mails)),
      kills: told,
      missing: missing + (await missingFromBooks(folder, sink)),
    };
  } finally {
    await sink.close();
  }
}

/** Runs the sender until it ends, or until so many messages were taken and the step comes; then it is killed. */
function run(
  sink: MailSink,
  { folder, mails, connections }: Omit<KillPlan, 'kills'>,
  kill: { readonly step: TalkStep; readonly until: number } | null,
): Promise<void> {
  const script = fileURLToPath(new URL('send-until-killed.ts', import.meta.url));
  const args = [folder, sink.port, mails, connections].map(String);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  sink.onStep = (step) => {
    if (kill !== null && step === kill.step && sink.taken.length >= kill.until) child.kill('SIGKILL');
  };
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      sink.onStep = () => {};
      if (kill === null ? code === 0 : signal === 'SIGKILL') resolve();
      else reject(new Error(`the sender ended with ${code ?? signal}`));
    });
  });
}

async function standingsIn(folder: string) {
  const reading = await createOutboxFolder(folder, clock).read('person-mail');
  return [...(reading?.book.standings.values() ?? [])];
}

async function uncertainOnes(folder: string) {
  return (await standingsIn(folder)).filter(({ fate }) => fate === 'open' || fate === 'uncertain');
}

async function missingFromBooks(folder: string, sink: MailSink): Promise<number> {
  const standings = await standingsIn(folder);
  const fates = new Map(standings.map(({ message, fate }) => [message, fate]));
  const took = new Set(sink.taken.map(({ message }) => message));
  const unbooked = [...took].filter(
    (message) => !['sent', 'open', 'uncertain'].includes(fates.get(message) ?? ''),
  );
  const untrue = standings.filter(({ message, fate }) => fate === 'sent' && !took.has(message));
  return unbooked.length + untrue.length;
}

async function judge(folder: string, sink: MailSink, mails: number) {
  const got = new Map<string, number>();
  for (const { to } of sink.taken) got.set(to, (got.get(to) ?? 0) + 1);
  const people = inventedAddressees(mails);
  const reached = people.filter(({ to }) => got.get(to) === 1).length;
  const doubled = [...got.values()].filter((n) => n > 1).length;
  const sent = (await standingsIn(folder)).filter(({ fate }) => fate === 'sent').length;
  return { doubled, reached, sent };
}
