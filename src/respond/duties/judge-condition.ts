import type { DataSetFacts } from '../../model/facts.ts';
import type { Condition } from '../../model/law.ts';
import { judgePersons, judgePersonsInAll } from './judge-persons.ts';
import type { Judged, Judgement } from './judgement.ts';

/**
 * Judges a condition over facts of which some are open (Kleene's three values): a conjunction with a false part is
 * false and a disjunction with a true part true, whatever is open besides.
 */
export function judgeCondition(condition: Condition, over: Judged): Judgement {
  const { set } = over;
  const judge = (inner: Condition) => judgeCondition(inner, over);
  if ('named' in condition) return judge(over.named.get(condition.named)!);
  if ('all' in condition) return allOf(condition.all.map(judge));
  if ('any' in condition) return negated(allOf(condition.any.map(judge).map(negated)));
  if ('not' in condition) return negated(judge(condition.not));
  if ('fact' in condition) return judgeFact(condition.fact, condition.absent, set);
  if ('personsOver' in condition) {
    const { personsOver, absent, inAll = false } = condition;
    return inAll ? judgePersonsInAll(personsOver, over) : judgePersons(personsOver, absent, set);
  }
  if ('anyItem' in condition) {
    if (set.items === undefined) return { open: ['items'] };
    return condition.anyItem.some((item) => set.items!.includes(item));
  }
  return judgeCertainty(condition.certainty, set);
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

/** That nothing can be told is no answer: it stays open, and the clock runs. */
function judgeCertainty(words: readonly string[], { certainty }: DataSetFacts): Judgement {
  if (certainty === undefined || (certainty === 'cannot-tell' && !words.includes(certainty))) {
    return { open: ['certainty'] };
  }
  return words.includes(certainty);
}
