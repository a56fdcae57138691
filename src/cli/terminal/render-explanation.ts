import type { Explanation } from '../../disclose/explain/explanation.ts';
import { BESIDE_RECORDS } from '../../disclose/report/beside-records.ts';
import { isWhole } from '../../disclose/report/is-whole.ts';
import type { ServedLine } from '../../model/report-lines.ts';
import type { ExplainText } from '../../text/scope/explain-texts.ts';
import { BOUNDED, CHANNEL_WORDS, certaintyWord, counted } from '../../text/scope/words.ts';
import { ExplanationPage, type PageOptions } from './explanation-page.ts';

/**
 * Walks from a figure to rows and lines, for a terminal: the exposure in words, the requests with their rows, how
 * they overlap, why persons are fewer, the partition it is part of, the criteria, and what is missing. Every text
 * of the report is masked and made harmless once more, since a folder may have been through other hands.
 */
export function renderExplanation(explanation: Explanation, options: PageOptions): string {
  const page = new ExplanationPage(options);
  const parts: readonly ((explanation: Explanation, page: ExplanationPage) => void)[] = [
    writeHead,
    writeRequests,
    writeOverlap,
    writePersons,
    writePartitions,
    writeBasis,
    writeIncomplete,
    writeSample,
    writeEvidence,
  ];
  for (const write of parts) write(explanation, page);
  return page.text();
}

function writeHead({ exposure, actor, tenantName }: Explanation, page: ExplanationPage): void {
  const { words, options } = page;
  const { language } = options;
  const { label } = words;
  const of = (isBeside: boolean) =>
    Object.entries(exposure.records)
      .filter(([name]) => BESIDE_RECORDS.has(name) === isBeside)
      .map(([name, n]) => words.figure(page.count(n), page.record(name)));
  const bounded = BOUNDED[language][exposure.bound];
  const persons = exposure.persons === null ? words.unknownPersons : page.persons(exposure.persons);
  const figures = [...of(false), persons].map((figure) =>
    exposure.persons === null && figure === persons ? figure : bounded(figure),
  );
  page.title(`${exposure.id}${words.colon}${figures.join(words.comma)}`);
  const facts: [string, string][] = [
    [label.tenant, tenantName],
    [
      label.channel,
      `${CHANNEL_WORDS[language][exposure.channel]} / ${certaintyWord(language, exposure.certainty, [exposure.channel])}`,
    ],
    [label.actor, exposure.actor === null ? words.unknownActor : actorName(exposure.actor, actor, words)],
    [label.period, words.period(exposure.from ?? words.nothing, exposure.to ?? words.nothing)],
    [label.items, exposure.items.length === 0 ? words.nothing : page.items(exposure.items)],
  ];
  if (exposure.altered.length > 0) facts.push([label.altered, page.items(exposure.altered)]);
  if (of(true).length > 0) facts.push([label.beside, of(true).join(words.comma)]);
  for (const [name, value] of facts) if (value !== '') page.say(`${name}${words.colon}${value}`);
}

function actorName(id: string, actor: Explanation['actor'], { comma }: ExplainText): string {
  const names = [...(actor?.addresses ?? []), ...(actor?.accounts ?? [])];
  if (names.length === 0) return id;
  return `${id} (${names.slice(0, 5).join(comma)}${names.length > 5 ? ', …' : ''})`;
}

function writeRequests({ served, exposure }: Explanation, page: ExplanationPage): void {
  const { words, options } = page;
  page.section(words.heading.requests(exposure.certainty === 'taken' || exposure.certainty === 'viewed'));
  if (served === null) {
    page.say(words.noServed);
    return;
  }
  for (const { set, requests, rows, unknown } of served.sets) {
    const told = requests - unknown;
    if (told > 0) page.say(words.servedSet(page.record(set), page.count(told), page.count(rows)));
    if (unknown > 0) page.say(words.servedUnknown(page.count(unknown)));
  }
  if (served.first.length === 0) {
    page.say(words.nothing);
    return;
  }
  const write = (line: ServedLine) => {
    const place = line.input === null ? words.told : `${line.input}:${line.line}`;
    const rows = line.rows === null ? words.rowsUnknown : words.rows(page.count(line.rows));
    page.say(`${line.at ?? words.nothing}  ${place}  ${rows}`, 4);
    page.say(line.selection[options.language], 8);
  };
  for (const line of withRows(served.first)) write(line);
  if (served.between > 0) page.say(words.between(page.count(served.between)), 4);
  for (const line of withRows(served.last)) write(line);
}

/** A request for a row that is in one data set has none in the others: these say nothing. */
function withRows(lines: readonly ServedLine[]): readonly ServedLine[] {
  const answered = new Set(
    lines.filter(({ rows }) => rows !== 0).map(({ input, line }) => `${input}:${line}`),
  );
  return lines.filter(({ rows, input, line }) => rows !== 0 || !answered.has(`${input}:${line}`));
}

function writeOverlap({ served, exposure, affected }: Explanation, page: ExplanationPage): void {
  const { words } = page;
  const sums = (served?.sets ?? []).flatMap(({ set, rows, unknown }) => {
    const distinct = exposure.records[set];
    return distinct === undefined || unknown > 0 || distinct > rows || rows === 0
      ? []
      : [{ set, rows, distinct }];
  });
  if (sums.length === 0) return;
  page.section(words.heading.overlap);
  for (const { set, rows, distinct } of sums) {
    const [all, different, twice] = [rows, distinct, rows - distinct].map((n) => page.count(n));
    if (isOpen(exposure, affected)) page.say(words.overlapOpen(all!, different!));
    else if (rows === distinct) page.say(words.overlapNone(all!));
    else {
      page.say(words.overlap(all!, different!, twice!));
      page.say(words.sum(all!, twice!, different!, page.record(set)), 4);
    }
  }
}

/** Whether the rows are only candidates, of which nobody knows which ones it were. */
function isOpen(
  { certainty, bound, persons }: Explanation['exposure'],
  affected: Explanation['affected'],
): boolean {
  if (bound === 'exact' || bound === 'min') return false;
  const isUnsure = certainty === 'likely' || certainty === 'possible';
  return isUnsure || (affected !== null && persons !== null && affected.persons > persons);
}

function writePersons({ exposure, affected }: Explanation, page: ExplanationPage): void {
  const { words } = page;
  const { persons, records } = exposure;
  page.section(words.heading.persons);
  if (persons === null) {
    page.say(words.unknownPersons);
    return;
  }
  const rows = Object.entries(records).reduce((sum, [name, n]) => (SETS_APART.has(name) ? sum : sum + n), 0);
  if (isOpen(exposure, affected)) page.say(words.personsOpen(page.count(persons)));
  else if (rows > persons && persons > 0) {
    page.say(words.fewer(page.count(rows), page.count(persons), page.count(rows - persons)));
  } else if (rows === persons && persons > 0) page.say(words.asMany(page.count(persons)));
  page.say(words.identity);
  if (affected === null || affected.persons === 0) return;
  if (affected.persons !== persons) {
    page.say(apart(exposure, affected.persons, persons, page));
    return;
  }
  page.say(words.spreadLead);
  for (const [index, { rows: n, persons: of }] of affected.spread.entries()) {
    const orMore = index === affected.spread.length - 1 && n >= 5;
    page.say(words.spread(page.count(n), page.count(of), orMore), 4);
  }
}

/** Why the list has more or fewer than were counted. */
function apart(
  exposure: Explanation['exposure'],
  listed: number,
  persons: number,
  page: ExplanationPage,
): string {
  const { words } = page;
  const [all, counted] = [page.count(listed), page.count(persons)];
  if (exposure.bound === 'exact' || exposure.bound === 'min') return words.mismatch(all, counted);
  return listed > persons
    ? words.listedOpen(all, counted)
    : words.listedInPart(all, page.count(persons - listed));
}

/** No rows of people's data: what is counted beside them, or a second time in another unit. */
const SETS_APART = new Set([...BESIDE_RECORDS, 'cards', 'accounts']);

function writePartitions({ report, exposure, tenantName }: Explanation, page: ExplanationPage): void {
  const { words, options } = page;
  const { language } = options;
  const own = report.scope.partitions.filter(
    ({ tenant, certainty }) => tenant === exposure.tenant && certainty === exposure.certainty,
  );
  if (own.length === 0) return;
  const ofPersons = own.filter(({ unit }) => unit === 'persons');
  page.section(
    words.heading.partition(tenantName, certaintyWord(language, exposure.certainty, [exposure.channel])),
  );
  page.say(words.partitionNote);
  for (const { unit, total, bound, parts } of ofPersons.length > 0 ? ofPersons : own) {
    const figure = (n: number) => counted(language, unit, page.count(n));
    page.say(words.partitionTotal(BOUNDED[language][bound](figure(total))));
    page.table(parts.map(({ items, n }) => [figure(n), page.items(items)]));
  }
}

function writeBasis({ exposure }: Explanation, page: ExplanationPage): void {
  page.section(page.words.heading.basis);
  page.say(exposure.basis[page.options.language]);
}

function writeIncomplete({ report, exposure, broken }: Explanation, page: ExplanationPage): void {
  const { words, options } = page;
  page.section(words.heading.incomplete);
  const { language } = options;
  const reasons = exposure.incomplete.map((reason) => reason[language]);
  if (reasons.length === 0 && exposure.bound === 'exact' && broken === 0) {
    page.say(isWhole(report) ? words.whole : words.notWhole);
    return;
  }
  if (exposure.persons !== null) page.say(BOUNDED[language][exposure.bound](page.persons(exposure.persons)));
  for (const reason of reasons) page.say(`- ${reason}`);
  if (broken > 0) page.say(`- ${words.broken(page.count(broken))}`);
  if (!isWhole(report)) page.say(words.notWhole);
}

function writeSample({ exposure, affected, isEncrypted }: Explanation, page: ExplanationPage): void {
  const { words } = page;
  page.section(words.heading.sample);
  if (affected === null) {
    page.say(isEncrypted ? words.encrypted : words.noAffected);
    return;
  }
  if (affected.persons === 0) {
    const { persons } = exposure;
    const none = persons === null ? words.uncountedAffected : words.emptyAffected;
    page.say(persons ? words.mismatch('0', page.count(persons)) : none);
    return;
  }
  for (const { person, records } of affected.sample) {
    const who = Object.entries(person).map(([key, value]) => `${page.identifier(key)} ${value}`);
    const what = Object.entries(records).map(([name, n]) => words.rowsOf(page.record(name), page.count(n)));
    page.say(`- ${[...who, ...what].join(words.comma)}`);
  }
}

function writeEvidence({ report, exposure }: Explanation, page: ExplanationPage): void {
  const { words } = page;
  page.section(words.heading.evidence);
  for (const { input, line, offset } of exposure.evidence) {
    page.say(`${report.inputs[input]?.path ?? '?'}:${line} (+${offset})`, 4);
  }
  page.say(words.references(page.count(exposure.evidenceCount)));
}
