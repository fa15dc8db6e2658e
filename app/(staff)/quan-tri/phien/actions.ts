'use server';

import { revalidatePath } from 'next/cache';
import { EndSession } from '@/lib/schemas/staff';
import { paths } from '@/lib/text/paths';
import { revokeSession } from '@/lib/usecases/revoke-session';
import { staffAction } from '@/lib/web/staff-action';

/** Ends anyone's session. Its next request finds nobody signed in. */
export const endSessionAction = staffAction({
  permission: 'session:revoke',
  input: EndSession,
  run: (ctx, input) => revokeSession(ctx, { ...input, whose: 'any' }),
  refusals: () => ({ message: 'Phiên này đã kết thúc từ trước.' }),
  success: () => 'Đã kết thúc phiên.',
  then: () => revalidatePath(paths.admin(), 'layout'),
});
