import { type Command, InvalidArgumentError, Option } from 'commander';
import { CASE_OUTCOMES, type CaseOutcome } from '../../model/case/case-act.ts';
import { INCIDENT_KINDS, PHASES } from '../../model/case/playbook.ts';
import { ARGUMENT_HELP, CASE_HELP } from '../../text/case/case-help.ts';
import { NOTICE_HELP } from '../../text/notice/notice-help.ts';
import { helpText } from '../../text/terminal/help.ts';
import type { ApproveOptions } from '../commands/case/approve.ts';
import type { CaseContext, CaseOptions } from '../commands/case/case-command.ts';
import type { OpenOptions } from '../commands/case/open-and-show.ts';
import type { FactOptions, TaskOptions } from '../commands/case/record.ts';
import { collected } from './collected.ts';
import { langOption, type Registering } from './registering.ts';

/** Adds `hinomi case …` to the program. */
export function addCase(program: Command, registering: Registering): void {
  const parent = program.command('case').description(CASE_HELP[registering.language].case).helpCommand(false);
  addBeginAndEnd(parent, registering);
  addRecords(parent, registering);
  addTasks(parent, registering);
  addProofs(parent, registering);
  addKeys(parent, registering);
}

/** A command on a case's folder, with the options that all share. */
function onCase(parent: Command, usage: string, description: string, { language }: Registering): Command {
  const help = CASE_HELP[language];
  const [name, ...rest] = usage.split(' ');
  const command = parent.command(name!).argument('<folder>', help.folder).description(description);
  for (const argument of rest) {
    const key = argument.replace(/\W/g, '');
    command.argument(argument, ARGUMENT_HELP[language][key]);
  }
  return command
    .addOption(new Option('--by <name>', help.by))
    .addOption(new Option('--why <reason>', help.why))
    .addOption(langOption(language));
}

function contextIn({ language, io }: Registering, folder: string): CaseContext {
  return { folder, language, io };
}

function addBeginAndEnd(parent: Command, registering: Registering): void {
  const help = CASE_HELP[registering.language];
  const { done } = registering;
  const commands = () => import('../commands/case/open-and-show.ts');
  onCase(parent, 'open', help.open, registering)
    .addOption(new Option('--kind <kind>', help.kind).choices([...INCIDENT_KINDS]).makeOptionMandatory())
    .requiredOption('--title <title>', help.title)
    .addOption(new Option('--known <time>', help.known).argParser(collected).default([]))
    .addOption(new Option('--role <role>', help.role).choices(['shop', 'provider']))
    .action(async (folder: string, options: OpenOptions) => {
      done(await (await commands()).openCase(contextIn(registering, folder), options));
    });
  onCase(parent, 'status', help.status, registering).action(async (folder: string) => {
    done(await (await commands()).showCase(contextIn(registering, folder)));
  });
  onCase(parent, 'duties', help.duties, registering)
    .addOption(new Option('--ndjson', helpText[registering.language].ndjson).default(true))
    .action(async (folder: string) => {
      done(await (await commands()).caseDuties(contextIn(registering, folder)));
    });
  onCase(parent, 'close', help.close, registering)
    .addOption(new Option('--outcome <outcome>', help.outcome).choices([...CASE_OUTCOMES]).default('settled'))
    .addOption(new Option('--reopen', help.reopenCase))
    .action(async (folder: string, options: CaseOptions & { outcome: CaseOutcome; reopen?: boolean }) => {
      done(await (await commands()).closeCase(contextIn(registering, folder), options));
    });
}

function addRecords(parent: Command, registering: Registering): void {
  const help = CASE_HELP[registering.language];
  const { done } = registering;
  const commands = () => import('../commands/case/record.ts');
  onCase(parent, 'fact [facts...]', help.fact, registering)
    .addOption(new Option('--set <name>', help.set))
    .addOption(new Option('--file <file>', NOTICE_HELP[registering.language].factFile))
    .action(async (folder: string, facts: string[], options: CaseOptions & FactOptions) => {
      done(await (await commands()).recordFacts(contextIn(registering, folder), facts, options));
    });
  onCase(parent, 'decide <about>', help.decide, registering)
    .addOption(new Option('--choice <choice>', help.choice))
    .action(async (folder: string, about: string, options: CaseOptions & { choice?: string }) => {
      done(await (await commands()).decide(contextIn(registering, folder), about, options));
    });
  onCase(parent, 'ask <party>', help.ask, registering)
    .addOption(new Option('--question <text>', help.question))
    .addOption(new Option('--due <time>', help.due))
    .action(
      async (folder: string, party: string, options: CaseOptions & { question?: string; due?: string }) => {
        done(await (await commands()).ask(contextIn(registering, folder), party, options));
      },
    );
  onCase(parent, 'answer <id>', help.answer, registering)
    .requiredOption('--text <text>', help.text)
    .action(async (folder: string, id: string, options: CaseOptions & { text: string }) => {
      done(await (await commands()).answer(contextIn(registering, folder), id, options));
    });
  onCase(parent, 'report <report>', help.report, registering).action(
    async (folder: string, report: string, options: CaseOptions) => {
      done(await (await commands()).attachReport(contextIn(registering, folder), report, options));
    },
  );
}

function addTasks(parent: Command, registering: Registering): void {
  const help = CASE_HELP[registering.language];
  const { done } = registering;
  onCase(parent, 'task <id>', help.task, registering)
    .addOption(new Option('--start', help.start))
    .addOption(new Option('--done', help.done))
    .addOption(new Option('--skip', help.skip))
    .addOption(new Option('--reopen', help.reopen))
    .addOption(new Option('--add <title>', help.add))
    .addOption(new Option('--phase <phase>', help.phase).choices([...PHASES]))
    .addOption(new Option('--due <time>', help.due))
    .addOption(new Option('--tenants <ids>', help.tenants))
    .action(async (folder: string, id: string, options: TaskOptions) => {
      const { moveTask } = await import('../commands/case/record.ts');
      done(await moveTask(contextIn(registering, folder), id, options));
    });
  onCase(parent, 'approve <what>', help.approve, registering)
    .addOption(new Option('--subject <text>', help.subject))
    .addOption(new Option('--document <file>', help.document))
    .addOption(new Option('--total <n>', help.total).argParser(countArgument))
    .addOption(new Option('--sign', help.sign))
    .addOption(new Option('--countersign', help.countersign))
    .addOption(new Option('--alone', help.alone))
    .addOption(new Option('--undo', help.undo))
    .addOption(new Option('--key <file>', help.key))
    .action(async (folder: string, what: string, options: ApproveOptions) => {
      const { approve } = await import('../commands/case/approve.ts');
      done(await approve(contextIn(registering, folder), what, options));
    });
}

function addProofs(parent: Command, registering: Registering): void {
  const help = CASE_HELP[registering.language];
  const { done } = registering;
  onCase(parent, 'evidence <files...>', help.evidence, registering)
    .addOption(new Option('--from <time>', help.from))
    .addOption(new Option('--to <time>', help.to))
    .addOption(new Option('--custody <text>', help.custody))
    .action(
      async (
        folder: string,
        files: string[],
        options: CaseOptions & { from?: string; to?: string; custody?: string },
      ) => {
        const { registerEvidence } = await import('../commands/case/record.ts');
        done(await registerEvidence(contextIn(registering, folder), files, options));
      },
    );
  onCase(parent, 'verify', help.verify, registering)
    .addOption(new Option('--head <hash>', help.head))
    .action(async (folder: string, options: { head?: string }) => {
      const { verifyCase } = await import('../commands/case/prove.ts');
      done(await verifyCase(contextIn(registering, folder), options));
    });
  onCase(parent, 'anchor', help.anchor, registering)
    .addOption(new Option('--to <whom>', help.anchorTo))
    .addOption(new Option('--request <file>', help.request))
    .action(async (folder: string, options: CaseOptions & { to?: string; request?: string }) => {
      const { anchorCase } = await import('../commands/case/prove.ts');
      done(await anchorCase(contextIn(registering, folder), options));
    });
}

function addKeys(parent: Command, registering: Registering): void {
  const { language, done, io } = registering;
  const help = CASE_HELP[language];
  const keys = parent.command('key').description(help.keys).helpCommand(false);
  const commands = () => import('../commands/case/keys.ts');
  keys
    .command('make')
    .argument('<file>', ARGUMENT_HELP[language].keyFile)
    .description(help.keyMake)
    .addOption(langOption(language))
    .action(async (file: string) => {
      done((await commands()).makeKey(file, { language, io }));
    });
  onCase(keys, 'add', help.keyAdd, registering)
    .requiredOption('--key <file>', help.key)
    .action(async (folder: string, options: CaseOptions & { key: string }) => {
      done(await (await commands()).addKey(contextIn(registering, folder), options));
    });
}

function countArgument(value: string): number {
  if (/^\d{1,12}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('0-999999999999');
}
