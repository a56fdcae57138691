import type { ApprovalStanding, ApprovedAct } from '../../model/case/approval.ts';
import type { CaseOutcome } from '../../model/case/case-act.ts';
import type { CaseTask } from '../../model/case/case-state.ts';
import type { Phase } from '../../model/case/playbook.ts';
import type { Authority, DutyKind, Sureness } from '../../model/duty.ts';
import type { Language } from '../../model/language.ts';

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** Who must be told, as a name. */
export const AUTHORITY_WORDS: Words<Authority> = {
  ja: {
    ppc: '個人情報保護委員会',
    'delegated-minister': '事業所管大臣',
    principal: '委託元',
    shops: '契約先のお店',
    individuals: 'ご本人',
    acquirer: 'カード会社(アクワイアラー)',
    'payment-provider': '決済代行会社',
    police: '警察',
    jipdec: 'JIPDEC(プライバシーマーク)',
    certifier: '認定個人情報保護団体',
    jadma: '日本通信販売協会(JADMA)',
    jpcert: 'JPCERT/CC',
    ipa: 'IPA(情報処理推進機構)',
    'anti-phishing-council': 'フィッシング対策協議会',
    mic: '総務省',
    'eu-authority': 'EUの監督機関',
  },
  en: {
    ppc: 'Personal Information Protection Commission',
    'delegated-minister': 'competent minister',
    principal: 'principal',
    shops: 'shops hosted',
    individuals: 'persons concerned',
    acquirer: 'acquirer',
    'payment-provider': 'payment provider',
    police: 'police',
    jipdec: 'JIPDEC (PrivacyMark)',
    certifier: 'accredited organisation',
    jadma: 'JADMA',
    jpcert: 'JPCERT/CC',
    ipa: 'IPA',
    'anti-phishing-council': 'Council of Anti-Phishing Japan',
    mic: 'Ministry of Internal Affairs and Communications',
    'eu-authority': 'EU supervisory authority',
  },
};

export const DUTY_KIND_WORDS: Words<DutyKind> = {
  ja: {
    'prompt-report': '速報',
    'final-report': '確報',
    notification: '通知',
    'stop-cards': 'カード決済の停止',
    consult: '相談・届出',
  },
  en: {
    'prompt-report': 'prompt report',
    'final-report': 'final report',
    notification: 'notification',
    'stop-cards': 'stop card payment',
    consult: 'consult',
  },
};

export const SURENESS_WORDS: Words<Sureness> = {
  ja: { verified: '原典で確認', secondHand: '引用資料で確認', unverified: '未確認' },
  en: { verified: 'read in the source', secondHand: 'read second-hand', unverified: 'not checked' },
};

export const PHASE_WORDS: Words<Phase> = {
  ja: {
    preserve: '保全',
    contain: '封じ込め',
    scope: '調査',
    report: '報告',
    notify: '通知・公表',
    resume: '再開',
  },
  en: {
    preserve: 'preserve',
    contain: 'contain',
    scope: 'scope',
    report: 'report',
    notify: 'notify',
    resume: 'resume',
  },
};

export const TASK_STATUS_WORDS: Words<CaseTask['status']> = {
  ja: { open: '未着手', started: '着手', done: '完了', skipped: '行わない' },
  en: { open: 'open', started: 'started', done: 'done', skipped: 'skipped' },
};

export const OUTCOME_WORDS: Words<CaseOutcome> = {
  ja: { settled: '対応完了', 'failed-attack': '失敗した攻撃', 'false-alarm': '誤検知' },
  en: { settled: 'settled', 'failed-attack': 'failed attack', 'false-alarm': 'false alarm' },
};

export const APPROVED_ACT_WORDS: Words<ApprovedAct> = {
  ja: {
    containment: '封じ込め',
    'prompt-report': '速報の提出',
    'mass-mail': 'メールの一斉送信',
    publication: '公表',
  },
  en: {
    containment: 'containment',
    'prompt-report': 'prompt report',
    'mass-mail': 'mass mail',
    publication: 'publication',
  },
};

export const STANDING_WORDS: Words<ApprovalStanding> = {
  ja: {
    allowed: '承認済み',
    'allowed-alone': '承認済み(単独承認)',
    'waits-second': '2人目の承認待ち',
    'waits-countersign': '実施済み・別の方の確認待ち',
    undone: '取り消し',
  },
  en: {
    allowed: 'approved',
    'allowed-alone': 'approved by a sole owner',
    'waits-second': 'waits for a second person',
    'waits-countersign': 'done, waits for a countersignature',
    undone: 'undone',
  },
};
