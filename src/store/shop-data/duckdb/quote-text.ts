/** A text, quoted to stand in DuckDB's SQL. A NUL, which no statement can hold, is put together. */
export function quoteText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return quoted.includes('\0') ? `(${quoted.split('\0').join("' || chr(0) || '")})` : quoted;
}
