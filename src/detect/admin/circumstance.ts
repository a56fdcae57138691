/** What can be odd about a session from a new address besides what is done in it. None of it accuses by itself. */
export const CIRCUMSTANCES = ['hours', 'list', 'failures', 'browser', 'pace', 'settings'] as const;

export type Circumstance = (typeof CIRCUMSTANCES)[number];
