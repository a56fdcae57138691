import type { IncidentRun } from './run-incident.ts';

const DAY = 86_400_000;
const JAPAN_MS = 9 * 3_600_000;

/** One incident as a block of a table: what was published, what Hinomi says, whether they are equal. */
export function renderIncident({ incident, compared, took, lines }: IncidentRun): string {
  const { began, detected, scopeKnown, detectedBy } = incident.published;
  const after = (until: string) =>
    began === null
      ? `on ${until.slice(0, 10)}`
      : `after ${plural(dayNumber(until) - dayNumber(began), 'day')}`;
  const note = began === null ? '; when it began was not published' : '';
  const { wronglyAccused, overlooked } = compared;
  const rows = [
    ...compared.figures.map(({ what, wording, published, found, isEqual }) => [
      wording === undefined ? what.en : `${what.en} (${wording.en})`,
      number(published),
      found === null ? '(scaled)' : number(found),
      mark(isEqual),
    ]),
    ...compared.decisive.map(({ what, event, after, isInTime }) => [
      `${what.en} (${event.slice(0, 19).replace('T', ' ')})`,
      '',
      after === null ? 'not found' : `found ${after} s later`,
      mark(isInTime),
    ]),
    [
      'wrongly accused',
      '',
      wronglyAccused.length === 0 ? 'nobody' : wronglyAccused.join(' '),
      mark(wronglyAccused.length === 0),
    ],
    [
      'overlooked',
      '',
      overlooked.length === 0 ? 'nobody' : overlooked.join(' '),
      mark(overlooked.length === 0),
    ],
  ];
  const body = rows.map(([what = '', published = '', says = '', equal = '']) =>
    [what.padEnd(72), published.padStart(10), says.padStart(18), `  ${equal}`].join(' ').trimEnd(),
  );
  return [
    '',
    `${incident.id}: ${incident.title.en}`,
    `  published: detected ${after(detected)} (${detectedBy.en}), scope known ${after(scopeKnown)}${note}`,
    `  Hinomi: ${number(lines)} lines investigated in ${(took / 1000).toFixed(1)} s`,
    `  ${''.padEnd(72)} ${'published'.padStart(10)} ${'Hinomi'.padStart(18)}   equal`,
    ...body.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** As published: days of the calendar in Japan. */
function dayNumber(moment: string): number {
  return Math.floor((Date.parse(moment) + JAPAN_MS) / DAY);
}

function number(n: number): string {
  return n.toLocaleString('en');
}

function mark(isEqual: boolean): string {
  return isEqual ? 'yes' : 'NO';
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
