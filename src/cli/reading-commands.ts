/** The commands that read evidence, in threads. */
export const READING_COMMANDS: ReadonlySet<string> = new Set(['investigate', 'inspect', 'who', 'demo']);
