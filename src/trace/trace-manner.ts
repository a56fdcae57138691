import type { Language } from '../model/language.ts';

/** How a trace is told. */
export interface TraceManner {
  /** Language of the reasons for links. */
  readonly language: Language;
  /** IANA zone in which sentences say times. */
  readonly timezone: string;
  /** Names of tenants as readers know them, by id. */
  readonly tenantNames?: ReadonlyMap<string, string>;
}
