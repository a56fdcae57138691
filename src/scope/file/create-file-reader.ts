import type { Claim, SeenRows, Unnamed } from '../../model/claim.ts';
import { combineBounds } from '../../model/combine-bounds.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Bound, Checked } from '../../model/exposure.ts';
import type { KnownAddress } from '../../model/known-address.ts';
import type { Text } from '../../model/language.ts';
import { createKnownFinder } from '../../request/known/known-finder.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import { count } from '../../text/count.ts';
import { fileTexts } from '../../text/scope/file.ts';
import { forTenant } from '../../text/scope/for-tenant.ts';
import type { ChannelReader, Sight } from '../channel-reader.ts';
import { type Download, Downloads, type Refusals } from './downloads.ts';
import type { Leak, LeakedTable } from './leak.ts';

const OPERATORS: ReadonlySet<string> = new Set(['operator', 'office']);

/** A leaked file, and its place among the report's inputs. */
export interface LeakInput {
  readonly leak: Leak;
  readonly input: number;
}

/**
 * Counts people in files that left the shop or were found elsewhere: what is in them was taken. Where the logs hold
 * requests for a file's name and all were refused, but the operators' own, nothing shows that it left that way: then it is
 * possible.
 */
export function createFileReader(
  leaks: readonly LeakInput[],
  nameOf: (tenant: string) => string,
  known: readonly KnownAddress[] = [],
): ChannelReader {
  const finder = createKnownFinder(known);
  const downloads = new Downloads(
    leaks.map(({ leak }) => leak),
    ({ address, at, tenant }) => OPERATORS.has(finder.roleOf(address, at, tenant) ?? ''),
  );
  return {
    wants: () => ({
      paths: downloads.wanted(),
      accounts: [],
      actions: leaks.length > 0 ? ['admin.login'] : [],
    }),
    observe: (sight: Sight) => downloads.observe(sight),
    read: () => ({
      claims: leaks.flatMap((leak) => claimsOf(leak, downloads)),
      funnels: [],
      checked: leaks.flatMap(({ leak }) => {
        const refusals = downloads.refusalsOf(leak.file);
        return refusals === null ? [] : [refusedCheck(leak, refusals, nameOf(leak.tenant))];
      }),
    }),
  };
}

/** One claim for each table of people; one that counts nobody for a file in which none was found. */
function claimsOf({ leak, input }: LeakInput, downloads: Downloads): Claim[] {
  const download = downloads.of(leak.file);
  const refusals = downloads.refusalsOf(leak.file);
  const self: EvidenceRef = { input, line: 1, offset: 0 };
  const at = download?.at ?? Number.NaN;
  const line = download?.evidence ?? refusals?.first;
  const evidence = line === undefined ? [self] : [self, line];
  const bound = refusals === null ? boundOf(leak) : combineBounds([boundOf(leak), 'max']);
  const incomplete = incompleteOf(leak);
  const lost = lostRows(leak);
  const path = shownName(leak);
  const common = {
    actor: download?.actor ?? null,
    tenant: leak.tenant,
    channel: 'file',
    certainty: refusals === null ? 'taken' : 'possible',
    bound,
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
    fileTexts.basis(path, redactUnicode(table), count(rows), tellingOf(download, refusals));
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
    const claim: Claim = { ...common, items: table.items, rows, basis: basis(table.name, table.rowCount) };
    // Whose a row is, is told by fewer columns than the file may hold: by an address, not by the customer's number.
    return table.hasNames
      ? claim
      : {
          ...claim,
          bound: combineBounds([bound, 'approx']),
          incomplete: [...incomplete, fileTexts.unnamedColumns],
        };
  });
}

function tellingOf(download: Download | null, refusals: Refusals | null) {
  if (download !== null) return 'downloaded';
  if (refusals === null) return 'silent';
  return refusals.operatorsHadIt ? 'operators' : 'refused';
}

function shownName({ file: { path } }: Leak): string {
  return redactUnicode(path.split(/[\\/]/).at(-1) ?? path);
}

/** Such a file may have left in other ways, or before the logs begin. */
function refusedCheck(leak: Leak, { count, spans, operatorsHadIt }: Refusals, shop: string): Checked {
  return {
    question: forTenant(shop, fileTexts.wasTaken(shownName(leak))),
    answer: 'cannot-tell',
    covers: [...spans]
      .sort(([a], [b]) => a - b)
      .map(([input, span]) => ({ input, kind: 'web', ...span, cannotShow: fileTexts.otherWays })),
    says: fileTexts.refused(count, operatorsHadIt),
  };
}

/** Of a file that was not read to its end, there may be any number more. */
function boundOf({ brokenCount, untoldRows, trouble }: Leak): Bound {
  if (trouble !== null || untoldRows > 0) return brokenCount > 0 ? 'approx' : 'min';
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

function incompleteOf({ brokenCount, untoldRows, tables, trouble, rowCount }: Leak): Text[] {
  return [
    ...(brokenCount === 0 ? [] : [fileTexts.broken(count(brokenCount))]),
    ...(tables.length === 0 && rowCount > 0 ? [fileTexts.unknownColumns] : []),
    ...(untoldRows === 0 ? [] : [fileTexts.untoldTables(count(untoldRows))]),
    ...(trouble === null ? [] : [fileTexts.trouble(trouble)]),
  ];
}
