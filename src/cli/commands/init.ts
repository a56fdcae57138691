import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInputs } from '../../adapters/find-inputs.ts';
import { openInput } from '../../adapters/open-input.ts';
import { shippedFolder } from '../../adapters/shipped-folder.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Language } from '../../model/language.ts';
import { isTimezone } from '../../model/zoned-time.ts';
import { draftConfig } from '../../pipeline/survey/draft-config.ts';
import { draftProfile } from '../../pipeline/survey/draft-profile.ts';
import { readSample } from '../../pipeline/survey/read-sample.ts';
import type { LogSample } from '../../pipeline/survey/sample.ts';
import { surveyLogs } from '../../pipeline/survey/survey-logs.ts';
import { initTexts } from '../../text/init/init-texts.ts';
import { fillText } from '../../text/rules/fill-text.ts';
import type { CommandIo } from '../command-io.ts';
import { sayError } from '../say-error.ts';

export interface InitOptions {
  readonly logs: readonly string[];
  readonly tz?: string | undefined;
  readonly language: Language;
  /** Folder into which the drafts are written; the current one unless a test says otherwise. */
  readonly folder?: string | undefined;
}

/** The drafts, in the order in which they are written. */
const CONFIG = 'hinomi.yaml';
const PROFILE = 'profile.yaml';

/**
 * `hinomi init [LOG…]`: looks at logs, drafts a configuration and a profile. Files that exist are left alone.
 *
 * @returns 0, or 2 when a log could not be read or nothing was written
 */
export async function init(options: InitOptions, io: CommandIo): Promise<number> {
  const { language, tz: timezone = 'Asia/Tokyo', folder = '.' } = options;
  if (!isTimezone(timezone)) {
    return sayError(new AppError('OPTION_ZONE', { value: timezone }), language, io.stderr);
  }
  const { samples, failed } = await readSamples(options, timezone, io);
  const survey = surveyLogs(samples);
  const generic = readFileSync(join(shippedFolder('profiles'), 'generic.yaml'), 'utf8');
  const drafts = [
    [join(folder, CONFIG), draftConfig(survey, timezone, language)],
    [join(folder, PROFILE), draftProfile(survey, generic, language)],
  ] as const;
  const texts = initTexts[language];
  const say = (text: string, params: Readonly<Record<string, string>> = {}) =>
    io.stdout.write(`${fillText(text, params)}\n`);
  const counts = {
    logs: String(samples.length),
    requests: String(survey.requests),
    tenants: String(survey.tenants.length),
    routes: String(survey.routes.length),
  };
  say(survey.requests === 0 && options.logs.length > 0 ? texts.nothing : texts.recognised, counts);
  if (survey.platforms.length > 0) say(texts.platform, { platforms: survey.platforms.join(', ') });
  let written = 0;
  for (const [path, text] of drafts) {
    if (existsSync(path)) {
      say(texts.exists, { path });
      continue;
    }
    writeFileSync(path, text);
    written++;
    say(texts.written, { path });
  }
  const questions = drafts.flatMap(([, text]) => text.match(/要確認:|CHECK:/g) ?? []);
  if (written > 0) {
    say(texts.toAsk, { count: String(questions.length) });
    say(texts.next, { path: drafts[0][0] });
  }
  return failed || written === 0 ? 2 : 0;
}

async function readSamples(
  { logs, language }: InitOptions,
  timezone: string,
  io: CommandIo,
): Promise<{ samples: LogSample[]; failed: boolean }> {
  const samples: LogSample[] = [];
  let failed = false;
  for (const pattern of logs) {
    try {
      for (const path of await findInputs(pattern)) {
        samples.push(await readSample(await openInput(path), timezone));
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      sayError(error, language, io.stderr);
      failed = true;
    }
  }
  return { samples, failed };
}
