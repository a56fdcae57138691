import { readFileSync } from 'node:fs';
import { Command, CommanderError, type HelpConfiguration } from 'commander';
import { AppError } from '../errors/app-error.ts';
import { LANGUAGES, type Language } from '../model/language.ts';
import type { ChunkPool } from '../pipeline/chunk/chunk-pool.ts';
import { helpText, helpWords } from '../text/terminal/help.ts';
import type { CommandIo } from './command-io.ts';
import type { EarlyInterrupt } from './hear-early.ts';
import { languageOf } from './language.ts';
import { READING_COMMANDS } from './reading-commands.ts';
import { addDemo } from './registering/add-demo.ts';
import { addDuties } from './registering/add-duties.ts';
import { addExplain } from './registering/add-explain.ts';
import { addInit } from './registering/add-init.ts';
import { addReading } from './registering/add-reading.ts';
import { addRules } from './registering/add-rules.ts';
import type { Registering } from './registering/registering.ts';
import { sayError } from './say/say-error.ts';
import { usageProblem } from './say/usage-problem.ts';

const io: CommandIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  width: process.stdout.columns ?? 100,
};

const language = languageOf(langArgument(process.argv), process.env);

/**
 * Runs the command that the arguments name.
 *
 * @param pool threads that were started before, if any
 * @param early hears Ctrl-C until a command does
 * @returns the exit code
 */
export async function run(
  argv: readonly string[],
  pool: ChunkPool | undefined,
  early?: EarlyInterrupt,
): Promise<number> {
  let exit = 0;
  // A full disk, mostly. Nothing more can be handed over.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(sayError(error, language, process.stderr));
  });
  const registering = {
    language,
    io: { ...io, early },
    done: (code: number) => {
      exit = code;
    },
  };
  const program = await createProgram(argv[2] ?? '', pool, registering);
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
  registering: Registering,
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

  addReading(program, registering, pool);
  addExplain(program, registering);
  addRules(program, registering);
  if (!READING_COMMANDS.has(named)) {
    const { addCase } = await import('./registering/add-case.ts');
    const { addNotice } = await import('./registering/add-notice.ts');
    const { addSend } = await import('./registering/add-send.ts');
    addCase(program, registering);
    addNotice(program, registering);
    addSend(program, registering);
  }

  addInit(program, registering);
  addDuties(program, registering);
  addDemo(program, registering, pool);
  return program;
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
