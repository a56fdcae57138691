import { type Command, Option } from 'commander';
import { helpText } from '../../text/terminal/help.ts';
import { langOption, type Registering } from './registering.ts';

interface InitArguments {
  readonly data?: readonly string[];
  readonly tz?: string;
}

/** Adds `hinomi init`. */
export function addInit(program: Command, { language, io, done }: Registering): void {
  const help = helpText[language];
  program
    .command('init [logs...]')
    .description(help.init)
    .addOption(new Option('--data <files...>', help.data))
    .addOption(new Option('--tz <zone>', help.tz))
    .addOption(langOption(language))
    .action(async (logs: string[], options: InitArguments) => {
      const { init } = await import('../commands/init.ts');
      done(await init({ ...options, logs, language }, io));
    });
}
