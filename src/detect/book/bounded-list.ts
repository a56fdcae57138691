/** Adds what is not there yet, as long as there is room. */
export function addSome<T>(list: T[], items: Iterable<T>, room: number): void {
  for (const item of items) {
    if (list.length >= room) return;
    if (!list.includes(item)) list.push(item);
  }
}
