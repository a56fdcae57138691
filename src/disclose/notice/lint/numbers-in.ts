/** A number in a text, with what counts it: 2,259件 is 2259 and 件. */
export interface WrittenNumber {
  readonly n: number;
  readonly unit: string;
  readonly written: string;
  readonly at: number;
}

const NUMBER =
  /(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(万|億)?\s*(名様分|名様|名|人|件|社|店舗|サイト|persons?|people|customers?|orders?|cards?|accounts?|records?|companies|company|sites?|shops?)?/g;

const TIMES: Readonly<Record<string, number>> = { 万: 10_000, 億: 100_000_000 };

/** The numbers of a text; full-width digits are read as the others. */
export function numbersIn(text: string): WrittenNumber[] {
  const plain = text.normalize('NFKC');
  return [...plain.matchAll(NUMBER)].map((match) => ({
    n: Number(match[1]!.replaceAll(',', '')) * (TIMES[match[2] ?? ''] ?? 1),
    unit: match[3] ?? '',
    written: match[0].trim(),
    at: match.index,
  }));
}

/** The one number that a cell is; null for none or several. */
export function countIn(cell: string): number | null {
  const numbers = numbersIn(cell);
  return numbers.length === 1 ? numbers[0]!.n : null;
}
