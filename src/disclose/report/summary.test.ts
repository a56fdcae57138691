import { describe, expect, it } from 'vitest';
import {
  aBreakIn,
  aFinding,
  aHostileInvestigation,
  anActor,
  anInput,
  anInvestigation,
  HOSTILE_TEXTS,
  NIGHT,
} from '../../../test/invented-investigation.ts';
import type { Exposure } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import { limitNotice } from '../../text/report/limit-notice.ts';
import { notices } from '../../text/report/notices.ts';
import { sayer } from '../../text/report/say.ts';
import type { Statement, StatementCode } from '../../text/report/statement.ts';
import { summarise } from './summary.ts';

const DAY = 86_400_000;

function codes(statements: readonly Statement[]): StatementCode[] {
  return statements.map((statement) => statement.code);
}

function anExposure(given: Partial<Exposure>): Exposure {
  return {
    id: 'exposure-1',
    actor: null,
    tenant: 'b',
    channel: 'export',
    from: 0,
    to: 0,
    certainty: 'taken',
    bound: 'exact',
    items: [],
    records: {},
    persons: 0,
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: { ja: 'x', en: 'x' },
    incomplete: [],
    evidence: [],
    evidenceCount: 0,
    ...given,
  };
}

describe('the headline', () => {
  const grave = aFinding({ level: 'high', outcome: 'succeeded' });
  it.each([
    ['break-in', 'break-in', [grave]],
    ['suspicion', 'undecided', [aFinding({ level: 'critical', outcome: 'unknown' })]],
    ['suspicion', 'something-succeeded', [aFinding({ level: 'low', outcome: 'succeeded' })]],
    ['attempts', 'attempts-only', [aFinding({ level: 'critical', outcome: 'attempted' })]],
    ['attempts', 'attempts-only', [aFinding({ level: 'medium', outcome: 'unknown' })]],
    ['attempts', 'questions-only', [aFinding({ level: 'low', outcome: 'unknown' })]],
    ['attempts', 'questions-only', [aFinding({ level: 'medium', outcome: 'unknown', attacks: [] })]],
    ['quiet', 'nothing-found', []],
  ] as const)('%s: %s', (alarm, code, findings) => {
    const summary = summarise(anInvestigation({ findings }));
    expect(summary.alarm).toBe(alarm);
    expect(summary.headline.code).toBe(code);
  });

  it('counts only attacks as attempts, and tells apart what is to be looked at', () => {
    const findings = [
      aFinding({ level: 'medium', outcome: 'attempted', count: 7 }),
      aFinding({ level: 'low', outcome: 'unknown', count: 226, attacks: ['brute-force'] }),
    ];
    const { headline } = summarise(anInvestigation({ findings }));
    expect(headline).toMatchObject({ code: 'attempts-only', count: 7, questions: 1 });
    expect(sayer('en', 'Asia/Tokyo')(headline)).toContain('Besides, there is 1 thing to look at');
    expect(sayer('ja', 'Asia/Tokyo')(headline)).toContain('確認が必要な事項が1件あります');
  });

  it('says how many of the codes that were tried were answered otherwise, each once', () => {
    const tried = {
      level: 'medium',
      attacks: ['enumeration'],
      reason: 'sent 3,000 times',
      otherwise: 1,
    } as const;
    const findings = [
      aFinding({ ...tried, outcome: 'unknown', count: 2_000 }),
      aFinding({ ...tried, outcome: 'unknown', count: 2_000, rule: 'another' }),
      aFinding({ ...tried, outcome: 'attempted', count: 1_000 }),
      aFinding({ ...tried, outcome: 'unknown', reason: 'sent 90 times', otherwise: 2 }),
    ];
    const { headline } = summarise(anInvestigation({ findings }));
    expect(headline).toMatchObject({ code: 'attempts-only', otherwise: 3 });
    expect(sayer('en', 'Asia/Tokyo')(headline)).toContain('3 were answered otherwise than the rest');
    expect(sayer('ja', 'Asia/Tokyo')(headline)).toContain('3件は、応答がほかと異なります');
  });

  it.each(['attempted', 'unknown'] as const)(
    'says of %s attempts whether it is known what came of them',
    (outcome) => {
      const { headline } = summarise(anInvestigation({ findings: [aFinding({ level: 'medium', outcome })] }));
      expect(headline).toMatchObject({ code: 'attempts-only', isOpen: outcome === 'unknown' });
    },
  );

  it('does not say that there is no trace of success where data may have been reached', () => {
    const findings = [aFinding({ level: 'medium', outcome: 'unknown' })];
    const exposure = anExposure({ certainty: 'possible', persons: null });
    const given = anInvestigation({ findings });
    const { headline } = summarise({ ...given, scope: { ...given.scope, exposures: [exposure] } });
    expect(headline).toMatchObject({ code: 'exposed-uncounted', isSure: false });
  });

  it('counts no blank line or comment as examined, and none as unread', () => {
    const inputs = [anInput({ lines: 93, unparsed: 0, blank: 62 })];
    const { headline } = summarise(anInvestigation({ inputs }));
    expect(headline).toMatchObject({ code: 'nothing-found', lines: 31 });
  });

  it('never advises to block the proxy that everybody comes through', () => {
    const blocked = (address: string, about: string) => {
      const actor = anActor({ addresses: [address, '203.0.113.9'] });
      const busy = notices.busyAddress(about, 90, 'hostile');
      const { sections } = summarise(aBreakIn({ actors: [actor], notices: [busy] }));
      return sections.now.flatMap((one) => (one.code === 'block-addresses' ? one.addresses : []));
    };
    expect(blocked('10.0.0.1', '10.0.0.1')).toEqual(['203.0.113.9']);
    expect(blocked('10.0.0.1', '10.0.0.2')).toContain('10.0.0.1');
    expect(blocked('198.51.100.9', '198.51.100.9')).toContain('198.51.100.9');
  });

  it('does not hide what succeeded behind what cannot be judged', () => {
    const unknown = aFinding({ level: 'high', outcome: 'unknown' });
    const act = aFinding({ level: 'medium', outcome: 'succeeded', attacks: [] });
    const attack = aFinding({ level: 'medium', outcome: 'succeeded', attacks: ['sqli'] });
    const headlineOf = (...findings: Finding[]) =>
      summarise(anInvestigation({ findings: [unknown, ...findings] })).headline;
    const [acts, both] = [headlineOf(act), headlineOf(act, attack)];
    expect(acts).toMatchObject({ code: 'undecided', count: 1, succeeded: 1, attacks: 0 });
    expect(sayer('en', 'Asia/Tokyo')(acts)).toContain('Besides, 1 act that should be looked at succeeded.');
    expect(sayer('ja', 'Asia/Tokyo')(acts)).toContain('このほか、確認が必要な操作が1件成功しています。');
    expect(sayer('en', 'Asia/Tokyo')(both)).toContain(
      'Besides, 1 act that looks like an attack and 1 act that should be looked at succeeded.',
    );
    expect(sayer('ja', 'Asia/Tokyo')(both)).toContain(
      'このほか、攻撃とみられる操作が1件、確認が必要な操作が1件成功しています。',
    );
  });

  it('calls an attack that succeeded no work of operators', () => {
    const attack = aFinding({ level: 'medium', outcome: 'succeeded', attacks: ['sqli'] });
    const { headline } = summarise(anInvestigation({ findings: [attack] }));
    expect(headline).toMatchObject({ code: 'something-succeeded', count: 1, attacks: 1 });
    expect(sayer('en', 'Asia/Tokyo')(headline)).toContain('A break-in is possible.');
    expect(sayer('ja', 'Asia/Tokyo')(headline)).toContain(
      '攻撃とみられる操作が1件成功しています。侵入の可能性は',
    );
  });

  it('advises to block who may have reached data, and starts the clock', () => {
    const actor = anActor({ addresses: ['203.0.113.9'] });
    const finding = aFinding({ level: 'medium', outcome: 'succeeded', sources: ['203.0.113.9'] });
    const advice = (exposures: Exposure[]) => {
      const scope = { ...anInvestigation().scope, exposures };
      const investigation = anInvestigation({ findings: [finding], actors: [actor], scope });
      return codes(summarise(investigation).sections.now);
    };
    const viewed = anExposure({ actor: actor.id, certainty: 'possible' });
    expect(advice([viewed])).toEqual(
      expect.arrayContaining(['block-addresses', 'look-back', 'clock-of-duties']),
    );
    expect(advice([])).not.toContain('block-addresses');
    expect(advice([])).not.toContain('clock-of-duties');
  });

  it('does not put what operators do under what succeeded', () => {
    const attack = aFinding({
      level: 'high',
      outcome: 'succeeded',
      attacks: ['sqli'],
      rule: 'a',
      title: 'Attack',
    });
    const night = {
      level: 'informational',
      outcome: 'succeeded',
      attacks: [],
      rule: 'b',
      title: 'Night',
    } as const;
    const { known } = summarise(anInvestigation({ findings: [attack, aFinding(night)] })).sections;
    expect(known.filter(({ code }) => code === 'success')).toMatchObject([{ title: 'Attack' }]);
    expect(known.filter(({ code }) => code === 'more-successes')).toEqual([]);
    expect(known.filter(({ code }) => code === 'trouble')).toMatchObject([{ title: 'Night' }]);
  });

  it('counts no actor where no address is known', () => {
    const findings = [aFinding({ level: 'high', outcome: 'succeeded', sources: [], sourceCount: 0 })];
    const { headline } = summarise(anInvestigation({ findings }));
    expect(headline).toMatchObject({ code: 'break-in', actors: 0 });
    expect(sayer('en', 'Asia/Tokyo')(headline)).toMatch(
      /^A break-in is likely\. Attacks whose senders cannot be told by an address succeeded, /,
    );
    expect(sayer('ja', 'Asia/Tokyo')(headline)).toContain('接続元は特定できていません');
  });

  it('judges nothing when no line was understood', () => {
    const summary = summarise(anInvestigation({ inputs: [anInput({ lines: 5, unparsed: 5 })] }));
    expect(summary.alarm).toBe('blind');
    expect(summary.headline.code).toBe('nothing-read');
  });

  it('counts no line of an input that nobody can read for understood, be it blank or not', () => {
    const unread = anInput({ format: 'unknown', lines: 814, unparsed: 809 });
    const read = anInput({ lines: 2_000, unparsed: 0 });
    const { headline } = summarise(anInvestigation({ inputs: [read, unread] }));
    expect(headline).toEqual({ code: 'partly-unread', understood: 2_000, lines: 2_814 });
  });

  it('judges nothing when no line lies in the period that was asked for', () => {
    const inputs = [anInput({ lines: 500, firstAt: Number.NaN, lastAt: Number.NaN })];
    const timeless = summarise(anInvestigation({ inputs }));
    expect(timeless.headline.code).toBe('nothing-found');
    const summary = summarise(anInvestigation({ inputs, notices: [notices.period('2030-01-01', '')] }));
    expect(summary.alarm).toBe('blind');
    expect(summary.headline).toEqual({ code: 'nothing-in-period', lines: 500 });
  });

  it('says what it is whose outcome is not known', () => {
    const findings = [aFinding({ level: 'high', outcome: 'unknown', attacks: ['sqli'] })];
    expect(summarise(anInvestigation({ findings })).sections.unknown).toContainEqual({
      code: 'outcome-unknown',
      count: 1,
      attacks: ['sqli'],
    });
  });

  it('does not count lines as examined when only a period was', () => {
    const summary = summarise(anInvestigation({ notices: [notices.period('2026-09-22', '')] }));
    expect(summary.headline).toMatchObject({ code: 'nothing-found', lines: null });
    expect(summary.sections.known).toContainEqual(
      expect.objectContaining({ code: 'looked-at', lines: null }),
    );
  });

  it.each<[string, Parameters<typeof anInvestigation>[0], boolean]>([
    ['all was examined', {}, true],
    ['nothing was left out that could be hidden', { notices: [limitNotice('sql-rows', 1)] }, true],
    ['a few lines were not understood', { inputs: [anInput({ lines: 1000, unparsed: 9 })] }, true],
    ['more lines were not understood', { inputs: [anInput({ lines: 1000, unparsed: 11 })] }, false],
    ['the run was interrupted', { partial: true }, false],
    ['only a period was examined', { notices: [notices.period('2026-09-22', '')] }, false],
    ['an input broke off', { notices: [notices.inputBrokeOff('a.log', 'damaged', '')] }, false],
    ['a log has no times', { notices: [notices.withoutTimes('a.log')] }, false],
    ['a log has no addresses', { notices: [notices.withoutAddresses('a.log')] }, false],
    ['a bound was reached', { notices: [limitNotice('watched', 1)] }, false],
    ['tracing was not ended', { notices: [notices.traceIncomplete(false)] }, false],
    ['the log has a gap', { gaps: [{ input: 0, from: NIGHT, to: NIGHT + 1 }] }, false],
  ])('%s', (_, given, isWhole) => {
    const quiet = summarise(anInvestigation(given)).headline;
    expect(quiet).toMatchObject({ code: 'nothing-found', isWhole });
    const findings = [aFinding({ level: 'low', outcome: 'attempted' })];
    const attempts = summarise(anInvestigation({ ...given, findings })).headline;
    expect(attempts).toMatchObject({ code: 'attempts-only', isWhole });
    for (const language of ['ja', 'en'] as const) {
      const said = [quiet, attempts].map(sayer(language, 'Asia/Tokyo'));
      const rest = { ja: '調べきれていない部分があります', en: 'not examined in full' }[language];
      expect(said.map((text) => text.includes(rest))).toEqual([!isWhole, !isWhole]);
    }
  });

  it('calls nothing quiet when most of it was not understood', () => {
    const read = (unparsed: number) =>
      summarise(anInvestigation({ inputs: [anInput({ lines: 1000, unparsed })] }));
    expect(read(100).headline).toMatchObject({ code: 'nothing-found', lines: 900 });
    expect(read(101).headline).toEqual({ code: 'partly-unread', understood: 899, lines: 1000 });
    expect(read(500).headline).toEqual({ code: 'partly-unread', understood: 500, lines: 1000 });
    expect(read(500).alarm).toBe('blind');
    expect(read(501).headline).toEqual({ code: 'mostly-unread', understood: 499, lines: 1000 });
    expect(read(501).alarm).toBe('blind');
  });

  it('counts the actors that broke in, and only them', () => {
    expect(summarise(aBreakIn()).headline).toMatchObject({
      code: 'break-in',
      actors: 1,
      tenants: ['b'],
      from: NIGHT,
    });
  });
});

describe('the sections of a break-in', () => {
  const { sections } = summarise(aBreakIn());

  it('know who, what succeeded and why', () => {
    expect(sections.known[0]).toMatchObject({
      code: 'actor',
      rank: 1,
      addresses: ['203.0.113.9', '198.51.100.7'],
    });
    expect(codes(sections.known)).toEqual(
      expect.arrayContaining([
        'success',
        'files-dropped',
        'accounts-used',
        'data-exported',
        'attempts',
        'looked-at',
      ]),
    );
  });

  it('do not know what was unread, silent, undecided, not handed over, before', () => {
    expect(codes(sections.unknown)).toEqual([
      'outcome-unknown',
      'notice',
      'unparsed',
      'gap',
      'evidence-missing',
      'rows-not-counted',
    ]);
  });

  it('lay the reason of the first success to the first alone, where later ones have others', () => {
    const saidOf = (...reasons: string[]) => {
      const findings = reasons.map((reason, i) =>
        aFinding({
          id: `f${i}`,
          rule: 'r',
          level: 'high',
          outcome: 'succeeded',
          reason,
          attacks: ['webshell'],
        }),
      );
      const { known } = summarise(anInvestigation({ findings })).sections;
      return known.filter(({ code }) => code === 'success').map(sayer('en', 'Asia/Tokyo'));
    };
    expect(saidOf('POSTs: 1.', 'POSTs: 14.')).toEqual([expect.stringContaining('The first time: POSTs: 1.')]);
    expect(saidOf('It answered.', 'It answered.')).toEqual([expect.stringMatching(/\)\. It answered\.$/)]);
  });

  it('say that the log cannot show what the planted program was told', () => {
    expect(codes(sections.never)[0]).toBe('never-commands');
  });

  it('preserve first, then block, then change secrets, then look back', () => {
    expect(codes(sections.now)).toEqual([
      'preserve-logs',
      'preserve-server',
      'block-addresses',
      'remove-files',
      'rotate-accounts',
      'rotate-keys',
      'look-back',
      'look-at-other-sites',
      'decide-the-undecided',
      'clock-of-duties',
    ]);
  });

  it('promise a hash only of what was read to its end', () => {
    const saidOf = (sha256: string) => {
      const { now } = summarise(anInvestigation({ inputs: [anInput({ sha256 })] })).sections;
      return now.filter(({ code }) => code === 'preserve-logs').map(sayer('en', 'Asia/Tokyo'));
    };
    expect(saidOf('ab12')[0]).toContain('Its hash is in report.json');
    expect(saidOf('')[0]).toContain('It was not read to its end');
  });

  it('name what would prove it wrong', () => {
    expect(codes(sections.wrong)).toEqual([
      'wrong-if-operator',
      'wrong-if-release',
      'wrong-if-scan',
      'wrong-if-proxy',
      'wrong-if-clock',
      'wrong-if-logs-changed',
    ]);
  });
});

describe('the summary', () => {
  it('warns that it may have begun before the log when an actor was there from the start', () => {
    const investigation = anInvestigation({
      findings: [aFinding({ level: 'high', outcome: 'succeeded' })],
      actors: [anActor({ firstAt: NIGHT - 19 * 3_600_000 })],
    });
    expect(codes(summarise(investigation).sections.unknown)).toContain('before-the-log');
  });

  it('does not repeat what a notice says already', () => {
    const text = { ja: 'x', en: 'x' };
    const { unknown } = summarise(
      anInvestigation({
        partial: true,
        inputs: [anInput({ unparsed: 3 })],
        notices: [
          { code: 'unparsed-lines', text },
          { code: 'interrupted', text },
        ],
      }),
    ).sections;
    expect(codes(unknown)).not.toContain('unparsed');
    expect(codes(unknown)).not.toContain('partial');
  });

  it('puts no name that an attacker chose into a command to be typed, unless it is harmless', () => {
    const of = (file: string) => {
      const findings = [aFinding({ level: 'high', outcome: 'succeeded' })];
      const { now } = summarise(anInvestigation({ findings, actors: [anActor({ files: [file] })] })).sections;
      return now.find((statement) => statement.code === 'look-back')?.of;
    };
    expect(of('/content/x.php')).toBe('/content/x.php');
    expect(of('/content/;rm -rf ~.php')).toBe('203.0.113.9');
    expect(of('$(reboot)')).toBe('203.0.113.9');
    expect(of('--out=/etc')).toBe('203.0.113.9');
  });

  it('changes the passwords of all administrators when the log names none that logged in', () => {
    const findings = [aFinding({ level: 'high', outcome: 'succeeded' })];
    const { now } = summarise(
      anInvestigation({ findings, actors: [anActor({ stages: ['login'] })] }),
    ).sections;
    expect(codes(now)).toContain('rotate-unnamed-accounts');
    expect(codes(now)).not.toContain('rotate-accounts');
  });

  it('speaks of customers, not of administrators, where a list attack got into their accounts and nothing else', () => {
    const attack = { level: 'high', outcome: 'succeeded', attacks: ['credential-stuffing'] } as const;
    const taken = anExposure({ actor: 'actor-1', channel: 'account-takeover', certainty: 'viewed' });
    const advice = (more: Parameters<typeof anInvestigation>[0]) => {
      const actors = [anActor({ stages: ['login', 'browse'] })];
      const { scope } = anInvestigation();
      const given = {
        findings: [aFinding(attack)],
        actors,
        scope: { ...scope, exposures: [taken] },
        ...more,
      };
      return codes(summarise(anInvestigation(given)).sections.now).filter((code) =>
        code.startsWith('rotate'),
      );
    };
    expect(advice({})).toEqual(['rotate-unnamed-customers']);
    expect(
      advice({ findings: [aFinding(attack), aFinding({ level: 'high', outcome: 'succeeded', id: 'f-2' })] }),
    ).toEqual(['rotate-unnamed-customers', 'rotate-unnamed-accounts', 'rotate-seen-settings']);
  });

  it.each([
    ['unknown', false],
    ['succeeded', true],
  ] as const)(
    'advises on settings for who looked at pages and whose attack is %s: %s',
    (outcome, isAdvised) => {
      const findings = [aFinding({ level: 'high', outcome })];
      const actors = [anActor({ stages: ['attack', 'browse'] })];
      const { now } = summarise(anInvestigation({ findings, actors })).sections;
      expect(codes(now).includes('rotate-seen-settings')).toBe(isAdvised);
    },
  );

  it('names the file that rotation deletes first of those that hold something of the actor', () => {
    const inputs = [1, 2, 3, 4].map((n) =>
      anInput({ path: `access.log.${n}`, firstAt: NIGHT - n * DAY, lastAt: NIGHT - (n - 1) * DAY }),
    );
    const findings = [aFinding({ level: 'high', outcome: 'succeeded' })];
    const actors = [anActor({ firstAt: NIGHT - 1.5 * DAY, lastAt: NIGHT })];
    const [first] = summarise(anInvestigation({ inputs, findings, actors })).sections.now;
    expect(first).toEqual({
      code: 'preserve-before-rotation',
      path: 'access.log.2',
      at: NIGHT + 3 * DAY,
      every: 'day',
      kept: 4,
      needed: true,
      past: false,
    });
  });

  it('counts actors and addresses by the hundred thousand', () => {
    const addresses = Array.from({ length: 200_000 }, (_, n) => `2001:db8::${n.toString(16)}`);
    const findings = [aFinding({ level: 'high', outcome: 'succeeded', sources: addresses.slice(0, 100) })];
    const summary = summarise(anInvestigation({ findings, actors: [anActor({ addresses })] }));
    expect(summary.alarm).toBe('break-in');
  });

  it.each(HOSTILE_TEXTS)('says %j without controls and secrets', (text) => {
    const { headline, sections } = summarise(aHostileInvestigation(text));
    for (const language of ['ja', 'en'] as const) {
      const say = sayer(language, 'Asia/Tokyo');
      const said = [headline, ...Object.values(sections).flat()].map(say).join(' ');
      expect(said).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(said).not.toMatch(/4111|Hunter2|cvv=123|NaN|undefined/);
    }
  });
});

it('says that nobody could be found, rather than that at least nobody was affected', () => {
  const exposureOf = (bound: 'min' | 'exact') => anExposure({ bound });
  const knownOf = (bound: 'min' | 'exact') => {
    const scope = { ...aBreakIn().scope, exposures: [exposureOf(bound)] };
    return codes(summarise({ ...aBreakIn(), scope }).sections.known);
  };
  expect(knownOf('min')).toContain('exposed-uncounted');
  expect(knownOf('exact')).not.toContain('exposed-uncounted');
});

it('does not call data reached that may have been', () => {
  const saidOf = (certainty: 'viewed' | 'possible') => {
    const scope = { ...aBreakIn().scope, exposures: [anExposure({ bound: 'min', certainty })] };
    const { known } = summarise({ ...aBreakIn(), scope }).sections;
    return known.map(sayer('en', 'Asia/Tokyo')).find((text) => text.includes('how many persons'));
  };
  expect(saidOf('viewed')).toContain('Data was reached');
  expect(saidOf('possible')).toContain('Data may have been reached');
});
