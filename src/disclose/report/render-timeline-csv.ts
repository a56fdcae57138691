import type { Episode } from '../../model/episode.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Investigation } from '../../model/investigation.ts';
import type { Language } from '../../model/language.ts';
import { csvCell } from '../../request/redaction/csv-cell.ts';
import { rfc3339 } from './rfc3339.ts';
import { shownInvestigation } from './shown-investigation.ts';

/** The first three are what Timesketch demands of a CSV file. */
const COLUMNS = [
  'message',
  'datetime',
  'timestamp_desc',
  'at',
  'until',
  'actor',
  'tenant',
  'stage',
  'addresses',
  'text_ja',
  'text_en',
  'evidence',
] as const;

/**
 * `timeline.csv`: one row an episode, UTF-8 without a byte order mark (Timesketch would take it for a part of
 * the first column's name), lines ended by CRLF (RFC 4180), cells that no spreadsheet computes.
 */
export function renderTimelineCsv(investigation: Investigation, language: Language): string {
  const shown = shownInvestigation(investigation);
  const time = rfc3339(shown.timezone);
  const addresses = new Map(shown.actors.map((actor) => [actor.id, actor.addresses]));
  const rows = shown.timeline.map((episode) => {
    const cells: Record<(typeof COLUMNS)[number], string> = {
      message: episode.text[language],
      datetime: time(episode.at) ?? '',
      timestamp_desc: `Hinomi: ${episode.stage}`,
      at: time(episode.at) ?? '',
      until: time(episode.until) ?? '',
      actor: episode.actor,
      tenant: episode.tenant,
      stage: episode.stage,
      addresses: listed(addresses.get(episode.actor) ?? []),
      text_ja: episode.text.ja,
      text_en: episode.text.en,
      evidence: placesOf(episode, shown),
    };
    return COLUMNS.map((column) => csvCell(cells[column])).join(',');
  });
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

function listed(addresses: readonly string[]): string {
  const more = addresses.length - 20;
  return addresses.slice(0, 20).join(' ') + (more > 0 ? ` +${more}` : '');
}

function placesOf(episode: Episode, shown: Investigation): string {
  const place = (ref: EvidenceRef) => `${shown.inputs[ref.input]?.path ?? `input ${ref.input}`}:${ref.line}`;
  return episode.evidence.map(place).join(' ');
}
