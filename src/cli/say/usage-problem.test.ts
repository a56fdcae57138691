import { Command, CommanderError, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { usageProblem } from './usage-problem.ts';

function parse(...args: string[]): CommanderError {
  const program = new Command('hinomi').exitOverride().configureOutput({ writeErr: () => {} });
  program
    .command('investigate [logs...]')
    .addOption(new Option('-c, --config <file>'))
    .addOption(new Option('--lang <language>').choices(['ja', 'en']))
    .action(() => {});
  program
    .command('match <paths...>')
    .requiredOption('--events <file>')
    .action(() => {});
  program.command('alone').action(() => {});
  try {
    program.parse(['node', 'hinomi', ...args]);
  } catch (error) {
    if (error instanceof CommanderError) return error;
  }
  throw new Error('It was parsed.');
}

describe('usageProblem', () => {
  it.each([
    [['investgate'], '「investgate」というコマンドはありません(「investigate」の誤りではありませんか)'],
    [['frobnicate'], '「frobnicate」というコマンドはありません'],
    [
      ['investigate', '--confg', 'x'],
      '「--confg」というオプションはありません(「--config」の誤りではありませんか)',
    ],
    [['investigate', "--it's"], "「--it's」というオプションはありません"],
    [['investigate', '--config'], 'オプション「-c, --config <file>」に値がありません'],
    [
      ['investigate', '--lang', 'fr'],
      'オプション「--lang <language>」に「fr」は指定できません(指定できるのは ja, en)',
    ],
    [['match', 'rules'], 'オプション「--events <file>」が必要です'],
    [['match', '--events', 'x'], '「paths」の指定がありません'],
    [['alone', 'x'], '「alone」に余分な引数があります'],
  ])('%j', (args, says) => {
    const { code, message } = parse(...args);
    expect(usageProblem(code, message, 'ja')).toBe(says);
    expect(usageProblem(code, message, 'en')).not.toMatch(/[^\x20-\x7e]|error:|\(\)/);
  });

  it('passes on what it does not know', () => {
    expect(usageProblem('commander.new', 'error: something\nelse', 'ja')).toBe('something else');
  });
});
