import { AppError } from '../../errors/app-error.ts';
import type { Report } from '../../model/report-schema.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import type { ReportExposure } from './explanation.ts';

/** As many ids as an error names. */
const NAMED = 12;
const PREFIX = 'exposure-';

/**
 * The exposure that an id names; its beginning is enough where no other begins so, with or without `exposure-`.
 *
 * @throws AppError EXPOSURE_UNKNOWN, EXPOSURE_AMBIGUOUS
 */
export function findExposure({ scope }: Report, id: string): ReportExposure {
  const asked = id.trim();
  const whole = scope.exposures.find((exposure) => exposure.id === asked);
  if (whole !== undefined) return whole;
  const begun = scope.exposures.filter(
    (exposure) => asked !== '' && (exposure.id.startsWith(asked) || exposure.id.startsWith(PREFIX + asked)),
  );
  if (begun.length === 1) return begun[0]!;
  const code = begun.length === 0 ? 'EXPOSURE_UNKNOWN' : 'EXPOSURE_AMBIGUOUS';
  throw new AppError(code, { id: asked, known: named(begun.length === 0 ? scope.exposures : begun) });
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
