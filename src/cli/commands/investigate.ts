import { join } from 'node:path';
import { createAgeEncrypter } from '../../adapters/age-encrypter.ts';
import { compactMemory } from '../../adapters/compact-memory.ts';
import { createLineFile, type LineFile } from '../../adapters/line-file.ts';
import { spareMemory } from '../../adapters/spare-memory.ts';
import {
  type ComposedEvidence,
  composeEvidence,
  type EvidenceOptions,
} from '../../compose/evidence/compose-evidence.ts';
import { composeLeaks } from '../../compose/evidence/compose-leaks.ts';
import { composeStores, type Stores } from '../../compose/evidence/compose-stores.ts';
import { unparsedLine } from '../../disclose/report/lines/unparsed-line.ts';
import { renderReportHtml } from '../../disclose/report/render-report-html.ts';
import { renderReportJson } from '../../disclose/report/render-report-json.ts';
import { renderTimelineCsv } from '../../disclose/report/render-timeline-csv.ts';
import { rfc3339 } from '../../disclose/report/rfc3339.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Notice } from '../../model/investigation.ts';
import type { Language } from '../../model/language.ts';
import { type InvestigateResult, investigate as runInvestigation } from '../../pipeline/investigate.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import { notices } from '../../text/report/notices.ts';
import type { CommandIo } from '../command-io.ts';
import { onInterrupt } from '../interrupt.ts';
import { optimiseLate } from '../optimise-late.ts';
import { makeFolder } from '../output/make-folder.ts';
import { writeScope } from '../output/write-scope.ts';
import { writeWholeFile } from '../output/write-whole-file.ts';
import { nothingUnderstood } from '../say/nothing-understood.ts';
import { sayBroken } from '../say/say-broken.ts';
import { sayCutShort } from '../say/say-cut-short.ts';
import { sayError } from '../say/say-error.ts';
import { createProgress } from '../terminal/create-progress.ts';
import { renderSummary } from '../terminal/render-summary.ts';

export interface InvestigateCommandOptions extends EvidenceOptions {
  readonly out: string;
  readonly language: Language;
  readonly quiet: boolean;
  /** Writes persons unmasked; card numbers and secrets stay masked. */
  readonly unmask: boolean;
  /** Public keys (age) for which the list of persons is encrypted; empty for a plain list. */
  readonly affectedRecipients: readonly string[];
}

/** `hinomi investigate`: reads the evidence, writes the report's files, says what a tired person must know. */
export async function investigate(options: InvestigateCommandOptions, io: CommandIo): Promise<number> {
  const { language, affectedRecipients } = options;
  // A wrong key is told now, not after an hour of reading.
  if (affectedRecipients.length > 0) await createAgeEncrypter(affectedRecipients);
  const copying = onInterrupt(io.early);
  const evidence = await composeEvidence({ ...options, stopCopying: copying.signal });
  const stores = composeStores(evidence.setup.config, { unmask: options.unmask, redact: redactUnicode });
  const leaked = await composeLeaks(evidence.setup.config);
  const unreadable = [...evidence.unreadable, ...leaked.unreadable];
  copying.release();
  const interrupt = onInterrupt();
  let closing: Promise<void> | undefined;
  try {
    for (const error of unreadable) sayError(error, language, io.stderr);
    makeFolder(options.out);
    const unparsedFile = openUnparsed(options.out);
    const progress = createProgress(io.stderr, { quiet: options.quiet, language });
    const result = await runInvestigation({
      ...evidence,
      leaks: leaked.leaks,
      dutiesOf: async (reported) => {
        const { composeReportDuties } = await import('../../compose/case/compose-duties.ts');
        return composeReportDuties(reported, evidence.setup.config.organisation?.role);
      },
      language,
      clock: { now: () => Date.now() },
      ...stores,
      stop: evidence.isCutShort ? interrupt.signal : AbortSignal.any([interrupt.signal, copying.signal]),
      notices: noticesOf({ ...evidence, unreadable }),
      unparsed: (input, line) => unparsedFile.write(unparsedLine({ ...line, input })),
      progress: (state) => progress.update(state),
      spareMemory,
      compactMemory,
      allRead: () => optimiseLate(false),
    });
    // The threads end while the report is written.
    closing = evidence.close();
    closing.catch(() => {}); // Told below, where it is waited for.
    progress.end();
    unparsedFile.close();
    await writeReport(result, stores, options).catch((error) => refuseOutput(options.out, error));
    return conclude(result, { ...evidence, unreadable }, options, io);
  } finally {
    interrupt.release();
    await stores.close();
    await (closing ?? evidence.close());
  }
}

/** What the report must say before anything else: what was not read, and what was not to be read. */
function noticesOf({ unreadable, setup }: ComposedEvidence): Notice[] {
  // Asked for only when needed: a zone's calendar takes longer to load than it takes to begin.
  const said = (at: number) => (Number.isFinite(at) ? (rfc3339(setup.config.timezone)(at) ?? '') : '');
  const isWhole = !Number.isFinite(setup.since) && !Number.isFinite(setup.until);
  return [
    ...(isWhole ? [] : [notices.period(said(setup.since), said(setup.until))]),
    ...unreadable.map((error) => notices.inputUnreadable({ ja: error.say('ja'), en: error.say('en') })),
  ];
}

async function writeReport(
  result: InvestigateResult,
  stores: Stores,
  { out, language, affectedRecipients: recipients }: InvestigateCommandOptions,
): Promise<void> {
  const { investigation, evidence } = result;
  writeWholeFile(join(out, 'report.json'), renderReportJson(investigation));
  writeWholeFile(join(out, 'report.html'), renderReportHtml(investigation, language));
  writeWholeFile(join(out, 'timeline.csv'), renderTimelineCsv(investigation, language));
  await writeScope(result, { out, shopData: stores.shopData, recipients });
  const inputs = investigation.inputs.map(({ path }) => path);
  await stores.writeEvidence(join(out, 'evidence.parquet'), evidence, inputs);
}

function openUnparsed(out: string): LineFile {
  try {
    return createLineFile(join(out, 'unparsed.ndjson'));
  } catch (error) {
    return refuseOutput(out, error);
  }
}

/** Says of what the system refused to write where it was; passes on everything else. */
function refuseOutput(out: string, error: unknown): never {
  const { code, path = out } = error as NodeJS.ErrnoException;
  if (code === undefined || error instanceof AppError) throw error;
  throw new AppError('OUTPUT_UNWRITABLE', { path, cause: code }, error);
}

function conclude(
  { investigation, understood, brokenInputs }: InvestigateResult,
  { unreadable, inputs }: ComposedEvidence,
  { out, language, quiet }: InvestigateCommandOptions,
  io: CommandIo,
): number {
  // Where nothing could be opened, the errors have said it all.
  if (!quiet && investigation.inputs.length > 0) {
    const { colour, width } = io;
    io.stdout.write(renderSummary(investigation, { language, colour, width, out }));
  }
  sayBroken(brokenInputs, language, io.stderr);
  if (inputs.length > 0 && understood === 0 && !investigation.partial) {
    sayError(nothingUnderstood(inputs), language, io.stderr);
  }
  const isDataCutShort = sayCutShort(investigation.scope.sources, language, io.stderr);
  if (unreadable.length > 0 || brokenInputs.length > 0 || isDataCutShort) return 4;
  return understood > 0 || investigation.partial ? 0 : 3;
}
