/**
 * Parts of a request that are no field of their own, but carry what pages read: cookies, forwarding headers, bodies.
 * Byte ranges of the view's buffer, reused for each record; there are none where a format logs no such part.
 */
export class CarriedTexts {
  count = 0;
  readonly names: string[] = [];
  readonly start: number[] = [];
  readonly end: number[] = [];

  /** @param name which part: see {@link Column.carries} */
  add(name: string, start: number, end: number): void {
    if (end <= start) return;
    this.names[this.count] = name;
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.count++;
  }
}
