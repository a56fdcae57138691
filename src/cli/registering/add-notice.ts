import { type Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { NOTICE_FORMATS } from '../../model/notice/notice-format.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../model/notice/notice-kind.ts';
import { CASE_HELP } from '../../text/case/case-help.ts';
import { NOTICE_HELP } from '../../text/notice/notice-help.ts';
import type { NoticeOptions } from '../commands/notice.ts';
import { langOption, type Registering } from './registering.ts';

type NoticeArguments = Omit<NoticeOptions, 'language' | 'tenant' | 'case' | 'kind'> & {
  readonly shop?: string;
  readonly case?: string;
  readonly kind?: NoticeKind;
};

/** Adds `hinomi notice` to the program. */
export function addNotice(program: Command, { language, io, done }: Registering): void {
  const help = NOTICE_HELP[language];
  const kind = (text: string) => new Option('--kind <kind>', text).argParser(kindArgument);
  const command = program
    .command('notice')
    .description(help.notice)
    .helpCommand(false)
    .addOption(new Option('--case <folder>', help.case))
    .addOption(kind(help.kind))
    .addOption(new Option('--format <format>', help.format).choices([...NOTICE_FORMATS]).default('md'))
    .addOption(new Option('--out <file>', help.out))
    .addOption(new Option('--templates <folder>', help.templates))
    .addOption(new Option('--shop <id>', help.shop))
    .addOption(new Option('--source <address>', help.source))
    .addOption(new Option('--exposure <id>', help.exposure))
    .addOption(new Option('--by <name>', CASE_HELP[language].by))
    .addOption(langOption(language))
    .action(async ({ shop = '', ...options }: NoticeArguments) => {
      const { notice } = await import('../commands/notice.ts');
      const given = { ...options, case: needed('case', options.case), kind: needed('kind', options.kind) };
      done(await notice({ ...given, tenant: shop, language }, io));
    });
  command
    .command('lint')
    .argument('<file>', help.lintFile)
    .description(help.lint)
    .addOption(new Option('--case <folder>', help.case))
    .addOption(kind(help.lintKind))
    .addOption(langOption(language))
    .action(async (file: string, _: object, own: Command) => {
      // Options behind both words are taken by the first.
      const options = own.optsWithGlobals<{ case?: string; kind?: NoticeKind }>();
      const { lintFile } = await import('../commands/notice.ts');
      const given = { case: needed('case', options.case), kind: options.kind, language };
      done(await lintFile(file, given, io));
    });
}

/** Options that a command with commands below it cannot itself make mandatory. */
function needed<Value>(name: 'case' | 'kind', value: Value | undefined): Value {
  if (value !== undefined) return value;
  const flags = name === 'case' ? '--case <folder>' : '--kind <kind>';
  const message = `error: required option '${flags}' not specified`;
  throw new CommanderError(1, 'commander.missingMandatoryOptionValue', message);
}

/** A kind, or a beginning that only one kind has. */
function kindArgument(value: string): NoticeKind {
  const exact = NOTICE_KINDS.find((kind) => kind === value);
  const begun = NOTICE_KINDS.filter((kind) => value !== '' && kind.startsWith(value));
  const kind = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (kind !== undefined) return kind;
  throw new InvalidArgumentError((begun.length > 0 ? begun : NOTICE_KINDS).join(', '));
}
