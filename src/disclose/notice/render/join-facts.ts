import type { Language } from '../../../model/language.ts';
import type { Block, Run } from '../../../model/notice/notice-document.ts';
import { joinSentence } from '../../../text/notice/join-sentence.ts';

/** Facts that name somebody or something: a name keeps its last sign, and ends in no verb. */
const NAME =
  /^fact:(?:organisation|contact|tenant)\.|\.(?:name|service|account|found_by|told_by|reference|where|address)$/;

/** Blocks in which each fact that a person typed fits into the words around it, be it a phrase or a sentence. */
export function joinFacts(blocks: readonly Block[], language: Language): Block[] {
  return blocks.map((block) => joinedBlock(block, language));
}

function joinedBlock(block: Block, language: Language): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, runs: joinedRuns(block.runs, language) };
    case 'list':
      return { ...block, items: block.items.map((item) => joinFacts(item, language)) };
    case 'table':
      return {
        ...block,
        head: block.head.map((runs) => joinedRuns(runs, language)),
        rows: block.rows.map((row) => row.map((runs) => joinedRuns(runs, language))),
      };
    case 'quote':
      return { ...block, blocks: joinFacts(block.blocks, language) };
    case 'rule':
      return block;
  }
}

function joinedRuns(runs: readonly Run[], language: Language): Run[] {
  const joined = [...runs];
  joined.forEach((run, at) => {
    if (run.type !== 'bound' || !run.from.startsWith('fact:') || NAME.test(run.from)) return;
    const [before, after] = [textAt(joined, at - 1), textAt(joined, at + 1)];
    const joint = joinSentence(language, { before, text: run.text, after });
    joined[at] = { ...run, text: joint.text };
    if (before !== joint.before) joined[at - 1] = { type: 'text', text: joint.before };
    if (after !== joint.after) joined[at + 1] = { type: 'text', text: joint.after };
  });
  return joined;
}

/** Words of the template at a place; '' where something else stands. */
function textAt(runs: readonly Run[], at: number): string {
  const run = runs[at];
  return run?.type === 'text' ? run.text : '';
}
