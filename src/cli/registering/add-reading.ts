import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ChunkPool } from '../../pipeline/chunk/chunk-pool.ts';
import { helpText } from '../../text/terminal/help.ts';
import { collected } from './collected.ts';
import { langOption, type Registering } from './registering.ts';

/** Options that most commands share, as commander gives them. */
interface SharedOptions {
  readonly config?: string;
  readonly since?: string;
  readonly until?: string;
  readonly tz?: string;
  readonly workers?: number;
}

interface InvestigateArguments extends SharedOptions {
  readonly unmask: boolean;
  readonly out: string;
  readonly quiet: boolean;
  readonly affectedRecipient: readonly string[];
}

/**
 * Adds the commands that read evidence: `hinomi investigate`, `inspect` and `who`.
 *
 * @param pool threads that were started before, if any
 */
export function addReading(program: Command, registering: Registering, pool: ChunkPool | undefined): void {
  const { language, io, done } = registering;
  const help = helpText[language];
  reading(program, 'investigate [logs...]', help.investigate, registering)
    .addOption(new Option('--out <dir>', help.out).default('hinomi-report'))
    .addOption(new Option('-q, --quiet', help.quiet).default(false))
    .addOption(new Option('--unmask', help.unmask).default(false))
    .addOption(
      new Option('--affected-recipient <key>', help.affectedRecipient).argParser(collected).default([]),
    )
    .action(async (logs: string[], { affectedRecipient, ...options }: InvestigateArguments) => {
      const { investigate } = await import('../commands/investigate.ts');
      done(
        await investigate({ ...options, affectedRecipients: affectedRecipient, logs, language, pool }, io),
      );
    });

  reading(program, 'inspect [logs...]', help.inspect, registering)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .action(async (logs: string[], options: SharedOptions) => {
      const { inspect } = await import('../commands/inspect.ts');
      done(await inspect({ ...options, logs, language, pool }, io));
    });

  reading(program, 'who <subject> [logs...]', help.who, registering)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .action(async (subject: string, logs: string[], options: SharedOptions) => {
      const { who } = await import('../commands/who.ts');
      done(await who({ ...options, subject, logs, language, pool }, io));
    });
}

/** A command that reads evidence, with the options that all of those share. */
function reading(program: Command, usage: string, description: string, { language }: Registering): Command {
  const help = helpText[language];
  return program
    .command(usage)
    .description(description)
    .addOption(new Option('-c, --config <file>', help.config))
    .addOption(new Option('--since <time>', help.since))
    .addOption(new Option('--until <time>', help.until))
    .addOption(new Option('--tz <zone>', help.tz))
    .addOption(new Option('--workers <n>', help.workers).argParser(workersArgument))
    .addOption(langOption(language));
}

function workersArgument(value: string): number {
  const workers = Number(value);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new InvalidArgumentError('1-64');
}
