import { type Command, InvalidArgumentError, Option } from 'commander';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import { CASE_HELP } from '../../text/case/case-help.ts';
import { NOTICE_HELP } from '../../text/notice/notice-help.ts';
import { SEND_HELP } from '../../text/sending/send-help.ts';
import type { SendOptions } from '../commands/send/send.ts';
import type { SendContext } from '../commands/send/send-command.ts';
import type { LettersOptions, SettleOptions } from '../commands/send/settle.ts';
import { langOption, type Registering } from './registering.ts';

/** Notices that go to persons by mail. */
const MAILED_KINDS = [
  'person-mail',
  'all-customers',
  'doubtful-customer',
  'shop-buyers',
] as const satisfies NoticeKind[];

interface OnCase {
  readonly case: string;
  readonly mailing: string;
}

/** Adds `hinomi send …` to the program. */
export function addSend(program: Command, registering: Registering): void {
  const { language, done } = registering;
  const help = SEND_HELP[language];
  // Options in front of a subcommand are the parent's, behind it its own; the program has to know it as well.
  program.enablePositionalOptions();
  const parent = program.command('send').description(help.send).enablePositionalOptions().helpCommand(false);
  onList(onCase(parent, registering, false), registering, false)
    .addOption(new Option('--kind <kind>', help.kind).choices([...MAILED_KINDS]).default('person-mail'))
    .addOption(new Option('--mailing <name>', help.mailing).argParser(mailingArgument))
    .addOption(new Option('--smtp <server>', help.smtp))
    .addOption(new Option('--from <address>', help.from))
    .addOption(new Option('--rate <n>', help.rate).argParser(rateArgument))
    .addOption(new Option('--templates <folder>', help.templates))
    .addOption(new Option('--exposure <id>', NOTICE_HELP[language].exposure))
    .addOption(new Option('--draft <file>', help.draft))
    .addOption(new Option('--test-to <address>', help.testTo))
    .addOption(new Option('--send', help.sendOff).default(false))
    .addOption(new Option('--by <name>', CASE_HELP[language].by))
    .action(async (options: SendOptions & Partial<OnCase> & Pick<OnCase, 'case'>) => {
      for (const option of ['case', 'affected'] as const) refuseMissing(parent, option, options[option]);
      const { send } = await import('../commands/send/send.ts');
      const mailing = options.mailing ?? options.kind;
      done(await send(contextOf({ ...options, mailing }, registering), options));
    });
  addBooks(parent, registering);
}

function addBooks(parent: Command, registering: Registering): void {
  const { language, done } = registering;
  const help = SEND_HELP[language];
  const commands = () => import('../commands/send/settle.ts');
  onCase(parent.command('status').description(help.status), registering).action(async (options: OnCase) => {
    const { sendStatus } = await import('../commands/send/status.ts');
    done(await sendStatus(contextOf(options, registering)));
  });
  onMailing(
    parent.command('settle').argument('[messages...]', help.messages).description(help.settle),
    registering,
  )
    .addOption(new Option('--sent', help.sent))
    .addOption(new Option('--not-sent', help.notSent))
    .addOption(new Option('--log <file>', help.log))
    .addOption(new Option('--by <name>', CASE_HELP[language].by))
    .addOption(new Option('--why <reason>', CASE_HELP[language].why))
    .action(async (messages: string[], options: OnCase & SettleOptions) => {
      done(await (await commands()).settle(contextOf(options, registering), messages, options));
    });
  onMailing(
    parent.command('bounces').argument('<mailboxes...>', help.mailboxes).description(help.bounces),
    registering,
  ).action(async (paths: string[], options: OnCase) => {
    done(await (await commands()).bounces(contextOf(options, registering), paths));
  });
  onList(onMailing(parent.command('letters').description(help.letters), registering), registering)
    .requiredOption('--out <file>', help.out)
    .action(async (options: OnCase & LettersOptions) => {
      done(await (await commands()).letters(contextOf(options, registering), options));
    });
}

/** @param isMandatory false on the command above others: commander would demand it in front of them */
function onCase(command: Command, { language }: Registering, isMandatory = true): Command {
  const folder = new Option('--case <folder>', SEND_HELP[language].case);
  return command.addOption(folder.makeOptionMandatory(isMandatory)).addOption(langOption(language));
}

function onMailing(command: Command, registering: Registering): Command {
  const { mailingOf } = SEND_HELP[registering.language];
  return onCase(command, registering).addOption(
    new Option('--mailing <name>', mailingOf).argParser(mailingArgument).default('person-mail'),
  );
}

function onList(command: Command, { language }: Registering, isMandatory = true): Command {
  const help = SEND_HELP[language];
  return command
    .addOption(new Option('--affected <file>', help.affected).makeOptionMandatory(isMandatory))
    .addOption(new Option('--identity <file>', help.identity));
}

/** What commander says of a mandatory option that is missing. */
function refuseMissing(command: Command, option: 'case' | 'affected', value: string | undefined): void {
  if (value !== undefined) return;
  const { flags } = command.options.find(({ long }) => long === `--${option}`)!;
  command.error(`error: required option '${flags}' not specified`, {
    code: 'commander.missingMandatoryOptionValue',
  });
}

function contextOf({ case: folder, mailing }: OnCase, { language, io }: Registering): SendContext {
  return { folder, mailing, language, io };
}

/** Also the name of a file. */
function mailingArgument(value: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,63}$/.test(value)) return value;
  throw new InvalidArgumentError('a-z 0-9 -');
}

function rateArgument(value: string): number {
  const rate = Number(value);
  if (rate > 0 && rate <= 1_000_000) return rate;
  throw new InvalidArgumentError('1-1000000');
}
