import type { NoticeValue } from '../../../model/notice/bound-value.ts';
import type { NoticeDocument } from '../../../model/notice/notice-document.ts';
import type { NoticeFacts } from '../../../model/notice/notice-facts.ts';
import { NOTICE_NAMES } from '../../../model/notice/notice-names.ts';
import type { NoticeProblem } from '../../../model/notice/notice-problem.ts';
import type { NoticeTemplate } from '../../../model/notice/notice-template.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';
import { REFUSALS } from '../../../text/notice/refusals.ts';
import { BoundTokens } from './bound-tokens.ts';
import { createLiquid, loneTagsTakeTheirLine } from './create-liquid.ts';
import { joinFacts } from './join-facts.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { numberHeadings } from './number-headings.ts';
import { asLiquid, BoundDrop, MissingDrop } from './value-drops.ts';

/** A document, or everything for which it is refused. */
export type NoticeRendering =
  | { readonly ok: true; readonly document: NoticeDocument }
  | { readonly ok: false; readonly problems: readonly NoticeProblem[] };

/**
 * Fills a template with facts. Every value stands in the document as a `bound` run; what is printed and is no bound
 * value, and what is printed and nobody recorded, is refused, all of it at once.
 *
 * @param template one in which `checkTemplate` found nothing
 */
export function renderNotice(template: NoticeTemplate, facts: NoticeFacts): NoticeRendering {
  const { language } = template;
  const say = REFUSALS[language];
  const tokens = new BoundTokens();
  const missing = new Set(template.required.filter((name) => !isRecorded(facts, name)));
  const unbound = new Set<string>();
  const print = (value: unknown): string => {
    if (value instanceof BoundDrop) return tokens.add(BoundDrop.valueIn(value));
    if (value instanceof MissingDrop) missing.add(MissingDrop.pathOf(value));
    else unbound.add(String(value));
    return '';
  };
  const liquid = createLiquid(template.partials, language, print);
  const scope = scopeOf(template, facts);
  const render = ({ source, file }: NoticeTemplate['title']) =>
    liquid.renderSync(liquid.parse(loneTagsTakeTheirLine(source), file), scope) as string;
  const title = markdownBlocks(render(template.title).replace(/\s+/g, ' ').trim(), tokens, language);
  const body = markdownBlocks(render(template.body), tokens, language);
  const { file } = template.body;
  const problems = [
    ...[...missing].sort().map((name) => ({ place: file, ...say.missingFact(name) })),
    ...[...unbound].sort().map((written) => ({ place: file, ...say.unboundOutput(written) })),
    ...[...title.troubles, ...body.troubles].map(({ kind, what }) => {
      return { place: file, ...(kind === 'unsupported' ? say.unsupported(what) : say.literalMark(what)) };
    }),
  ];
  const headings = body.blocks.flatMap((block) => (block.type === 'heading' ? [plainRuns(block.runs)] : []));
  const absent = template.sections.filter(
    (section) => !headings.some((heading) => heading.includes(section)),
  );
  problems.push(...absent.map((section) => ({ place: file, ...say.missingSection(section) })));
  if (problems.length > 0) return { ok: false, problems };
  const [first] = title.blocks;
  const joined = joinFacts(body.blocks, language);
  const blocks = template.isNumbered ? numberHeadings(joined) : joined;
  return {
    ok: true,
    document: { kind: template.kind, language, title: first?.type === 'paragraph' ? first.runs : [], blocks },
  };
}

/** Whether there is something under a name, be it one value or a list that is not empty. */
function isRecorded({ values }: NoticeFacts, name: string): boolean {
  const [root, ...path] = name.split('.');
  let value: NoticeValue | undefined = values.get(root!);
  for (const part of path)
    value = value === undefined || value.type === 'bound' ? undefined : value.fields.get(part);
  if (value === undefined) return false;
  return value.type === 'bound' ? value.text !== '' : value.type === 'group' || value.items.length > 0;
}

function scopeOf(template: NoticeTemplate, facts: NoticeFacts): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  for (const name of [...NOTICE_NAMES.keys(), ...template.uses]) scope[name] = new MissingDrop(name);
  for (const [name, value] of facts.values) scope[name] = asLiquid(value, name);
  scope.data = asLiquid({ type: 'group', fields: template.data }, 'data');
  for (const [name, value] of template.data) scope[name] = asLiquid(value, name);
  return scope;
}
