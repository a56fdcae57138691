import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type BenchContext, corpus, parseLines, runHinomi } from './bench-context.ts';

interface Oracle {
  readonly id: string;
  readonly events: readonly object[];
  readonly expected: readonly boolean[];
}

interface Match {
  readonly rule: string;
  readonly event: number;
}

/** On how many (rule, event) pairs `hinomi rules match` says what pySigma says. */
export function sigmaAgreement(context: BenchContext): string[][] {
  const rules = corpus(context, 'sigma/rules');
  const answers = corpus(context, 'sigma/expected.jsonl.gz');
  if (rules === null || answers === null) return [];
  const oracles = parseLines<Oracle>(gunzipSync(readFileSync(answers)).toString('utf8'));
  const events = join(context.folder, 'events.jsonl');
  writeFileSync(
    events,
    oracles.flatMap((oracle) => oracle.events.map((event) => `${JSON.stringify(event)}\n`)).join(''),
  );
  const output = runHinomi(['rules', 'match', rules, '--events', events, '--ndjson']);
  const matched = new Set(parseLines<Match>(output).map(({ rule, event }) => `${rule} ${event}`));
  let pairs = 0;
  let agreed = 0;
  let event = 0;
  for (const { id, expected } of oracles) {
    for (const answer of expected) {
      pairs++;
      if (matched.has(`${id} ${event}`) === answer) agreed++;
      event++;
    }
  }
  return [
    ['Sigma answers', `${((100 * agreed) / pairs).toFixed(2)} % (${agreed} of ${pairs})`, '100 %', 'pySigma'],
  ];
}
