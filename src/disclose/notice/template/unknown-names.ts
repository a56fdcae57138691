import type { Liquid, Template } from 'liquidjs';
import { nearestWord } from '../../../model/config/nearest-word.ts';
import { NOTICE_NAMES } from '../../../model/notice/notice-names.ts';
import type { NoticeProblem } from '../../../model/notice/notice-problem.ts';
import type { NoticeTemplate, TemplateText } from '../../../model/notice/notice-template.ts';
import { REFUSALS } from '../../../text/notice/refusals.ts';

/** Names at the root of an expression that nobody knows, and names in a group whose names are all known. */
export function unknownNames(
  parsed: Template[],
  liquid: Liquid,
  template: NoticeTemplate,
  { file, linesBefore }: TemplateText,
): NoticeProblem[] {
  const say = REFUSALS[template.language];
  const isPartial = [...template.partials.values()].some((one) => one.file === file);
  const analysis = liquid.analyzeSync(parsed, { partials: false });
  const known = [...NOTICE_NAMES.keys(), ...template.uses, ...template.data.keys()];
  return Object.values(analysis.globals).flatMap((uses) =>
    uses.flatMap(({ segments, location }): NoticeProblem[] => {
      const [root, child] = segments.map(String);
      if (root === undefined || root === 'forloop') return [];
      const place = `${file}:${location.row + linesBefore}:${location.col}`;
      // A partial's parameters are named where it is used.
      if (!known.includes(root)) {
        if (isPartial) return [];
        return [{ place, ...say.unknownName(root, nearestWord(root, known)) }];
      }
      const names = NOTICE_NAMES.get(root) ?? '*';
      if (names === '*' || child === undefined || names.includes(child)) return [];
      return [{ place, ...say.unknownName(`${root}.${child}`, nearestWord(child, [...names])) }];
    }),
  );
}
