import type { FactValue } from '../../model/case/case-act.ts';
import type { NoticeFacts } from '../../model/notice/notice-facts.ts';
import type { NoticeAttachment } from '../../model/notice/notice-format.ts';
import type { NoticeProblem } from '../../model/notice/notice-problem.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import { REFUSALS } from '../../text/notice/refusals.ts';
import { ABUSE_ACTIVITIES, type AbuseActivity, toXarf } from './xarf.ts';

/** The attachment, or why there is none. */
export type AbuseAttachment =
  | { readonly ok: true; readonly attachment: NoticeAttachment }
  | { readonly ok: false; readonly problems: readonly NoticeProblem[] };

const ZONE = 'Asia/Tokyo';

/**
 * The part for machines of a mail to the operator of an attacking address (XARF v4), from the facts `source.*`:
 * `address activity first last requests lines`, and who complains: `organisation.name contact.email`.
 */
export function abuseAttachment(facts: NoticeFacts): AbuseAttachment {
  const fact = (group: string, name: string) => rawOf(facts, group, name);
  const text = (group: string, name: string) => String(fact(group, name) ?? '');
  const moment = (name: string) => zonedTime(text('source', name), ZONE, name === 'last' ? 'end' : 'start');
  const say = REFUSALS[facts.language];
  const missing = [
    ...['address', 'first', 'last', 'activity'].map((name) => ['source', name] as const),
    ['organisation', 'name'] as const,
    ['contact', 'email'] as const,
  ].filter(([group, name]) => text(group, name) === '');
  if (missing.length > 0) {
    return {
      ok: false,
      problems: missing.map((path) => ({ place: path.join('.'), ...say.missingFact(path.join('.')) })),
    };
  }
  const written = text('source', 'activity');
  const activity = ABUSE_ACTIVITIES.find((one): one is AbuseActivity => one === written);
  if (activity === undefined) {
    return {
      ok: false,
      problems: [{ place: 'source.activity', ...say.unknownWord(written, ABUSE_ACTIVITIES.join(' ')) }],
    };
  }
  const [firstSeen, lastSeen] = [moment('first'), moment('last')];
  if (!(firstSeen <= lastSeen)) {
    const problem = say.notAPeriod(text('source', 'first'), text('source', 'last'));
    return { ok: false, problems: [{ place: 'source.last', ...problem }] };
  }
  const requests = fact('source', 'requests');
  const lines = fact('source', 'lines');
  const source = {
    address: text('source', 'address'),
    activity,
    firstSeen,
    lastSeen,
    requests: typeof requests === 'number' ? requests : null,
    lines: Array.isArray(lines) ? lines : [],
  };
  const report = toXarf(source, {
    organisation: text('organisation', 'name'),
    email: text('contact', 'email'),
  });
  const content = `${JSON.stringify(report, null, 2)}\n`;
  return { ok: true, attachment: { name: 'xarf.json', type: 'application/json', content } };
}

function rawOf({ values }: NoticeFacts, group: string, name: string): FactValue | undefined {
  const fields = values.get(group);
  const value = fields?.type === 'group' ? fields.fields.get(name) : undefined;
  return value?.type === 'bound' ? value.raw : undefined;
}
