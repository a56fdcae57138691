import { describe, expect, it } from 'vitest';
import { inventedReport, reportExposure } from '../../../../../test/case/invented-case.ts';
import { inventedView } from '../../../../../test/notices/invented-view.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { gatherNoticeFacts } from '../gather-notice-facts.ts';

type Actor = Report['actors'][number];
type Finding = Report['findings'][number];

const actor = (given: Partial<Actor>): Actor => ({
  id: 'a1',
  addresses: ['203.0.113.9'],
  addressCount: 1,
  accounts: [],
  tenants: [],
  files: [],
  firstAt: '2026-08-01T10:00:00+09:00',
  lastAt: '2026-08-02T11:00:00+09:00',
  stages: [],
  requests: 1234,
  links: [],
  linkCount: 0,
  ...given,
});

const finding = (given: Partial<Finding>): Finding => ({
  id: 'f1',
  rule: 'r',
  title: 't',
  level: 'high',
  outcome: 'attempted',
  reason: '',
  techniques: [],
  attacks: ['sqli'],
  firstAt: '2026-08-01T10:30:00+09:00',
  lastAt: '2026-08-01T10:40:00+09:00',
  count: 7,
  sources: ['203.0.113.9'],
  sourceCount: 1,
  accounts: [],
  tenants: [],
  files: [],
  evidence: [],
  ...given,
});

const REPORT = inventedReport(
  {
    exposures: [
      reportExposure({
        id: 'e7',
        channel: 'account-takeover',
        altered: ['address', 'phone'],
        from: '2026-08-01T23:00:00+09:00',
        to: '2026-08-02T01:00:00+09:00',
      }),
      reportExposure({ id: 'e8' }),
    ],
  },
  {
    actors: [actor({}), actor({ id: 'a2', addresses: ['198.51.100.7', '198.51.100.8'], addressCount: 2 })],
    findings: [
      finding({}),
      finding({ attacks: ['webshell'], outcome: 'succeeded' }),
      finding({ sources: ['198.51.100.8'], attacks: ['credential-stuffing'] }),
      finding({ sources: ['198.51.100.7', '198.51.100.8'], sourceCount: 2, attacks: ['xss'] }),
    ],
  },
);

async function gather(
  asked: { source?: string; exposure?: string },
  recorded = {},
  report: Report | null = REPORT,
) {
  const view = await inventedView(recorded);
  const { facts, problems } = gatherNoticeFacts({ view, report, language: 'ja', tenant: '', ...asked });
  const told = (name: string) => {
    const value = facts.values.get(name);
    const fields = value?.type === 'group' ? [...value.fields] : [];
    return Object.fromEntries(fields.map(([key, one]) => [key, one.type === 'bound' ? one.text : one.type]));
  };
  return { told, facts, problems: problems.map(({ place, text, mend }) => `${place} ${text} ${mend}`), view };
}

describe('an address of the report', () => {
  it('gives its own times, requests and deeds, and says what was only tried', async () => {
    const { told } = await gather({ source: '203.0.113.9' });
    expect(told('source')).toEqual({
      address: '203.0.113.9',
      first: '2026年8月1日10時00分',
      last: '2026年8月2日11時00分',
      requests: '1,234',
      what: '不正プログラム(Webシェル)、SQLインジェクション(いずれも試み)',
      activity: 'sql_injection',
    });
  });

  it('of an actor with several gives only what it did by itself', async () => {
    const { told } = await gather({ source: '198.51.100.8' });
    expect(told('source')).toEqual({
      address: '198.51.100.8',
      first: '2026年8月1日10時30分',
      last: '2026年8月1日10時40分',
      what: 'リスト型攻撃(いずれも試み)',
      activity: 'login_attack',
    });
    const shared = await gather({ source: '198.51.100.7' });
    expect(shared.problems).toEqual([
      expect.stringMatching(/^--source .*198\.51\.100\.7.*hinomi who 198\.51\.100\.7/),
    ]);
  });

  it('keeps what a person recorded of it, and nothing of another', async () => {
    const recorded = {
      'source.address': '203.0.113.9',
      'source.port': 4711,
      'source.what': '管理画面への侵入',
    };
    const { told } = await gather({ source: '203.0.113.9' }, recorded);
    expect(told('source')).toMatchObject({ port: '4,711', what: '管理画面への侵入', requests: '1,234' });
    const other = await gather({ source: '198.51.100.8' }, recorded);
    expect(other.told('source')).not.toHaveProperty('port');
  });

  it.each([
    ['is not there', '192.0.2.1', REPORT, /^--source 「192\.0\.2\.1」.*攻撃元は 3 件です/],
    ['has no report', '192.0.2.1', null, /^--source 案件に報告書がありません.*hinomi case report/],
  ] as const)('is refused where it %s', async (_, source, report, problem) => {
    expect((await gather({ source }, {}, report)).problems).toEqual([expect.stringMatching(problem)]);
  });

  it('stands among those that the police are told', async () => {
    const { facts } = await gather({});
    const listed = facts.values.get('sources');
    expect(listed?.type === 'list' ? listed.items : []).toHaveLength(2);
    const typed = await gather({}, { 'sources.1.address': '192.0.2.5' });
    const own = typed.facts.values.get('sources');
    expect(own?.type === 'list' ? own.items : []).toHaveLength(1);
  });
});

describe('an account takeover of the report', () => {
  it('is what a customer is asked about, under a reference', async () => {
    const { told, view } = await gather({ exposure: 'e7' });
    expect(told('doubt')).toEqual({
      what: '2026年8月1日から2026年8月2日までのお客様のアカウントへのログインと、登録情報(住所、電話番号)の変更',
      reference: `${view.state.id}-e7`,
    });
    const { told: own } = await gather({ exposure: 'e7' }, { 'doubt.reference': 'Q-1' });
    expect(own('doubt')).toMatchObject({ reference: 'Q-1' });
  });

  it('is refused where it is none', async () => {
    expect((await gather({ exposure: 'e8' })).problems).toEqual([
      expect.stringMatching(/^--exposure 「e8」.*e7/),
    ]);
  });
});
