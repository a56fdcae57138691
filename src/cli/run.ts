import { readFileSync } from 'node:fs';
import { Command, CommanderError, type HelpConfiguration, InvalidArgumentError, Option } from 'commander';
import { AppError } from '../errors/app-error.ts';
import { LANGUAGES, type Language } from '../model/language.ts';
import type { ChunkPool } from '../pipeline/chunk/chunk-pool.ts';
import { helpText, helpWords } from '../text/terminal/help.ts';
import type { CommandIo } from './command-io.ts';
import { languageOf } from './language.ts';
import { READING_COMMANDS } from './reading-commands.ts';
import { langOption } from './registering.ts';
import { sayError } from './say-error.ts';
import { usageProblem } from './usage-problem.ts';

const io: CommandIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  width: process.stdout.columns ?? 100,
};

/** Options that most commands share, as commander gives them. */
interface SharedOptions {
  readonly config?: string;
  readonly since?: string;
  readonly until?: string;
  readonly tz?: string;
  readonly workers?: number;
  readonly lang?: Language;
}

interface InvestigateArguments extends SharedOptions {
  readonly unmask: boolean;
  readonly out: string;
  readonly quiet: boolean;
  readonly affectedRecipient: readonly string[];
}

const language = languageOf(langArgument(process.argv), process.env);

/**
 * Runs the command that the arguments name.
 *
 * @param pool threads that were started before, if any
 * @returns the exit code
 */
export async function run(argv: readonly string[], pool: ChunkPool | undefined): Promise<number> {
  let exit = 0;
  const program = await createProgram(argv[2] ?? '', pool, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...argv]);
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return commanderExit(error);
    return sayError(error, language, process.stderr);
  }
}

function commanderExit(error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  // The help was printed, since no command was named.
  if (error.code === 'commander.help') return new AppError('OPTION_USAGE').entry.exit;
  const problem = usageProblem(error.code, error.message, language);
  return sayError(new AppError('OPTION_USAGE', { problem }), language, process.stderr);
}

/** @param named the command that is asked for: what only others need is not loaded for one that reads evidence */
async function createProgram(
  named: string,
  pool: ChunkPool | undefined,
  done: (exit: number) => void,
): Promise<Command> {
  const help = helpText[language];
  const program = new Command('hinomi')
    .description(help.program)
    .version(packageVersion(), '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.help)
    .configureHelp(helpInLanguage())
    .exitOverride()
    .configureOutput({ outputError: () => {} });

  evidenceCommand(program, 'investigate [logs...]', help.investigate)
    .addOption(new Option('--out <dir>', help.out).default('hinomi-report'))
    .addOption(new Option('-q, --quiet', help.quiet).default(false))
    .addOption(new Option('--unmask', help.unmask).default(false))
    .addOption(
      new Option('--affected-recipient <key>', help.affectedRecipient).argParser(collected).default([]),
    )
    .action(async (logs: string[], { affectedRecipient, ...options }: InvestigateArguments) => {
      const { investigate } = await import('./commands/investigate.ts');
      done(
        await investigate({ ...options, affectedRecipients: affectedRecipient, logs, language, pool }, io),
      );
    });

  evidenceCommand(program, 'inspect [logs...]', help.inspect)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .action(async (logs: string[], options: SharedOptions) => {
      const { inspect } = await import('./commands/inspect.ts');
      done(await inspect({ ...options, logs, language, pool }, io));
    });

  evidenceCommand(program, 'who <subject> [logs...]', help.who)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .action(async (subject: string, logs: string[], options: SharedOptions) => {
      const { who } = await import('./commands/who.ts');
      done(await who({ ...options, subject, logs, language, pool }, io));
    });

  addExplain(program, done);
  addRules(program, done);
  if (!READING_COMMANDS.has(named)) {
    const { addCase } = await import('./add-case.ts');
    const { addNotice } = await import('./add-notice.ts');
    const { addSend } = await import('./add-send.ts');
    addCase(program, { language, io, done });
    addNotice(program, { language, io, done });
    addSend(program, { language, io, done });
  }

  program
    .command('init [logs...]')
    .description(help.init)
    .addOption(new Option('--data <files...>', help.data))
    .addOption(new Option('--tz <zone>', help.tz))
    .addOption(langOption(language))
    .action(async (logs: string[], options: SharedOptions & { readonly data?: string[] }) => {
      const { init } = await import('./commands/init.ts');
      done(await init({ ...options, logs, language }, io));
    });

  program
    .command('duties')
    .description(help.duties)
    .requiredOption('--facts <file>', help.facts)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .addOption(langOption(language))
    .action(async ({ facts }: { facts: string }) => {
      const { duties } = await import('./commands/duties.ts');
      done(await duties({ facts, language }, io));
    });

  addDemo(program, pool, done);
  return program;
}

function addDemo(program: Command, pool: ChunkPool | undefined, done: (exit: number) => void): void {
  const help = helpText[language];
  program
    .command('demo')
    .description(help.demo)
    .addOption(new Option('--out <dir>', help.demoOut).default('hinomi-demo'))
    .addOption(new Option('--scale <x>', help.demoScale).argParser(scaleArgument).default(0.02, '0.02'))
    .addOption(langOption(language))
    .action(async ({ out, scale }: { out: string; scale: number }) => {
      const { demo } = await import('./commands/demo.ts');
      done(await demo({ out, scale, language, pool }, io));
    });
}

function addExplain(program: Command, done: (exit: number) => void): void {
  const help = helpText[language];
  program
    .command('explain')
    .argument('<folder>', help.explainFolder)
    .description(help.explain)
    .requiredOption('--exposure <id>', help.exposure)
    .addOption(langOption(language))
    .action(async (folder: string, { exposure }: { exposure: string }) => {
      const { explain } = await import('./commands/explain.ts');
      done(await explain({ folder, exposure, language }, io));
    });
}

function addRules(program: Command, done: (exit: number) => void): void {
  const help = helpText[language];
  const rules = program.command('rules').description(help.rules).helpCommand(false);
  rules
    .command('match <paths...>')
    .description(help.rulesMatch)
    .requiredOption('--events <file>', help.events)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .addOption(langOption(language))
    .action(async (paths: string[], options: { events: string }) => {
      const { rulesMatch } = await import('./commands/rules-match.ts');
      done(await rulesMatch(paths, options, { ...io, language }));
    });
  rules
    .command('check [paths...]')
    .description(help.rulesCheck)
    .addOption(langOption(language))
    .action(async (paths: string[]) => {
      const { rulesCheck } = await import('./commands/rules-check.ts');
      done(await rulesCheck(paths, { ...io, language }));
    });
}

/** Commander's own words, and no more than needed of its defaults. */
function helpInLanguage(): HelpConfiguration {
  const { titles, byDefault } = helpWords[language];
  return {
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: ({ description, defaultValue }) =>
      typeof defaultValue === 'string' ? `${description}${byDefault(defaultValue)}` : description,
  };
}

/** A command that reads evidence, with the options that all of those share. */
function evidenceCommand(program: Command, usage: string, description: string): Command {
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

/** An option that may be given several times. */
function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function workersArgument(value: string): number {
  const workers = Number(value);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new InvalidArgumentError('1-64');
}

function scaleArgument(value: string): number {
  const scale = Number(value);
  if (scale > 0 && scale <= 1) return scale;
  throw new InvalidArgumentError('0.001-1');
}

/** The language must be known before the options are read, since it decides how they are described. */
function langArgument(argv: readonly string[]): Language | undefined {
  const index = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (index < 0) return undefined;
  const value = argv[index] === '--lang' ? argv[index + 1] : argv[index]!.slice('--lang='.length);
  return LANGUAGES.find((known) => known === value);
}

function packageVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
