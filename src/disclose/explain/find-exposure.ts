import { AppError } from '../../errors/app-error.ts';
import { EXPOSURE_SCHEMA, type Report } from '../../model/report-schema.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import type { ReportExposure } from './explanation.ts';
import type { Lines } from './gather-explanation.ts';
import { readLine } from './read-line.ts';

/** As many ids as an error names. */
const NAMED = 12;
const PREFIX = 'exposure-';

/**
 * The exposure that an id names; its beginning is enough where no other begins so, with or without `exposure-`.
 *
 * @param all every exposure, one a line, where there are more than the report holds; else null. Not kept in memory
 * @throws AppError EXPOSURE_UNKNOWN, EXPOSURE_AMBIGUOUS; REPORT_UNREADABLE where the line that may be meant is damaged
 */
export async function findExposure(
  { scope }: Pick<Report, 'scope'>,
  all: Lines | null,
  id: string,
): Promise<ReportExposure> {
  const asked = id.trim();
  const whole = scope.exposures.find((exposure) => exposure.id === asked);
  if (whole !== undefined) return whole;
  const begun = new Map<string, ReportExposure>();
  const known = new Map(scope.exposures.slice(0, NAMED + 1).map((exposure) => [exposure.id, exposure]));
  let isDamaged = false;
  for await (const exposure of exposuresOf(scope.exposures, all, asked, known)) {
    if (exposure === null) isDamaged = true;
    else if (exposure.id === asked) return exposure;
    else if (begins(exposure, asked) && begun.size <= NAMED) begun.set(exposure.id, exposure);
  }
  if (begun.size === 1) return [...begun.values()][0]!;
  if (begun.size === 0 && isDamaged) {
    throw new AppError('REPORT_UNREADABLE', { path: 'exposures.ndjson', cause: 'JSON' });
  }
  const code = begun.size === 0 ? 'EXPOSURE_UNKNOWN' : 'EXPOSURE_AMBIGUOUS';
  throw new AppError(code, { id: asked, known: named([...(begun.size === 0 ? known : begun).values()]) });
}

/**
 * Those of the report, then those of the lines that may be meant; null for such a line that cannot be read.
 *
 * @param known takes some of the rest, to be named
 */
async function* exposuresOf(
  reported: readonly ReportExposure[],
  all: Lines | null,
  asked: string,
  known: Map<string, ReportExposure>,
): AsyncGenerator<ReportExposure | null> {
  yield* reported;
  for await (const lines of all ?? []) {
    for (const text of lines) {
      const isMeant = asked !== '' && text.includes(asked);
      if (!isMeant && known.size > NAMED) continue;
      const exposure = readLine(text, EXPOSURE_SCHEMA);
      if (exposure !== null && known.size <= NAMED) known.set(exposure.id, exposure);
      if (isMeant) yield exposure;
    }
  }
}

function begins({ id }: ReportExposure, asked: string): boolean {
  return asked !== '' && (id.startsWith(asked) || id.startsWith(PREFIX + asked));
}

function named(exposures: readonly ReportExposure[]): string {
  if (exposures.length === 0) return '–';
  const shown = exposures
    .slice(0, NAMED)
    .map(({ id, tenant, channel, certainty }) =>
      redactUnicode(`${id} (${tenant === '' ? '' : `${tenant}, `}${channel}, ${certainty})`),
    );
  return exposures.length > NAMED ? `${shown.join(', ')}, …` : shown.join(', ');
}
