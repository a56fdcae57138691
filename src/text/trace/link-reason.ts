/** Why two things were put together. Text values are printable already. */
export type LinkReason =
  | { readonly kind: 'file-placed' | 'file-called'; readonly file: string }
  | { readonly kind: 'same-file'; readonly file: string; readonly placed: boolean }
  | {
      readonly kind: 'account-entered' | 'account-otherwise-hostile' | 'account-same-tool';
      readonly account: string;
    }
  | { readonly kind: 'account-right-after'; readonly account: string; readonly minutes: number }
  | {
      readonly kind: 'same-tool-and-hole';
      readonly tool: string;
      readonly path: string;
      readonly parameter: string;
    }
  | { readonly kind: 'spread-attack'; readonly title: string };

/** Why an address that touched an actor's file was left out. */
export type SparedReason = 'known' | 'shared' | 'crawler' | 'few-visits' | 'file-in-honest-use';
