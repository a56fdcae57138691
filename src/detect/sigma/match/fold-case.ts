/**
 * A text in which upper and lower case are the same (Sigma compares without regard to case unless `cased`).
 * Lower case, but final sigma is folded too: lower-casing alone would make it depend on what follows.
 */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}
