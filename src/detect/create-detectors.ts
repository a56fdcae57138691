import type { KnownFinder } from '../request/known/known-finder.ts';
import { AdminWatch } from './admin/admin-watch.ts';
import type { DaysAtWork } from './admin/days-at-work.ts';
import { ZoneClock } from './admin/local-time.ts';
import { type AdminHours, OfficeHours } from './admin/office-hours.ts';
import type { Detector } from './detector.ts';
import type { Dossier } from './dossier.ts';
import { DroppedFiles } from './dropped-files.ts';
import type { Collectors } from './known/collectors.ts';
import { AccountChanges } from './login/account-changes.ts';
import { AgentWave } from './login/agent-wave.ts';
import { BareLogins } from './login/bare-logins.ts';
import { FailingAlike } from './login/failing-alike.ts';
import { ForgottenPasswords } from './login/forgotten-passwords.ts';
import { LoginAfterFailures } from './login/login-after-failures.ts';
import { LoginFailures } from './login/login-failures.ts';
import { NamedRefusals } from './login/named-refusals.ts';
import type { OpenLogins } from './login/open-logins.ts';
import { PassingLogins } from './login/passing-logins.ts';
import { PatientFailures } from './login/patient-failures.ts';
import { SpreadFailures } from './login/spread-failures.ts';
import { XmlrpcGuesses } from './login/xmlrpc-guesses.ts';
import { Acquaintances } from './scan/acquaintances.ts';
import { BreakingRequests } from './scan/breaking-requests.ts';
import { CheckoutAttempts } from './scan/checkout-attempts.ts';
import { CodeEntries } from './scan/code-entries.ts';
import type { DailyWalks } from './scan/daily-walks.ts';
import { DrainedInterface } from './scan/drained-interface.ts';
import { ForcedBrowsing } from './scan/forced-browsing.ts';
import { HiddenInjection } from './scan/hidden-injection.ts';
import { IdEnumeration } from './scan/id-enumeration.ts';
import { OutsideExports } from './scan/outside-exports.ts';
import { RefusedGuesses } from './scan/refused-guesses.ts';
import { ScannerBurst } from './scan/scanner-burst.ts';
import { SentForms } from './scan/sent-forms.ts';
import { SharedSessions } from './scan/shared-sessions.ts';
import { SpreadAttack } from './scan/spread-attack.ts';
import { SpreadEnumeration } from './scan/spread-enumeration.ts';
import { TriedValues } from './scan/tried-values.ts';
import { WalkedLists } from './scan/walked-lists.ts';
import { WalkedPages } from './scan/walked-pages.ts';
import { WorkSigns } from './scan/work-signs.ts';
import { CollectedData } from './script/collected-data.ts';
import { ContentScriptAnswered } from './script/content-script.ts';
import { ContentScripts } from './script/content-scripts.ts';
import { DisguisedScript } from './script/disguised-script.ts';
import { NewScript } from './script/new-script.ts';
import { PostedScripts } from './script/posted-scripts.ts';
import type { ScriptParts } from './script/script-parts.ts';
import { SentPosts } from './script/sent-posts.ts';
import { UnapprovedScript } from './script/unapproved-script.ts';
import { ProgramWayIn } from './script/way-in.ts';
import { WebshellTalk } from './script/webshell-talk.ts';
import { LongSession } from './server/long-session.ts';
import { SameFileAccess } from './server/same-file-access.ts';
import { ServerLogin } from './server/server-login.ts';
import { TransferredScript } from './server/transferred-script.ts';
import { Unavailability } from './server/unavailability.ts';
import type { Memory } from './state/memory.ts';
import { AssembledFile } from './write/assembled-file.ts';
import { DroppedFileAnswered } from './write/dropped-file.ts';
import { PlantedScript } from './write/planted-script.ts';
import { WriteMethod } from './write/write-method.ts';

/** What detectors share. */
export interface DetectorParts {
  readonly dossier: Dossier;
  readonly known: KnownFinder;
  /** IANA zone. */
  readonly timezone: string;
  readonly hours?: AdminHours | undefined;
  /** When each tenant's log begins, as far as more than signals tells. */
  readonly begins?: Iterable<readonly [tenant: string, at: number]> | undefined;
  /** When the last log ends, as far as more than signals tells. */
  readonly endsAt?: number | undefined;
  /** Who works in the administrations, by the whole log. */
  readonly days: DaysAtWork;
  /** What addresses did besides logging in, by the whole log. */
  readonly open: OpenLogins;
  /** Who fetches persons' pages day by day, by the whole log. */
  readonly daily: DailyWalks;
  /** Scripts that take what customers type, by the whole log. */
  readonly collectors: Collectors;
  /** What lies before is learned from and not told. */
  readonly since: number;
  readonly memory: Memory;
}

/**
 * All detectors, in the order in which they see an event: those that find out about files come before those
 * that ask who had to do with them.
 */
export function createDetectors(parts: DetectorParts): readonly Detector[] {
  const { dossier, known, daily, collectors, since, memory } = parts;
  const { limits } = memory;
  const acquaintances = new Acquaintances(limits);
  const signs = new WorkSigns(acquaintances, daily, limits);
  const files = new DroppedFiles(limits);
  const posted = new PostedScripts(dossier, limits);
  const contentScripts = new ContentScripts(dossier, limits);
  const sent = new SentPosts(limits);
  const clock = new ZoneClock(parts.timezone);
  const hours = new OfficeHours(clock, parts.hours, limits);
  const bare = new BareLogins();
  const forgotten = new ForgottenPasswords();
  const passing = new PassingLogins(parts.open, memory);
  return [
    acquaintances,
    signs,
    new ScannerBurst(memory),
    new ForcedBrowsing(memory),
    new HiddenInjection(memory),
    new IdEnumeration(daily, signs, memory),
    new SpreadEnumeration(daily, memory),
    new SpreadAttack(memory),
    new WalkedPages(signs, since, memory),
    new WalkedLists(acquaintances, parts, memory),
    new DrainedInterface(memory, parts.begins),
    new OutsideExports(acquaintances, parts, memory),
    new CodeEntries(memory),
    new RefusedGuesses(memory),
    new BreakingRequests(memory),
    new CheckoutAttempts(memory),
    new TriedValues(memory),
    new SentForms(memory),
    new SharedSessions(memory),
    new WriteMethod(dossier, limits),
    new DroppedFileAnswered(files, dossier),
    new AssembledFile(files),
    ...scriptDetectors({ files, posted, contentScripts, dossier, sent, collectors }, memory),
    new LoginFailures({ bare, forgotten }, memory),
    new LoginAfterFailures({ bare, forgotten }, limits),
    forgotten,
    new SpreadFailures(memory, bare, passing),
    new AgentWave(memory),
    new FailingAlike(memory),
    new PatientFailures(limits),
    new NamedRefusals(memory),
    passing,
    new XmlrpcGuesses(memory),
    new AccountChanges(memory),
    new AdminWatch({ dossier, known, hours, clock, days: parts.days, begins: parts.begins, memory }),
    new ServerLogin({ known, hours }, memory),
    new SameFileAccess(memory),
    new LongSession(limits),
    new Unavailability(memory),
  ];
}

function scriptDetectors(
  parts: ScriptParts & { readonly sent: SentPosts; readonly collectors: Collectors },
  memory: Memory,
): Detector[] {
  const { limits } = memory;
  return [
    new PlantedScript(parts, limits),
    new WebshellTalk(parts, limits),
    new ContentScriptAnswered(parts.files, parts.contentScripts),
    new DisguisedScript(memory),
    new TransferredScript(parts, limits),
    new NewScript(parts, limits),
    new CollectedData(parts, memory),
    new ProgramWayIn(parts),
    new UnapprovedScript(),
  ];
}
