import { EDITOR_NAMES } from '../parameter-names.data.ts';

/** Whether a parameter holds what somebody writes in HTML, also as a part of a form: `product[description]`, `post.content`. */
export function isEditorName(name: string): boolean {
  if (EDITOR_NAMES.has(name)) return true;
  const last = /[a-z_]+(?=\]?$)/.exec(name)?.[0] ?? '';
  return last.length < name.length && EDITOR_NAMES.has(last);
}
