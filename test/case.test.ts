import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inventedReport, reportExposure } from './case/invented-case.ts';
import { makeLog } from './make-log.ts';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const work = workspace();
const CARD = ['4111', '1111', '1111', '1111'].join('');

/** Runs `hinomi case …` for one case's folder. */
function on(folder: string) {
  const path = work.at(folder);
  const run = (verb: string, ...args: string[]) => hinomi(['case', verb, path, ...args]);
  return {
    path,
    run,
    /** One that must be taken. */
    async does(verb: string, ...args: string[]): Promise<string> {
      const { code, stdout, stderr } = await run(verb, ...args);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return stdout;
    },
    /** One that must be refused, in one sentence. */
    async refuses(code: string, verb: string, ...args: string[]): Promise<void> {
      const before = existsSync(`${path}/journal.ndjson`) ? readFileSync(`${path}/journal.ndjson`) : null;
      const ran = await run(verb, ...args);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(new RegExp(`^hinomi: .+ \\[${code}\\]\\n$`));
      if (before !== null) expect(readFileSync(`${path}/journal.ndjson`)).toEqual(before);
    },
  };
}

const why = (text: string) => ['--why', text];

describe('hinomi case', () => {
  it('goes from the first call to the closing of a card case', { timeout: 180_000 }, async () => {
    const { does, refuses, run, path } = on('skimming');
    const opened = ['--kind', 'skimming', '--title', 'みほん本店', '--role', 'shop', '--by', '佐藤'];
    const page = await does('open', ...opened, '--known', '2026-09-01T09:00', ...why('acquirer called'));
    expect(page).toContain('2026-09-01 09:00  acquirer called (佐藤)  ← drives the dates');
    expect(page).toContain('2026-09-05 23:59');
    await refuses('CASE_EXISTS', 'open', ...opened);

    // Evidence first: the payment page is not touched before it is kept.
    await refuses('CASE_TASK_WAITS', 'task', 'stop-cards', '--done');
    const log = work.write('access.log', makeLog());
    const sha256 = createHash('sha256').update(readFileSync(log)).digest('hex');
    const period = ['--from', '2026-08-01', '--to', '2026-08-31', '--custody', 'copied by the hoster'];
    expect(await does('evidence', log, ...period)).toContain(sha256);
    for (const task of ['keep-page', 'preserve-logs', 'stop-cards']) await does('task', task, '--done');
    await does('approve', 'containment', '--subject', 'card payment', '--by', '佐藤', ...why('02:00'));

    expect(await does('ask', 'payment-provider', '--due', '2026-09-10')).toContain('Q1');
    expect(await does('status')).toMatch(/Q1 payment-provider: .+ → waiting for 0 days/);
    await does('answer', 'Q1', '--text', `one of them is ${CARD}`);

    const investigated = work.at('report');
    await hinomi(['investigate', log, '--out', investigated, '--quiet']);
    await does('report', investigated);
    const exposure = reportExposure({ channel: 'skimming', certainty: 'possible', items: ['card_number'] });
    const total = { tenant: null, certainty: 'possible', unit: 'persons', n: 2259, bound: 'max' } as const;
    const counted = inventedReport({ exposures: [exposure], totals: [total] });
    work.write('counted/report.json', JSON.stringify(counted));
    expect(await does('report', work.at('counted'))).toContain('at most 2,259 persons');
    await refuses('REPORT_MISSING', 'report', work.path);

    const status = await does('status');
    expect(status).toMatch(/a report was first shown/);
    expect(status).toMatch(/2026-09-05 23:59 .*Personal Information Protection Commission prompt report/);
    expect(status).toContain('persons = 2,259 (from a report');
    expect(status).toContain('certainty = possible');
    expect(status).not.toContain(CARD);
    expect(readFileSync(`${path}/journal.ndjson`, 'utf8')).not.toContain(CARD);

    const lines = (await does('duties')).trim().split('\n');
    const duties = lines.map((line) => JSON.parse(line) as { key: string; standing: string; dueAt: string });
    expect(duties.find(({ key }) => key === 'ppc/prompt-report')).toMatchObject({
      standing: 'open',
      dueAt: '2026-09-05T23:59:59+09:00',
    });

    await refuses('CASE_LOOK_BACK', 'close', ...why('over'));
    await does('task', 'investigate', '--done');
    await refuses('CASE_LOOK_BACK', 'task', 'look-back', '--done', '--tenants', 'x', ...why('all logs'));
    await does('task', 'look-back', '--done', '--tenants', 'a', ...why('all logs'));
    await does('task', 'why-held', '--done', ...why('typed, never stored'));
    await refuses('CASE_DUTIES_OPEN', 'close', ...why('over'));
    for (const { key } of duties)
      await does('decide', `duty:${key}`, '--choice', 'done', ...why('number 12'));
    await refuses('CASE_COUNTERSIGN_OPEN', 'close', ...why('over'));
    await refuses('APPROVAL_SAME_PERSON', 'approve', 'containment-1', '--countersign', '--by', '佐 藤');
    await does('approve', 'containment-1', '--countersign', '--by', '鈴木');
    await does('close', ...why('over'), '--by', '鈴木');
    await refuses('CASE_CLOSED', 'fact', 'persons=3');
    expect(await does('status')).toMatch(/closed .+ by 鈴木 \(settled\): over/);
    await does('close', '--reopen', ...why('a new report'));

    const verified = await run('verify');
    expect(verified).toMatchObject({ code: 0 });
  });

  it('hands its head outside, and shows by it what was cut off afterwards', async () => {
    const { does, run, path } = on('anchored');
    await does('open', '--kind', 'phishing', '--title', 'fake mail');
    await does('fact', 'phishingSite=true', 'contact.phone=0120-000-000');
    const request = work.at('head.tsq');
    const anchor = await does('anchor', '--to', 'counsel', '--request', request);
    const head = /SHA-256: ([0-9a-f]{64})/.exec(anchor)![1]!;
    expect(readFileSync(request).toString('hex')).toBe(
      `30390201013031300d060960864801650304020105000420${head}0101ff`,
    );
    if (spawnSync('openssl', ['version']).status === 0) {
      const shown = execFileSync('openssl', ['ts', '-query', '-in', request, '-text'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(shown).toContain('Hash Algorithm: sha256');
    }
    expect(await does('verify', '--head', head)).toContain('1 entries came after it');
    const lines = readFileSync(`${path}/journal.ndjson`, 'utf8').trim().split('\n');
    writeFileSync(`${path}/journal.ndjson`, `${lines.slice(0, -2).join('\n')}\n`);
    expect(await run('verify')).toMatchObject({ code: 0 });
    const cut = await run('verify', '--head', head);
    expect(cut.code).toBe(1);
    expect(cut.stdout).toContain('the anchored entry is missing');
  });

  it('shows where a journal was changed, and writes nothing more into it', async () => {
    const { does, refuses, run, path } = on('changed');
    await does('open', '--kind', 'insider', '--title', 'copied list');
    await does('fact', 'persons=120');
    await refuses('CASE_FACT_NAME', 'fact', 'sensitive=false', 'person=3');
    await refuses('OPTION_VALUE', 'decide', '', '--choice', 'x', ...why('y'));
    const journal = `${path}/journal.ndjson`;
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"value":120', '"value":20'));
    const verified = await run('verify');
    expect(verified.code).toBe(1);
    expect(verified.stdout).toContain('line 2: was changed');
    const refused = await run('fact', 'persons=30', ...why('counted again'));
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('[CASE_BROKEN]');
  });

  it('tells a torn end, keeps it, and goes on', async () => {
    const { does, run, path } = on('torn');
    await does('open', '--kind', 'social-account', '--title', 'posts');
    await does('fact', 'persons=0');
    const journal = `${path}/journal.ndjson`;
    const torn = readFileSync(journal).subarray(0, -25);
    writeFileSync(journal, torn);
    const told = await run('verify');
    expect([told.code, told.stdout.includes('was torn while it was written')]).toEqual([1, true]);
    await does('fact', 'persons=0');
    expect(readFileSync(journal).subarray(0, torn.length)).toEqual(torn);
    expect(await does('verify')).toContain('a later entry accounts for it');
  });

  it.each<[string, string, string[]]>([
    ['OPTION_USAGE', 'open', ['--kind', 'flood', '--title', 'x']],
    ['OPTION_USAGE', 'open', ['--kind', 'phishing']],
    ['OPTION_VALUE', 'open', ['--kind', 'phishing', '--title', ' ']],
    ['OPTION_TIME', 'open', ['--kind', 'phishing', '--title', 'x', '--known', 'yesterday']],
    ['OPTION_USAGE', 'bogus', []],
    ['CASE_MISSING', 'status', []],
    ['CASE_MISSING', 'fact', ['persons=3']],
    ['CASE_MISSING', 'verify', []],
    ['CASE_MISSING', 'anchor', []],
    ['OPTION_VALUE', 'verify', ['--head', 'abc']],
    ['OPTION_VALUE', 'fact', ['persons']],
    ['OPTION_VALUE', 'task', ['look-back']],
    ['OPTION_VALUE', 'task', ['look-back', '--done', '--skip']],
    ['OPTION_VALUE', 'approve', ['publication']],
    ['OPTION_USAGE', 'approve', ['publication', '--subject', 'x', '--total', '1e3']],
    ['INPUT_MISSING', 'evidence', ['nowhere.log']],
  ])('refuses with %s: case %s %j', async (code, verb, args) => {
    const folder = work.at('nothing');
    const ran = await hinomi(['case', verb, folder, ...args]);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(new RegExp(`^hinomi: .+ \\[${code}\\]\\n$`));
    expect(ran.code).toBe(code === 'INPUT_MISSING' ? 4 : 2);
    expect(existsSync(folder)).toBe(false);
  });

  it('speaks Japanese', async () => {
    const { does } = on('japanese');
    await does('open', '--kind', 'list-attack', '--title', 'みほん', '--lang', 'ja');
    const page = await does('status', '--lang', 'ja');
    for (const heading of ['いつ知ったか', '義務と期限', '作業(期限順)', '記録'])
      expect(page).toContain(heading);
    const help = await does('fact', '--help', '--lang', 'ja');
    expect(help).toContain('使い方');
  });
});
