/** Where so large a part of the lines was not understood, that nothing was found in the rest says little. */
const MUCH = 0.01;

/** Whether so many lines were not understood that something may stand in them. */
export function isMuchUnread(lines: number, unread: number): boolean {
  return unread > lines * MUCH;
}
