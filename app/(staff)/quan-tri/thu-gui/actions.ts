'use server';

import { revalidatePath } from 'next/cache';
import { NoticeChoice } from '@/lib/schemas/notices';
import { formatCount } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { retryNotices } from '@/lib/usecases/retry-notices';
import { staffAction } from '@/lib/web/staff-action';

export const retryNoticesAction = staffAction({
  permission: 'outbox:retry',
  input: NoticeChoice,
  run: retryNotices,
  refusals: ({ name }) => ({ message: name === 'NothingToRetry' ? 'Không còn tin nào phải gửi lại.' : 'Tài khoản của bạn không có quyền gửi lại tin.' }),
  success: (count) => `Đã xếp ${formatCount(count, 'tin')} lên đầu. Lượt gửi kế tiếp trong vòng một phút.`,
  then: () => revalidatePath(paths.adminOutbox()),
});
