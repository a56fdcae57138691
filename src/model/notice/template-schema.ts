import { z } from 'zod';
import { choice, keyed, list, text } from '../config/schema-parts.ts';
import { NOTICE_KINDS } from './notice-kind.ts';

const names = (example: string) => list(text(example)).default([]);

/** The front matter of a template. */
export const templateSchema = keyed({
  kind: choice(NOTICE_KINDS),
  /** Liquid is filled in. */
  title: text('お詫びとお知らせ'),
  required: names('contact.phone'),
  sections: names('お問い合わせ'),
  numbered: z.boolean({ error: 'true' }).default(false),
  uses: names('own'),
});
