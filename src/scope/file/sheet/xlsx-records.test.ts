import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { profileSchema } from '../../../model/config/profile-schema.ts';
import { readLeak } from '../leak.ts';
import { inventedFile } from '../testing/invented-file.ts';

const PLAIN = profileSchema.parse({ name: 'plain' });

function workbook(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', ...parts };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function read(parts: Readonly<Record<string, string>>) {
  const leak = readLeak(inventedFile(workbook(parts), 'leaked/orders.xlsx'), 'b', PLAIN);
  const tables = leak.tables.map(({ name, items, rows }) => ({ name, items, rows: [...rows] }));
  return {
    format: leak.format,
    rows: leak.rowCount,
    broken: leak.brokenCount,
    trouble: leak.trouble,
    tables,
  };
}

const sheet = (rows: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

describe('xlsxRecords', () => {
  it('reads shared and inline texts, numbers, formulas by their saved value, and leaves readings of kanji out', () => {
    const shared =
      '<sst><si><t>氏名</t></si><si><t>メール</t></si><si><t>電話番号</t></si><si><r><t>見本 </t></r><r><t>太郎</t></r><rPh sb="0" eb="1"><t>ミホン</t></rPh></si></sst>';
    const first = sheet(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
        '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="C2"><v>9.0000000001E10</v></c></row>' +
        '<row r="3"/>' +
        '<row r="4"><c r="B4" t="str"><f>HYPERLINK("http://x.example","a")</f><v>a@mail.example</v></c><c r="C4" t="e"><v>#N/A</v></c></row>',
    );
    expect(read({ 'xl/sharedStrings.xml': shared, 'xl/worksheets/sheet1.xml': first })).toEqual({
      format: 'xlsx',
      rows: 2,
      broken: 0,
      trouble: null,
      tables: [
        {
          name: '',
          items: ['name', 'phone', 'email'],
          rows: [
            { person: { name: '見本 太郎', phone: '90000000001' }, items: ['name', 'phone'] },
            { person: { email: 'a@mail.example' }, items: ['email'] },
          ],
        },
      ],
    });
  });

  it('reads all sheets, in their order', () => {
    const of = (email: string) => sheet(`<row>${inline('email')}</row><row>${inline(email)}</row>`);
    const parts = Object.fromEntries(
      [10, 2, 1].map((n) => [`xl/worksheets/sheet${n}.xml`, of(`p${n}@mail.example`)]),
    );
    expect(read(parts).tables.map(({ name, rows }) => [name, rows[0]?.person.email])).toEqual([
      ['sheet1', 'p1@mail.example'],
      ['sheet2', 'p2@mail.example'],
      ['sheet3', 'p10@mail.example'],
    ]);
  });

  it('lets no entity grow, no cell lie far out, and no cell be endless', () => {
    const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "&a;&a;&a;">]>`;
    const rows =
      `<row r="1">${inline('email')}</row><row r="2">${inline('a@mail.example')}</row>` +
      '<row r="99999999999999999999"><c r="ZZZ1" t="inlineStr"><is><t>far@mail.example</t></is></c></row>' +
      `<row r="3">${inline('x'.repeat(200_000))}</row>`;
    const leak = read({ 'xl/worksheets/sheet1.xml': sheet(rows) });
    expect(leak).toMatchObject({ rows: 2, trouble: null });
    expect(leak.tables[0]?.rows[0]).toEqual({ person: { email: 'a@mail.example' }, items: ['email'] });
    expect(leak.tables[0]?.rows[1]?.person.email?.length).toBeLessThan(40_000);
    const hostile = sheet(`<row>${inline('email')}</row><row>${inline('&b;')}</row>`).replace(
      /^<\?xml[^>]*>/,
      entities,
    );
    expect(JSON.stringify(read({ 'xl/worksheets/sheet1.xml': hostile })).length).toBeLessThan(1000);
  });

  it('keeps the rows before a damage', () => {
    const rows = Array.from({ length: 5000 }, (_, n) => `<row>${inline(`p${n}@mail.example`)}</row>`).join(
      '',
    );
    const cut = sheet(`<row>${inline('email')}</row>${rows}`).slice(0, 200_000);
    const leak = read({ 'xl/worksheets/sheet1.xml': `${cut}</oops>` });
    expect(leak.trouble).toBe('corrupt');
    expect(leak.rows).toBeGreaterThan(1000);
    expect(leak.tables[0]?.rows).toHaveLength(leak.rows);
  });
});
