import type { Text } from '../../model/language.ts';

/** Said of what was done with accounts whose passwords were guessed, where no log names an address. */
export const GUESSED_ACCOUNT: Text = {
  ja: 'パスワードの推測によるログインの後、同じアカウントで30分以上の間を置かずに行われた操作を数えています。操作元のアドレスはどの記録にもないため、アクターには結び付けられていません。',
  en: 'What the account did after its password was guessed, without a pause of 30 minutes, is counted. No record says from which address, so it belongs to no actor.',
};
