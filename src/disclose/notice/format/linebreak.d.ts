/** The package carries no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** null at the end. `position`: UTF-16 units. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
