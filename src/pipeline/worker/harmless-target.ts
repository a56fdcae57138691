import type { Sign } from '../../request/inspection.ts';

/** What is known of a target. */
interface TargetFacts {
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

const NOTHING: Harmless = { target: false, path: false, query: false };

/** What may hide a literal. */
const ESCAPE = /[%\\]/;
/** What makes a path's end hard to tell. */
const BORDER = /[#;]/;

/**
 * Judges targets in which the inspector found nothing, though the triage had them looked at.
 *
 * @param literals of which one is in every target that can mean something to a shop, as the triage has them
 */
export function createHarmlessTarget(
  literals: readonly string[],
): (target: string, facts: TargetFacts) => Harmless {
  const meaning = new RegExp(literals.map((literal) => literal.replace(/\W/g, '\\$&')).join('|'), 'i');
  return (target, { signs, isScript, object, route }) => {
    if (signs.length > 0 || isScript || object !== '' || route !== null) return NOTHING;
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    // The home page may be any page, by its query.
    if (path.length < 2 || ESCAPE.test(path) || meaning.test(path)) return NOTHING;
    const query = mark < 0 ? '' : target.slice(mark);
    const isPlain = !meaning.test(query);
    return {
      path: !BORDER.test(path),
      target: isPlain && !ESCAPE.test(query),
      // Parameters are never read by their decoded names; but an escape of the log's may reach over their end.
      query: isPlain && query !== '' && !query.includes('\\'),
    };
  };
}
