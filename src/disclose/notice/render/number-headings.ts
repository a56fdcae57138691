import type { Block } from '../../../model/notice/notice-document.ts';

/** Puts 1. 2. 3. before the headings of level 2. */
export function numberHeadings(blocks: readonly Block[]): Block[] {
  let number = 0;
  return blocks.map((block) => {
    if (block.type !== 'heading' || block.level !== 2) return block;
    number++;
    return { ...block, runs: [{ type: 'bound', text: `${number}. `, from: 'numbering' }, ...block.runs] };
  });
}
