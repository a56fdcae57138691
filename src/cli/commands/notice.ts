import { writeFile } from 'node:fs/promises';
import { composeCase } from '../../compose-case.ts';
import { makeNotice } from '../../compose-notice.ts';
import { noticeToMarkdown } from '../../disclose/notice/format/notice-to-markdown.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Language } from '../../model/language.ts';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import type { CommandIo } from '../command-io.ts';

export const NOTICE_FORMATS = ['md', 'html', 'pdf', 'docx'] as const;

export interface NoticeOptions {
  /** The case's folder. */
  readonly case: string;
  readonly kind: NoticeKind;
  readonly format: (typeof NOTICE_FORMATS)[number];
  readonly out?: string | undefined;
  readonly templates?: string | undefined;
  readonly tenant: string;
  readonly language: Language;
}

/** `hinomi notice`: makes a notice of a case, on standard output or into a file. */
export async function notice(options: NoticeOptions, io: CommandIo): Promise<number> {
  const { document } = await makeNotice(composeCase(options.case), options);
  const content = noticeToMarkdown(document);
  if (options.out === undefined) io.stdout.write(content);
  else await writeOut(options.out, content);
  return 0;
}

async function writeOut(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError('OUTPUT_UNWRITABLE', { path, cause }, error);
  }
}
