'use server';

import { revalidatePath } from 'next/cache';
import { NoticeChoice } from '@/lib/schemas/notices';
import { formatCount } from '@/lib/text/format';
import { markNoticesRead } from '@/lib/usecases/mark-notices-read';
import { staffAction } from '@/lib/web/staff-action';

/** Only ever the person's own. */
export const markReadAction = staffAction({
  permission: 'signed-in',
  input: NoticeChoice,
  run: markNoticesRead,
  refusals: () => ({ message: 'Chưa lưu được.' }),
  success: (count) => (count === 0 ? 'Không có thông báo nào chưa đọc.' : `Đã đánh dấu ${formatCount(count, 'thông báo')} là đã đọc.`),
  then: () => revalidatePath('/', 'layout'),
});
