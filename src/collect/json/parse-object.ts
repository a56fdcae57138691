/**
 * The object that a line of JSON is; undefined for anything else. A comma may follow, in files that are one big array,
 * line by line.
 */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const trimmed = text.trimEnd();
  try {
    const value: unknown = JSON.parse(trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
