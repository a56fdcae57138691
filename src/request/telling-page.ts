import { askedCodeOf, CODE_LITERALS, canAskForCode } from './asked-code.ts';
import { canBeList, listPageOf } from './list-page.ts';
import { LIST_LITERALS } from './list-words.data.ts';
import { OBJECT_ID_LITERALS } from './object-id.ts';
import { canBeOutsideExport, outsideExport } from './route/outside-export.ts';
import { isPersonal, SESSION_LITERALS, sessionInAddress } from './session-in-address.ts';

/** A kind of page of which a plain GET that was answered tells detectors something, whatever the profile knows. */
interface TellingKind {
  /** One of these is in every such target, without regard to case: else the triage lets the line go. */
  readonly literals: readonly string[];
  /** Whether a path can be one, with some query in which none of the literals stands. */
  readonly canTell: (path: string) => boolean;
  readonly tells: (method: string, path: string, query: string) => boolean;
}

const KINDS: readonly TellingKind[] = [
  {
    literals: [...OBJECT_ID_LITERALS, ...LIST_LITERALS],
    canTell: canBeList,
    tells: (_method, path, query) => listPageOf(path, query) !== null,
  },
  {
    literals: CODE_LITERALS,
    canTell: canAskForCode,
    tells: (_method, path, query) => askedCodeOf(path, query) !== null,
  },
  {
    literals: [...OBJECT_ID_LITERALS, ...LIST_LITERALS],
    canTell: canBeOutsideExport,
    tells: (method, path, query) => outsideExport(method, path, query) !== null,
  },
  {
    literals: SESSION_LITERALS,
    // In a path, behind `;`, it tells of what is sent alone, which is a signal whatever it is.
    canTell: () => false,
    tells: (_method, path, query) => isPersonal(path) && sessionInAddress(`?${query}`) !== '',
  },
];

/**
 * What an address alone tells state: a place in a list of persons' data, a code that is worth money, a file of orders or members, a session. A
 * new kind is one entry here: by it the triage keeps such lines, their events are signals, and no text that can be
 * of such an address is remembered as harmless.
 */
export const tellingPage = {
  literals: KINDS.flatMap(({ literals }) => literals) as readonly string[],

  /** @param path decoded once, without the query */
  canTell(path: string): boolean {
    return KINDS.some((kind) => kind.canTell(path));
  },

  /**
   * @param path decoded once, without the query
   * @param query as logged, without its `?`
   */
  tells(method: string, path: string, query: string): boolean {
    return KINDS.some((kind) => kind.tells(method, path, query));
  },
} as const;
