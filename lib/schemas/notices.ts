import { z } from 'zod';

/** One notice by its id, or all of them when none is named. */
export const NoticeChoice = z.object({ id: z.preprocess((value) => (value === '' || value === undefined ? null : value), z.nullable(z.uuid('Tải lại trang rồi thử lại'))) });
export type NoticeChoice = z.output<typeof NoticeChoice>;
