/** How a dossier is read: its page, the panel beside a queue, a file, a paper, a list taken out, another system. */
export const VIEW_KINDS = ['detail', 'panel', 'file', 'paper', 'export', 'api'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

/** Reading the same thing again within one of these quarters of an hour (07:00, 07:15, …) is one reading. */
export const VIEW_WINDOW_MINUTES = 15;

const WINDOW_MS = VIEW_WINDOW_MINUTES * 60_000;

/** The beginning of the window that an instant falls in, in milliseconds. Vietnam's offset is whole hours, so windows begin on the clock's quarters. */
export const viewWindowOf = (instantMs: number): number => Math.floor(instantMs / WINDOW_MS) * WINDOW_MS;
