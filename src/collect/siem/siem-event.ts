/** An event as firewalls send it to those who collect them: what happened, and values by their keys in lower case. */
export interface SiemEvent {
  readonly vendor: string;
  /** Which rule or kind of event it is of. */
  readonly rule: string;
  readonly title: string;
  readonly values: ReadonlyMap<string, string>;
}
