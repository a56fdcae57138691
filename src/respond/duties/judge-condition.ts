import type { DataSetFacts } from '../../model/facts.ts';
import type { Condition } from '../../model/law.ts';

/** Whether a condition holds; while it is open, the facts that would decide it. */
export type Judgement = true | false | { readonly open: readonly string[] };

/**
 * Judges a condition over facts of which some are open (Kleene's three values): a conjunction with a false part is
 * false and a disjunction with a true part true, whatever is open besides.
 *
 * @param named the conditions that the law's file names
 */
export function judgeCondition(
  condition: Condition,
  facts: DataSetFacts,
  named: ReadonlyMap<string, Condition>,
): Judgement {
  const judge = (inner: Condition) => judgeCondition(inner, facts, named);
  if ('named' in condition) return judge(named.get(condition.named)!);
  if ('all' in condition) return allOf(condition.all.map(judge));
  if ('any' in condition) return negated(allOf(condition.any.map(judge).map(negated)));
  if ('not' in condition) return negated(judge(condition.not));
  if ('fact' in condition) return judgeFact(condition.fact, condition.absent, facts);
  if ('personsOver' in condition) return judgePersons(condition.personsOver, condition.absent, facts);
  if ('anyItem' in condition) {
    if (facts.items === undefined) return { open: ['items'] };
    return condition.anyItem.some((item) => facts.items!.includes(item));
  }
  return judgeCertainty(condition.certainty, facts);
}

function allOf(parts: readonly Judgement[]): Judgement {
  if (parts.includes(false)) return false;
  const open = parts.flatMap((part) => (typeof part === 'boolean' ? [] : part.open));
  return open.length === 0 ? true : { open: [...new Set(open)] };
}

function negated(judgement: Judgement): Judgement {
  return typeof judgement === 'boolean' ? !judgement : judgement;
}

function judgeFact(fact: string, absent: boolean | undefined, { said, open }: DataSetFacts): Judgement {
  return said.get(fact) ?? (absent !== undefined && !open.has(fact) ? absent : { open: [fact] });
}

/**
 * A number that is not settled is judged by the greatest it can be: at most 1,200 is over 1,000, at least 900 may
 * be.
 */
function judgePersons(
  limit: number,
  absent: boolean | undefined,
  { persons, bound }: DataSetFacts,
): Judgement {
  if (persons !== undefined && persons > limit) return true;
  const isMost = bound === 'exact' || bound === 'max';
  return persons !== undefined && isMost ? false : (absent ?? { open: ['persons'] });
}

/** That nothing can be told is no answer: it stays open, and the clock runs. */
function judgeCertainty(words: readonly string[], { certainty }: DataSetFacts): Judgement {
  if (certainty === undefined || (certainty === 'cannot-tell' && !words.includes(certainty))) {
    return { open: ['certainty'] };
  }
  return words.includes(certainty);
}
