import type { Column } from '../column.ts';
import { columnOfName } from '../named/column-of-name.ts';
import { ESCAPE } from './unescape-w3c.ts';

/** How a column of a W3C log is read. */
export interface W3cColumn {
  readonly kind: 'date' | 'time' | 'value';
  /** Undefined for what says nothing about the request. */
  readonly column: Column | undefined;
  /** One of {@link ESCAPE}. */
  readonly escape: number;
}

export type ColumnOfIdentifier = (identifier: string) => W3cColumn;

/** Identifiers of IIS (W3C Extended Log File Format, and IIS's own), with custom fields by their header's name. */
export const iisColumn: ColumnOfIdentifier = (identifier) => {
  const fixed = dateOrTime(identifier);
  if (fixed !== undefined) return fixed;
  const column = identifier.startsWith('s-') ? undefined : columnOfName([identifier]);
  const isHeader = column?.header !== undefined || identifier.startsWith('cs(');
  return { kind: 'value', column, escape: isHeader ? ESCAPE.plus : ESCAPE.none };
};

/** Identifiers of CloudFront: `time-taken` is in seconds. */
export const cloudFrontColumn: ColumnOfIdentifier = (identifier) => {
  const fixed = dateOrTime(identifier);
  if (fixed !== undefined) return fixed;
  const isHeader = identifier.startsWith('cs(') || REALTIME_HEADERS.has(identifier);
  const isTarget = identifier.startsWith('cs-uri');
  const how = isHeader ? ESCAPE.percentTwice : isTarget ? ESCAPE.percent : ESCAPE.none;
  return { kind: 'value', column: ownColumn(identifier), escape: how };
};

/** Real-time logs name headers without brackets. */
const REALTIME_HEADERS: ReadonlySet<string> = new Set([
  'x-forwarded-for',
  'cs-user-agent',
  'cs-referer',
  'cs-cookie',
]);

function ownColumn(identifier: string): Column | undefined {
  if (identifier === 'time-taken') return { role: 'duration', rank: 3, scale: 1000 };
  if (identifier === 'cs-protocol') return undefined;
  if (identifier.startsWith('sc-content') || identifier.startsWith('x-edge')) return undefined;
  return columnOfName([identifier]);
}

function dateOrTime(identifier: string): W3cColumn | undefined {
  if (identifier !== 'date' && identifier !== 'time') return undefined;
  return { kind: identifier, column: undefined, escape: ESCAPE.none };
}
