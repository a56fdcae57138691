import { type Command, Option } from 'commander';
import { helpText } from '../../text/terminal/help.ts';
import { langOption, type Registering } from './registering.ts';

/** Adds `hinomi rules match` and `hinomi rules check`. */
export function addRules(program: Command, { language, io, done }: Registering): void {
  const help = helpText[language];
  const rules = program.command('rules').description(help.rules).helpCommand(false);
  rules
    .command('match <paths...>')
    .description(help.rulesMatch)
    .requiredOption('--events <file>', help.events)
    .addOption(new Option('--ndjson', help.ndjson).default(true))
    .addOption(langOption(language))
    .action(async (paths: string[], options: { events: string }) => {
      const { rulesMatch } = await import('../commands/rules-match.ts');
      done(await rulesMatch(paths, options, { ...io, language }));
    });
  rules
    .command('check [paths...]')
    .description(help.rulesCheck)
    .addOption(langOption(language))
    .action(async (paths: string[]) => {
      const { rulesCheck } = await import('../commands/rules-check.ts');
      done(await rulesCheck(paths, { ...io, language }));
    });
}
