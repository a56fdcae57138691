import type { Sign } from '../../../request/inspection.ts';
import { canHaveObjectId } from '../../../request/object-id.ts';
import { queryOf } from '../../../request/url/target-parts.ts';

/** What is known of a target. */
interface TargetFacts {
  /** Decoded once, without the query. */
  readonly path: string;
  readonly signs: readonly Sign[];
  readonly isScript: boolean;
  readonly object: string;
  readonly route: object | null;
}

/** What a target's text alone shows to be of no interest, whoever asks for it with GET or HEAD, and is answered. */
export interface Harmless {
  readonly target: boolean;
  /** The path, whatever harmless parameters follow it. */
  readonly path: boolean;
  /** Each parameter of the query, whatever harmless path it follows. */
  readonly query: boolean;
}

/** Of a target that may be of interest. */
export const NOTHING_HARMLESS: Harmless = { target: false, path: false, query: false };

/** What may hide a literal. */
const ESCAPE = /[%\\]/;
/** What makes a path's end hard to tell. */
const BORDER = /[#;]/;

/** What a target can mean to a shop. */
interface Meaning {
  /** One of these is in every target that can mean something, as the triage has them. */
  readonly literals: readonly string[];
  /** Whether a GET or HEAD for a path (decoded once), with some query, fits a route of any shop. */
  readonly canFit: (path: string) => boolean;
  /** Whether one with just this query (as logged) does. */
  readonly fits: (path: string, query: string) => boolean;
}

/** Judges targets in which the inspector found nothing, though the triage had them looked at. */
export function createHarmlessTarget({
  literals,
  canFit,
  fits,
}: Meaning): (target: string, facts: TargetFacts) => Harmless {
  const meaning = new RegExp(literals.map((literal) => literal.replace(/\W/g, '\\$&')).join('|'), 'i');
  const isPathHarmless = (raw: string, path: string) =>
    !ESCAPE.test(raw) && !BORDER.test(raw) && !(meaning.test(raw) && (canHaveObjectId(raw) || canFit(path)));
  return (target, { path, signs, isScript, object, route }) => {
    const mark = target.indexOf('?');
    const raw = mark < 0 ? target : target.slice(0, mark);
    // The home page may be any page, by its query.
    if (signs.length > 0 || isScript || object !== '' || route !== null || raw.length < 2)
      return NOTHING_HARMLESS;
    const isHarmless = isPathHarmless(raw, path);
    const query = target.slice(raw.length);
    return {
      path: isHarmless,
      target: !fits(path, queryOf(target)),
      // Parameters are never read by their decoded names; but an escape of the log's may reach over their end.
      query: isHarmless && query !== '' && !meaning.test(query) && !query.includes('\\'),
    };
  };
}
