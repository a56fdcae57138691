import { type Command, Option } from 'commander';
import { helpText } from '../../text/terminal/help.ts';
import { langOption, type Registering } from './registering.ts';

/** Adds `hinomi duties`. */
export function addDuties(program: Command, { language, io, done }: Registering): void {
  const help = helpText[language];
  program
    .command('duties')
    .description(help.duties)
    .requiredOption('--facts <file>', help.facts)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .addOption(langOption(language))
    .action(async ({ facts }: { facts: string }) => {
      const { duties } = await import('../commands/duties.ts');
      done(await duties({ facts, language }, io));
    });
}
