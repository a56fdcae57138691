import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ChunkPool } from '../../pipeline/chunk/chunk-pool.ts';
import { helpText } from '../../text/terminal/help.ts';
import { langOption, type Registering } from './registering.ts';

/**
 * Adds `hinomi demo`.
 *
 * @param pool threads that were started before, if any
 */
export function addDemo(
  program: Command,
  { language, io, done }: Registering,
  pool: ChunkPool | undefined,
): void {
  const help = helpText[language];
  program
    .command('demo')
    .description(help.demo)
    .addOption(new Option('--out <dir>', help.demoOut).default('hinomi-demo'))
    .addOption(new Option('--scale <x>', help.demoScale).argParser(scaleArgument).default(0.02, '0.02'))
    .addOption(langOption(language))
    .action(async ({ out, scale }: { out: string; scale: number }) => {
      const { demo } = await import('../commands/demo.ts');
      done(await demo({ out, scale, language, pool }, io));
    });
}

function scaleArgument(value: string): number {
  const scale = Number(value);
  if (scale > 0 && scale <= 1) return scale;
  throw new InvalidArgumentError('0.001-1');
}
