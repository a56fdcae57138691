import { type Command, InvalidArgumentError, Option } from 'commander';
import { LANGUAGES, type Language } from '../model/language.ts';
import { NOTICE_KINDS, type NoticeKind } from '../model/notice/notice-kind.ts';
import { NOTICE_HELP } from '../text/notice/notice-help.ts';
import { helpText } from '../text/terminal/help.ts';
import type { CommandIo } from './command-io.ts';
import type { NoticeOptions } from './commands/notice.ts';

/** Adds `hinomi notice` to the program. */
export function addNotice(
  program: Command,
  { language, io, done }: { language: Language; io: CommandIo; done(exit: number): void },
): void {
  const help = NOTICE_HELP[language];
  program
    .command('notice')
    .description(help.notice)
    .requiredOption('--case <folder>', help.case)
    .addOption(new Option('--kind <kind>', help.kind).argParser(kindArgument).makeOptionMandatory())
    .addOption(
      new Option('--format <format>', help.format).choices(['md', 'html', 'pdf', 'docx']).default('md'),
    )
    .addOption(new Option('--out <file>', help.out))
    .addOption(new Option('--templates <folder>', help.templates))
    .addOption(new Option('--shop <id>', help.shop).default(''))
    .addOption(new Option('--lang <language>', helpText[language].lang).choices([...LANGUAGES]))
    .action(async ({ shop, ...options }: Omit<NoticeOptions, 'language' | 'tenant'> & { shop: string }) => {
      const { notice } = await import('./commands/notice.ts');
      done(await notice({ ...options, tenant: shop, language }, io));
    });
}

/** A kind, or a beginning that only one kind has. */
function kindArgument(value: string): NoticeKind {
  const exact = NOTICE_KINDS.find((kind) => kind === value);
  const begun = NOTICE_KINDS.filter((kind) => value !== '' && kind.startsWith(value));
  const kind = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (kind !== undefined) return kind;
  throw new InvalidArgumentError((begun.length > 0 ? begun : NOTICE_KINDS).join(', '));
}
