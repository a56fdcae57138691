import type { Command } from 'commander';
import { helpText } from '../../text/terminal/help.ts';
import { langOption, type Registering } from './registering.ts';

/** Adds `hinomi explain`. */
export function addExplain(program: Command, { language, io, done }: Registering): void {
  const help = helpText[language];
  program
    .command('explain')
    .argument('<folder>', help.explainFolder)
    .description(help.explain)
    .requiredOption('--exposure <id>', help.exposure)
    .addOption(langOption(language))
    .action(async (folder: string, { exposure }: { exposure: string }) => {
      const { explain } = await import('../commands/explain.ts');
      done(await explain({ folder, exposure, language }, io));
    });
}
