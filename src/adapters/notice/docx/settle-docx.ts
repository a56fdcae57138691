import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Language } from '../../../model/language.ts';

/** What the file says of itself. `at`: milliseconds since the epoch. */
interface Properties {
  readonly title: string;
  readonly sender: string;
  readonly language: Language;
  readonly at: number;
}

/** The earliest date that a ZIP can hold; the real one stands in the core properties. */
const ZIP_DATE = '1980-01-01T00:00:00';

/**
 * Takes out of a made DOCX what differs from one making to the next: dates of the moment, ids by chance. The core
 * properties (ECMA-376 part 2, 11) are written anew with the given date.
 */
export function settleDocx(bytes: Uint8Array, properties: Properties): Uint8Array {
  const files = unzipSync(bytes);
  const ids = new Map<string, string>();
  const settled: Zippable = {};
  for (const name of Object.keys(files).sort(contentTypesFirst)) {
    const text = name === 'docProps/core.xml' ? core(properties) : strFromU8(files[name]!);
    settled[name] = [strToU8(withoutChance(text, ids)), { mtime: ZIP_DATE, level: 9 }];
  }
  return zipSync(settled);
}

/** Links have ids by chance, in the document and in its relations. */
function withoutChance(text: string, ids: Map<string, string>): string {
  return text.replace(/\b(r:id|Id)="(rId[A-Za-z0-9_-]{15,})"/g, (_, attribute: string, id: string) => {
    if (!ids.has(id)) ids.set(id, `rIdLink${ids.size + 1}`);
    return `${attribute}="${ids.get(id)}"`;
  });
}

function contentTypesFirst(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => (name === '[Content_Types].xml' ? '' : name)) as [
    string,
    string,
  ];
  return first < second ? -1 : 1;
}

function core({ title, sender, language, at }: Properties): string {
  const date = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(sender)}</dc:creator><cp:lastModifiedBy>${xml(sender)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified><dc:language>${language === 'ja' ? 'ja-JP' : 'en'}</dc:language></cp:coreProperties>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
