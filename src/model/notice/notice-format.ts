import type { NoticeDocument } from './notice-document.ts';

/** `txt`: plain text, as the text part of a mail. `eml`: a mail to be looked at and sent by hand. */
export const NOTICE_FORMATS = ['md', 'txt', 'html', 'pdf', 'docx', 'eml'] as const;

export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

/** What a file says of itself besides its text. Same document and same edition: same bytes. */
export interface NoticeEdition {
  /** Milliseconds since the epoch: the date in the file's properties. */
  readonly generatedAt: number;
  /** Who speaks: author in the properties, and at the foot of each page. */
  readonly sender?: string;
  /** Only for `eml`. */
  readonly mail?: NoticeMail;
}

/** The envelope of a mail that nobody has sent yet. */
export interface NoticeMail {
  /** Without its angle brackets. */
  readonly messageId: string;
  /** An abuse report's machine-readable part (XARF) stands here. */
  readonly attachments?: readonly NoticeAttachment[];
}

export interface NoticeAttachment {
  readonly name: string;
  /** As in `application/json`. */
  readonly type: string;
  readonly content: string;
}

/**
 * The contract of every format. All text of the document appears in its order, and each bound text in one piece and
 * unchanged; no text is ever markup; characters that mislead are written as escapes; nothing is fetched.
 */
export type WriteNotice = (document: NoticeDocument, edition: NoticeEdition) => Promise<string | Uint8Array>;
