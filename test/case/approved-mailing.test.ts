import { expect, it } from 'vitest';
import type { CaseAct } from '../../src/model/case/case-act.ts';
import { enterKey } from '../../src/respond/approvals/enter-key.ts';
import { proposeApproval, stepApproval } from '../../src/respond/approvals/step-approval.ts';
import { caseView } from '../../src/respond/case/case-view.ts';
import { readFact } from '../../src/respond/case/read-fact.ts';
import { approvedMailing } from '../../src/respond/sending/approved-mailing.ts';
import { inventedCase, shippedLaws } from './invented-case.ts';
import { inventedSigner } from './invented-signer.ts';

const DOCUMENT = { mailing: 'person-mail', sha256: 'c'.repeat(64), total: 100 };
const refused = (code: string) => expect.objectContaining({ code });

it('a sole owner sends only after the hour and after the test mail of this very document', async () => {
  const laws = await shippedLaws();
  const one = await inventedCase('web-intrusion', '2026-09-01T00:00:00+09:00');
  const owner = { who: '佐藤', why: '' };
  const signing = (now: string) => ({ ...owner, now: Date.parse(now), signer: inventedSigner(1) });
  const approved = () => approvedMailing(caseView(one.state(), laws, 0), DOCUMENT);
  const tested = (sha256: string): CaseAct => {
    const content = { step: 'tested', sha256, outbox: null, counts: {}, total: 100 } as const;
    return { kind: 'mailing', ...owner, what: { mailing: 'person-mail', ...content } };
  };
  one.act((state) => enterKey(state, { ...owner, signer: inventedSigner(1) }));
  const sole = { set: '', name: 'organisation.soleOwner', written: 'true', ...owner };
  one.act((state) => readFact(state, sole));
  const proposedAt = '2026-09-01T10:00:00+09:00';
  const { sha256, total } = DOCUMENT;
  const proposal = { act: 'mass-mail', subject: '通知', sha256, total } as const;
  one.act((state) => proposeApproval(state, proposal, signing(proposedAt)), proposedAt);
  expect(approved).toThrow(refused('SEND_NOT_APPROVED'));
  const later = '2026-09-01T11:00:00+09:00';
  const alone = { id: 'mass-mail-1', step: 'signed-alone', sha256, typed: total } as const;
  one.act((state) => stepApproval(state, alone, signing(later)), later);
  expect(approved).toThrow(refused('SEND_TEST_FIRST'));
  one.act(() => tested('d'.repeat(64)));
  expect(approved).toThrow(refused('SEND_TEST_FIRST'));
  one.act(() => tested(sha256));
  expect(approved().id).toBe('mass-mail-1');
  const changed = (given: object) => () =>
    approvedMailing(caseView(one.state(), laws, 0), { ...DOCUMENT, ...given });
  expect(changed({ total: 101 })).toThrow(refused('SEND_NOT_APPROVED'));
  expect(changed({ sha256: 'd'.repeat(64) })).toThrow(refused('SEND_NOT_APPROVED'));
  one.act((state) =>
    stepApproval(state, { ...alone, step: 'undone' }, { ...signing(later), why: 'a mistake' }),
  );
  expect(approved).toThrow(refused('SEND_NOT_APPROVED'));
});
