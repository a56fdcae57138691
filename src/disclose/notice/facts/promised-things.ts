import type { CaseView } from '../../../model/case/case-duty.ts';
import type { Language } from '../../../model/language.ts';
import type { Promised } from '../../../model/notice/notice-facts.ts';
import { childText, type FactNode } from './fact-tree.ts';

/** What a promise of a notice can rest on: tasks of the case that will be or were done, and measures that were recorded. */
export function promisedThings({ tasks }: CaseView, root: FactNode, language: Language): Promised[] {
  const measures = [...(root.children.get('measures')?.children.values() ?? [])];
  return [
    ...tasks
      .filter(({ task }) => task.status !== 'skipped')
      .map(({ task }) => ({ text: task.title[language], from: `task:${task.id}` })),
    ...measures.map((node) => ({
      text: childText(node, 'what', language) ?? '',
      from: `fact:${node.name}.what`,
    })),
  ];
}
