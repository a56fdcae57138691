import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hinomi } from '../program.ts';
import { workspace } from '../workspace.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';

const work = workspace();
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink();
});
afterAll(() => sink.close());

const SECRET = { HINOMI_KEY_PASSPHRASE: 'a long word' };

interface Affected {
  exposure?: string;
  certainty?: string;
  items?: string[];
  person: Record<string, string>;
}

const person = (n: number, email = `person-${n}@mail.example`) => {
  return { customer: `M${n}`, name: `見本 ${n}`, address: `=見本区${n}`, ...(email !== '' && { email }) };
};

function listOf(lines: Affected[]): string {
  const whole = lines.map(
    ({ exposure = 'e1', certainty = 'viewed', items = ['name', 'address'], person }) => {
      return JSON.stringify({ exposure, tenant: 'b', certainty, person, items, records: { orders: 1 } });
    },
  );
  return `${whole.join('\n')}\n`;
}

/** A case with facts, two persons with keys, and commands on it. */
async function openCase(name: string, language = 'en', signers = ['佐藤', '鈴木']) {
  const folder = work.at(name);
  const lang = ['--lang', language];
  const run = (...args: string[]) => hinomi([...args, ...lang], { env: SECRET });
  const does = async (...args: string[]) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ code: 0, stderr: expect.not.stringContaining('hinomi:') });
    return ran.stdout;
  };
  const inCase = (verb: string, ...args: string[]) => does('case', verb, folder, ...args);
  await inCase(
    'open',
    '--kind',
    'web-intrusion',
    '--title',
    'みほん',
    '--known',
    '2026-09-01T09:00',
    '--why',
    'x',
  );
  const facts = [
    'organisation.name=株式会社みほん',
    'organisation.site=みほん本店',
    'contact.name=お客様窓口',
    'contact.phone=0120-000-000',
    'contact.hours=9時から17時',
    'contact.email=info@shop.example',
    'incident.kind=web-intrusion',
    'incident.cause=不正アクセス',
  ];
  await inCase('fact', ...facts, '--by', '佐藤');
  for (const who of signers) {
    const key = work.at(`${name}-${who}.key`);
    await does('case', 'key', 'make', key);
    await does('case', 'key', 'add', folder, '--key', key, '--by', who);
  }
  const by = (who: string) => ['--by', who, '--key', work.at(`${name}-${who}.key`)];
  const send = (...args: string[]) => [
    'send',
    '--case',
    folder,
    '--smtp',
    `smtp://127.0.0.1:${sink.port}`,
    ...args,
  ];
  const refuses = async (code: string, ...args: string[]) => {
    const ran = await run(...args);
    expect(ran.stderr).toContain(`[${code}]`);
    expect(ran.code).toBeGreaterThan(1);
  };
  const approve = async (affected: string[], total: number) => {
    const draft = work.at(`${name}-draft.md`);
    await does(...send(...affected, '--draft', draft));
    const document = ['--document', draft];
    const proposed = await inCase(
      'approve',
      'mass-mail',
      '--subject',
      '通知',
      ...document,
      '--total',
      `${total}`,
      ...by('佐藤'),
    );
    const id = /mass-mail-\d+/.exec(proposed)![0];
    return { id, draft, sign: () => inCase('approve', id, '--sign', ...document, ...by('鈴木')) };
  };
  return { folder, does, run, inCase, by, send, refuses, approve };
}

describe('hinomi send', { timeout: 240_000 }, () => {
  it('shows, is approved by two, sends each person one message, and turns bounces into letters', async () => {
    const lines = [
      ...[1, 2, 3].map((n) => ({ person: person(n) })),
      { person: person(1), exposure: 'e2', certainty: 'possible', items: ['phone'] },
      { person: person(4, 'taro') },
      { person: person(5, 'a@mail.example\r\nBcc: b@mail.example') },
      { person: person(6, 'unknown@mail.example') },
      { person: person(7, 'ｐｅｒｓｏｎ－７＠ｍａｉｌ．ｅｘａｍｐｌｅ') },
    ];
    const list = ['--affected', work.write('list/affected.ndjson', listOf(lines))];
    const { does, run, refuses, send, approve, folder, inCase } = await openCase('whole', 'ja');
    sink.refuse = (_, address) =>
      address.startsWith('unknown@') ? { code: 550, text: '5.1.1 no such user' } : null;

    const shown = await does(...send(...list));
    expect(shown).toContain('何も送っていません');
    expect(shown).toMatch(/メール +5 通\(残り 5 通\)/);
    expect(shown).toMatch(/手紙 +2 名/);
    expect(shown).not.toContain('見本 1');
    await refuses('SEND_NOT_APPROVED', ...send(...list, '--send', '--by', '佐藤'));
    const { sign, draft } = await approve(list, 5);
    await refuses('SEND_NOT_APPROVED', ...send(...list, '--send', '--by', '佐藤'));
    await sign();
    const more = [...lines, { person: person(8) }];
    const longer = ['--affected', work.write('longer/affected.ndjson', listOf(more))];
    await refuses('SEND_NOT_APPROVED', ...send(...longer, '--send', '--by', '佐藤'));
    expect(sink.taken).toHaveLength(0);

    await does(...send(...list, '--send', '--by', '佐藤'));
    expect(readdirSync(`${folder}/files`)).toContainEqual(expect.stringMatching(/-person-mail\.md$/));
    const sent = sink.taken.map(({ to }) => to).sort();
    expect(sent).toEqual([1, 2, 3, 7].map((n) => `person-${n}@mail.example`));
    expect(readFileSync(draft, 'utf8').match(/^## /gm)).toHaveLength(2);
    await does(...send(...list, '--send', '--by', '佐藤'));
    expect(sink.taken).toHaveLength(4);

    const own = sink.taken.find(({ to }) => to === 'person-2@mail.example')!;
    const bounce = [
      'From: MAILER-DAEMON@mx.example',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; person-2@mail.example',
      'Action: failed',
      'Status: 5.2.1',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: <${own.message}>`,
      '',
      '--b--',
    ].join('\r\n');
    const mailbox = work.write('bounces/1.eml', bounce);
    for (let times = 0; times < 2; times++) {
      expect(await does('send', 'bounces', '--case', folder, mailbox)).toContain('不達 1、');
    }
    const out = work.at('letters.csv');
    await does('send', 'letters', '--case', folder, ...list, '--out', out);
    const letters = readFileSync(out, 'utf8').trim().split('\r\n').slice(1);
    expect(letters.map((line) => line.split(',')[2])).toEqual(['M2', 'M4', 'M5', 'M6']);
    for (const line of letters) expect(line.split(',')[1]).toMatch(/^"?'=/);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const status = await run('send', 'status', '--case', folder);
    expect(status.stdout).toMatch(/送信済み +3 名/);

    const journal = readFileSync(`${folder}/journal.ndjson`, 'utf8');
    expect(journal).not.toContain('mail.example');
    expect(readFileSync(`${folder}/outbox/person-mail.ndjson`, 'utf8')).not.toContain('person-1@');
    expect(await inCase('verify')).toContain('承認の署名 2 件');
    writeFileSync(`${folder}/outbox/person-mail.ndjson`, '');
    await refuses('OUTBOX_LOST', ...send(...list, '--send', '--by', '佐藤'));
    sink.refuse = () => null;
  });

  it('reads a list that is encrypted, tests first, and leaves what is not known to a person', async () => {
    const { does, run, refuses, send, approve, inCase, by, folder } = await openCase('encrypted');
    const identity = await generateIdentity();
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(identity));
    const lines = listOf([1, 2].map((n) => ({ person: person(n, `secret-${n}@mail.example`) })));
    const path = work.write('affected.ndjson.age', await encrypter.encrypt(lines));
    await refuses('AFFECTED_IDENTITY', ...send('--affected', path));
    const list = ['--affected', path, '--identity', work.write('id.txt', `# key\n${identity}\n`)];

    const { id, draft } = await approve(list, 2);
    await inCase('fact', 'organisation.soleOwner=true', '--by', '佐藤');
    await refuses('APPROVAL_EARLY', 'case', 'approve', folder, id, '--alone', '--total', '2', ...by('佐藤'));
    await inCase('approve', id, '--sign', '--document', draft, ...by('鈴木'));
    const before = sink.taken.length;
    await does(...send(...list, '--test-to', 'me@shop.example', '--by', '佐藤'));
    expect(sink.taken.slice(before).map(({ to }) => to)).toEqual(['me@shop.example']);

    // The server takes the second message, and the connection ends before its answer.
    let count = 0;
    sink.onStep = (step, end) => {
      if (step === 'taken' && ++count === 2) end();
    };
    const ran = await run(...send(...list, '--send', '--by', '佐藤'));
    sink.onStep = () => {};
    expect(ran.code).toBe(1);
    const message = /^ {2}([0-9a-f]{32}@shop\.example)/m.exec(ran.stdout)![1]!;
    const again = await run(...send(...list, '--send', '--by', '佐藤'));
    expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining(message) });
    expect(sink.taken.slice(before)).toHaveLength(3);

    const settle = ['send', 'settle', '--case', folder];
    await refuses('CASE_WHY', ...settle, message, '--sent', '--by', '佐藤');
    await refuses(
      'SEND_UNKNOWN_MESSAGE',
      ...settle,
      'x@shop.example',
      '--sent',
      '--why',
      'x',
      '--by',
      '佐藤',
    );
    const log = [
      `Sep  1 03:00:00 mx postfix/cleanup[1]: 4ABCDE12: message-id=<${message}>`,
      'Sep  1 03:00:01 mx postfix/smtp[1]: 4ABCDE12: to=<secret-1@mail.example>, dsn=2.0.0, status=sent (250 ok)',
    ].join('\n');
    await does(...settle, '--log', work.write('mail.log', log), '--by', '佐藤');
    await refuses('SEND_SETTLED', ...settle, message, '--sent', '--why', 'x', '--by', '佐藤');
    expect(await does('send', 'status', '--case', folder)).toMatch(/sent +2 persons/);
    expect(readFileSync(`${folder}/outbox/person-mail.ndjson`, 'utf8')).not.toContain('secret-');
  });

  it('refuses a list that is masked, a password that others can see, and two addresses for one', async () => {
    const { refuses, send } = await openCase('refused', 'en', []);
    const of = (email: string, name = 'sound') =>
      work.write(`${name}.ndjson`, listOf([{ person: person(1, email) }]));
    const sound = ['--affected', of('taro@mail.example')];
    const before = sink.taken.length;
    await refuses('AFFECTED_MASKED', ...send('--affected', of('t***@m***.example', 'masked')));
    await refuses('AFFECTED_NONE', ...send('--affected', work.write('empty.ndjson', '')));
    const shown = ['--smtp', 'smtp://u:p@mail.example', '--test-to', 'a@b.example'];
    await refuses('SMTP_PASSWORD_SHOWN', ...send(...sound, ...shown));
    await refuses('OPTION_VALUE', ...send(...sound, '--test-to', 'a@b.example,c@d.example'));
    expect(sink.taken).toHaveLength(before);
  });
});
