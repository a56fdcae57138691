/**
 * Whether a hostile act reached its aim. `succeeded` always comes with a stated reason; `attempted` means that
 * the log shows a refusal; everything that the log cannot decide is `unknown`, never "harmless".
 */
export const OUTCOMES = ['attempted', 'succeeded', 'unknown'] as const;

export type Outcome = (typeof OUTCOMES)[number];
