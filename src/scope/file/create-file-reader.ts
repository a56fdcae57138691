import type { Claim, SeenRows, Unnamed } from '../../model/claim.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Bound } from '../../model/exposure.ts';
import type { Text } from '../../model/language.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import { fileTexts } from '../../text/scope/file.ts';
import type { ChannelReader, Sight } from '../channel-reader.ts';
import { type Download, Downloads } from './downloads.ts';
import type { Leak, LeakedTable } from './leak.ts';

/** A leaked file, and its place among the report's inputs. */
export interface LeakInput {
  readonly leak: Leak;
  readonly input: number;
}

/** Counts people in files that left the shop or were found elsewhere: what is in them was taken. */
export function createFileReader(leaks: readonly LeakInput[]): ChannelReader {
  const downloads = new Downloads(leaks.map(({ leak }) => leak.file));
  return {
    wants: () => ({ paths: [], accounts: [] }),
    observe: (sight: Sight) => downloads.observe(sight),
    read: () => ({
      claims: leaks.flatMap((leak) => claimsOf(leak, downloads.of(leak.leak.file))),
      funnels: [],
      checked: [],
    }),
  };
}

/** One claim for each table of people; one that counts nobody for a file in which none was found. */
function claimsOf({ leak, input }: LeakInput, download: Download | null): Claim[] {
  const self: EvidenceRef = { input, line: 1, offset: 0 };
  const at = download?.at ?? Number.NaN;
  const evidence = download === null ? [self] : [self, download.evidence];
  const incomplete = incompleteOf(leak);
  const lost = lostRows(leak);
  const path = redactUnicode(leak.file.path.split(/[\\/]/).at(-1) ?? leak.file.path);
  const common = {
    actor: download?.actor ?? null,
    tenant: leak.tenant,
    channel: 'file',
    certainty: 'taken',
    bound: boundOf(leak),
    from: at,
    to: at,
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    incomplete,
    evidence,
    evidenceCount: evidence.length,
  } as const;
  const basis = (table: string, rows: number) =>
    fileTexts.basis(path, redactUnicode(table), rows.toLocaleString('en-US'), download !== null);
  if (leak.tables.length === 0) {
    const unknown: Unnamed = { kind: 'unnamed', unit: 'records', n: leak.rowCount, persons: null };
    const rows = leak.rowCount > 0 ? [unknown, ...lost] : lost;
    return [{ ...common, items: [], rows, basis: basis('', leak.rowCount) }];
  }
  return leak.tables.map((table, index): Claim => {
    const seen: SeenRows = {
      kind: 'seen',
      set: table.set,
      rows: table.rows,
      at,
      evidence: self,
      selection: fileTexts.selection(path, redactUnicode(table.name)),
    };
    // Which table a broken row belongs to is not known: they are counted once, with the largest.
    const rows = index === largest(leak.tables) ? [seen, ...lost] : [seen];
    return { ...common, items: table.items, rows, basis: basis(table.name, table.rowCount) };
  });
}

/** Of a file that was not read to its end, there may be any number more. */
function boundOf({ brokenCount, trouble }: Leak): Bound {
  if (trouble !== null) return brokenCount > 0 ? 'approx' : 'min';
  return brokenCount > 0 ? 'max' : 'exact';
}

function largest(tables: readonly LeakedTable[]): number {
  return tables.reduce((best, table, index) => (table.rowCount > tables[best]!.rowCount ? index : best), 0);
}

function lostRows({ brokenCount }: Leak): Unnamed[] {
  return brokenCount === 0
    ? []
    : [{ kind: 'unnamed', unit: 'records', n: brokenCount, persons: brokenCount }];
}

function incompleteOf({ brokenCount, tables, trouble, rowCount }: Leak): Text[] {
  return [
    ...(brokenCount === 0 ? [] : [fileTexts.broken(brokenCount.toLocaleString('en-US'))]),
    ...(tables.length === 0 && rowCount > 0 ? [fileTexts.unknownColumns] : []),
    ...(trouble === null ? [] : [fileTexts.trouble(trouble)]),
  ];
}
