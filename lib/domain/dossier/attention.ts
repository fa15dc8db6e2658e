/** Nothing entered on a running dossier for so many calendar days: someone should look. */
export const UNTOUCHED_AFTER_DAYS = 7;

/** The applicant is reminded of a result so many calendar days after it was ready; staff see it in the list from the first on. */
export const REMIND_UNCOLLECTED_AFTER_DAYS = [7, 30, 90] as const;

/** What somebody should look at, beside the due dates. A list of dossiers is narrowed by one of these. */
export const ATTENTIONS = ['will-be-late', 'overtaken', 'reply-overdue', 'untouched', 'uncollected'] as const;
export type Attention = (typeof ATTENTIONS)[number];
