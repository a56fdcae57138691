import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { KnownAddress } from '../model/known-address.ts';
import type { Language } from '../model/language.ts';
import type { PageSizes } from '../model/page-sizes.ts';
import type { Route } from '../model/route.ts';
import type { ScriptSighting } from '../model/script-sighting.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { AdminHours } from './admin/office-hours.ts';
import type { EvidenceSink } from './finding-book.ts';
import type { Collectors } from './known/collectors.ts';
import type { SharedLinks } from './known/shared-links.ts';
import type { LoginAnswers } from './login/login-answers.ts';
import type { OpenLogins } from './login/open-logins.ts';
import type { SoftAnswers } from './outcome/soft-answers.ts';
import type { RuleEngine } from './rule-engine.ts';
import type { DailyWalks } from './scan/daily-walks.ts';
import type { Memory } from './state/memory.ts';

/** What detection needs from outside. */
export interface DetectionSettings {
  readonly engine: RuleEngine;
  readonly known: readonly KnownAddress[];
  /** Addresses that carry a fifth of the traffic or more: reported with a caution, never joined on. */
  readonly busyAddresses: ReadonlySet<string>;
  readonly language: Language;
  /** IANA zone, for hours of the day. */
  readonly timezone: string;
  /**
   * What lies before is learned from, and not told (decision 0018), in milliseconds since the epoch; left out, all is told.
   */
  readonly since?: number | undefined;
  /** Configured office hours; left out, they are learned from each tenant's own admin activity. */
  readonly hours?: AdminHours | undefined;
  /** When each tenant's log begins, in milliseconds since the epoch; left out, the first signal tells. */
  readonly begins?: Iterable<readonly [tenant: string, at: number]> | undefined;
  /** When the last log ends, in milliseconds since the epoch; left out, the last signal tells. */
  readonly endsAt?: number | undefined;
  /** The route that an event took; left out where no profile is known. */
  readonly routeOf?: ((event: ShopEvent) => Route | null) | undefined;
  /** The page that the server gives for whatever it does not have; left out where nothing is known of it. */
  readonly soft?: SoftAnswers | undefined;
  /** What logins are answered with; left out where nothing was learned of it. */
  readonly logins?: LoginAnswers | undefined;
  /** Logins of which nothing is told; left out where it is not known what else their addresses did. */
  readonly open?: OpenLogins | undefined;
  /** Links that many people opened and that read as attacks; left out where nothing was learned of them. */
  readonly links?: SharedLinks | undefined;
  /** Scripts that take what customers type; left out where nothing was learned of them. */
  readonly collectors?: Collectors | undefined;
  /** Programs that fetch persons' pages day by day; left out where nothing was learned of them. */
  readonly daily?: DailyWalks | undefined;
  /** What state may use; left out, memory alone, and nobody is told what had to be left out. */
  readonly memory?: Memory | undefined;
  /** Takes every reference of every finding as it comes, with the finding's key. */
  readonly sink?: EvidenceSink | undefined;
  /** Says where a reference lies, for ids: path and line. */
  readonly locate?: ((ref: EvidenceRef) => string) | undefined;
}

/** What the second pass is asked to look up. */
export interface PagesWanted {
  /** Pages whose usual reply sizes decide outcomes. */
  readonly pages: readonly { readonly tenant: string; readonly path: string }[];
  /** Files that were dropped or talked with: everybody's requests for them are worth drawing in. */
  readonly files: readonly { readonly tenant: string; readonly path: string }[];
}

/** Turns signals, in order of time, into findings. */
export interface Detection {
  /** Takes what may be work in an administration, before the first event is observed; in any order. May be left out. */
  foresee(event: ShopEvent): void;
  observe(event: ShopEvent): void;
  /** After the last event: addresses of whose other visits it must know before the first pass ends. */
  strangers(): ReadonlySet<string>;
  /** Takes any answered request of these, in any order. */
  noteVisit(event: ShopEvent): void;
  /** Ends the first pass. `scripts`: every script that ever answered 2xx. */
  closeFirstPass(scripts: Iterable<ScriptSighting>): PagesWanted;
  /** Ends detection. `pages` by {@link pageKey}. The findings are in order of time, then rule and id. */
  judge(pages: ReadonlyMap<string, PageSizes>): readonly Finding[];
  /** Addresses from which operators work day by day: what they do there is nobody else's for a few hostile requests. */
  workplaces(): readonly string[];
  /** Tells a finding's id for a key that the sink was given, after {@link judge}: all that need be kept of detection then. */
  findingIds(): (key: number) => string | undefined;
}
