import type { ShopEvent } from '../../model/shop-event.ts';
import type { Dossier } from '../dossier.ts';
import type { ObservationFields } from '../observation.ts';
import type { AdminHistory, AdminKnowledge } from './admin-history.ts';
import type { AdminTries } from './admin-tries.ts';
import type { DaysAtWork } from './days-at-work.ts';
import type { ListedOperators } from './listed-operators.ts';
import type { OfficeHours } from './office-hours.ts';
import { isTestEnvironment } from './test-environment.ts';

/** An address with fewer days of use of its own is new. */
const KNOWN_DAYS = 3;

/** What is known of an address at a moment, as far as {@link AdminWatch} asks itself. */
export type AdminContext = ObservationFields &
  AdminKnowledge & {
    readonly failures: number;
    readonly outsideList: boolean;
    /** Who is none of those listed worked there from the first days of the log on. */
    readonly regular: boolean;
    readonly outsideHours?: boolean;
  };

/** Where that is learnt. */
export interface AdminBooks {
  readonly dossier: Dossier;
  readonly history: AdminHistory;
  readonly tries: AdminTries;
  readonly listed: ListedOperators;
  readonly hours: OfficeHours;
  readonly days: DaysAtWork;
}

/**
 * What is known of an event's address: `failures` in the tenant and `failuresElsewhere` on the last day, `weekFailures`, `tenants`
 * it tried and `entered`; days of use: `ownDays`, `ownDaysAnywhere`, `networkDays`, `tenantDays`;
 * `ownSessions`, `tenantSessions`; `newAddress`, `accountMoved`, `outsideHours`, `outsideList` (operators of
 * the tenant are configured, and it is none of them), `regular` (and yet at work there day by day), `testEnvironment`; and what speaks against it: `webshell`, `dropped`,
 * `hostile` requests, `accused`.
 *
 * @param isShared of an address that many share, only the hours say anything
 */
export function adminContext(books: AdminBooks, event: ShopEvent, isShared: boolean): AdminContext {
  const { address, tenant, account, at } = event;
  const knowledge = books.history.of(address, tenant, account, at);
  const tried = books.tries.of(event);
  const facts = isShared ? undefined : books.dossier.of(address);
  const outsideList = !isShared && books.listed.isOutside(event);
  const hostile = isShared ? 0 : books.dossier.hostileCount(address, at);
  const outsideHours = books.hours.isOutside(tenant, at);
  return {
    ...knowledge,
    failures: isShared ? 0 : tried.failures.length,
    failuresElsewhere: isShared ? 0 : tried.failuresElsewhere,
    weekFailures: isShared ? 0 : tried.weekFailures,
    tenants: isShared ? 1 : Math.max(1, tried.tenants),
    entered: tried.entered,
    newAddress:
      !isShared && knowledge.ownDays === 0 && knowledge.ownSessions === 0 && knowledge.networkDays === 0,
    ...(isShared ? { accountMoved: false } : {}),
    outsideList,
    regular: outsideList && hostile === 0 && books.days.isHabit(event),
    testEnvironment: isTestEnvironment(tenant),
    webshell: facts?.webshell != null,
    dropped: facts?.dropped != null,
    accused: facts?.accused === true,
    hostile,
    ...(outsideHours === undefined ? {} : { outsideHours }),
  };
}

/** Whether an address was hardly ever used there, though the log or the list of operators knows who works there. */
export function isStranger(context: AdminContext): boolean {
  const { ownDays, networkDays, ownDaysAnywhere, tenantDays, outsideList, regular } = context;
  if (regular) return false;
  const isNew = Math.max(ownDays, networkDays, ownDaysAnywhere) < KNOWN_DAYS;
  return isNew && (tenantDays >= KNOWN_DAYS || outsideList);
}

/** Whether an address comes up for the first time on the second or third day of a log. */
export function isFresh({
  ownDays,
  networkDays,
  ownDaysAnywhere,
  tenantDays,
  outsideList,
  regular,
}: AdminContext): boolean {
  const isFirst = Math.max(ownDays, networkDays, ownDaysAnywhere) === 0;
  return isFirst && tenantDays > 0 && tenantDays < KNOWN_DAYS && (!outsideList || regular);
}

/** Hours after which a log knows who was there from its begin. */
const KNOWN_HOURS = 24;

/**
 * Whether an address comes up for the first time a day or more after a log begins in which hardly anybody is at work: there is nothing
 * to hold it against.
 *
 * @param hours since the log begins
 */
export function isNewcomer(context: AdminContext, hours: number): boolean {
  const { ownDays, networkDays, ownDaysAnywhere, tenantDays, outsideList, regular } = context;
  if (regular || outsideList || hours < KNOWN_HOURS || tenantDays >= KNOWN_DAYS) return false;
  return Math.max(ownDays, networkDays, ownDaysAnywhere) === 0;
}
