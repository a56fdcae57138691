import type { CaseView } from '../../../../model/case/case-duty.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { type FactNode, nodeValue } from '../fact-tree.ts';
import { group } from '../make-values.ts';
import { reportedDoubt } from './reported-doubt.ts';
import { reportedSource } from './reported-source.ts';

interface Asked {
  readonly view: CaseView;
  readonly report: Report | null;
  readonly language: Language;
  readonly source?: string | undefined;
  readonly exposure?: string | undefined;
}

/** `source.*` and `doubt.*` as the report has them where one of its addresses or exposures was asked for. */
export function reportedGroups(
  { report, view, language, source, exposure }: Asked,
  root: FactNode,
): { readonly values: readonly [string, NoticeValue][]; readonly problems: readonly NoticeProblem[] } {
  const told = [
    ...(source === undefined ? [] : [['source', reportedSource(report, source, language)] as const]),
    ...(exposure === undefined
      ? []
      : [['doubt', reportedDoubt(report, exposure, view.state.id, language)] as const]),
  ];
  const recorded = (name: string) => {
    const node = root.children.get(name);
    const value = node === undefined ? undefined : nodeValue(node, language);
    return value?.type === 'group' ? value.fields : new Map<string, NoticeValue>();
  };
  const isOfAnother = (name: string) => {
    const written = root.children.get(name)?.children.get('address')?.value;
    return written !== undefined && written !== source;
  };
  return {
    // What a person recorded besides stays; of another address nothing does.
    values: told.flatMap(([name, reading]): [string, NoticeValue][] => {
      if (!reading.ok) return [];
      const own = name === 'source' && isOfAnother(name) ? new Map<string, NoticeValue>() : recorded(name);
      return [[name, group([...reading.fields, ...own])]];
    }),
    problems: told.flatMap(([, reading]) => (reading.ok ? [] : [reading.problem])),
  };
}
