/** Words for why an outcome is what it is. Each language has a sentence for every one. */
export const REASON_CODES = [
  'refused',
  'blocked',
  'notShown',
  'undecided',
  'writtenByMethod',
  'readByMethod',
  'writtenThenAnswered',
  'uploadedThenAnswered',
  'assembled',
  'newScript',
  'scriptAmongContent',
  'webshellTalk',
  'unusualSize',
  'unusualSizes',
  'secretAnswered',
  'softNotFound',
  'usualSize',
  'delayed',
  'loginRefused',
  'loginOpen',
  'loginAnswered',
  'loginThenPages',
  'loginAfterFailures',
  'loginThenWebshell',
  'exportAnswered',
  'pagesShown',
  'changeAnswered',
  'idsAnswered',
  'recordedSuccess',
  'sessionLasted',
  'correlated',
  'cautionBusy',
  'cautionKnown',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

/** One sentence for each word; `{name}` stands for a parameter. */
export type ReasonTexts = Readonly<Record<ReasonCode, string>>;
