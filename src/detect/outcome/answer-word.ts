/**
 * An answer as reasons name it: `302`, or `200, 812-817`, its status and where they tell its sizes.
 *
 * @param low smallest size in bytes; below 0 where sizes tell nothing
 * @param high largest size in bytes
 */
export function answerWord(status: number, low: number, high: number): string {
  if (low < 0) return `${status}`;
  return low === high ? `${status}, ${low}` : `${status}, ${low}-${high}`;
}
