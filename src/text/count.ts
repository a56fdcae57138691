/**
 * A number as reports write it, with commas between thousands: as `toLocaleString('en-US')` says it, whose first use
 * takes some milliseconds at the end of every run.
 */
export function count(n: number): string {
  if (!Number.isSafeInteger(n)) return n.toLocaleString('en-US');
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
