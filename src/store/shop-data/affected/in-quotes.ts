/** A text as JSON writes it between its quotes. */
export function inQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
