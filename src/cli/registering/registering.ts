import { Option } from 'commander';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { helpText } from '../../text/terminal/help.ts';
import type { CommandIo } from '../command-io.ts';

/** What registering a command needs: who hears of the exit code, and the reader's language. */
export interface Registering {
  readonly language: Language;
  readonly io: CommandIo;
  done(exit: number): void;
}

/** The option that every command has. */
export function langOption(language: Language): Option {
  return new Option('--lang <language>', helpText[language].lang).choices([...LANGUAGES]);
}
