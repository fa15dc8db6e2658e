'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { ChangePassword } from '@/lib/schemas/sign-in';
import { EndSession } from '@/lib/schemas/staff';
import { PASSWORD_FAULT_WORDS, waitWords } from '@/lib/text/people';
import { paths } from '@/lib/text/paths';
import { changePassword, type ChangePasswordRefusal } from '@/lib/usecases/change-password';
import { revokeSession } from '@/lib/usecases/revoke-session';
import { localPath } from '@/lib/web/return-path';
import { staffAction, type RefusalWords } from '@/lib/web/staff-action';

function passwordWords(refusal: ChangePasswordRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'wrong-current-password':
      return { field: 'currentPassword', message: 'Mật khẩu đang dùng không đúng' };
    case 'no-password-here':
      return { message: 'Tài khoản này đăng nhập bằng tài khoản của cơ quan, không có mật khẩu ở đây.' };
    case 'too-many-guesses':
      return { field: 'currentPassword', message: `Đã thử quá nhiều lần. Đợi ${waitWords(refusal.seconds)} rồi thử lại` };
    case 'unfit-password':
      return { field: 'nextPassword', message: PASSWORD_FAULT_WORDS[refusal.fault] };
  }
}

/** Changes one's own password; with `tiep`, goes on to where the sign-in was leading. */
export const changePasswordAction = staffAction({
  permission: 'signed-in',
  evenWithOldPassword: true,
  input: ChangePassword,
  run: async (ctx, input, session) => {
    const result = await changePassword(ctx, { ...input, sessionId: session.sessionId });
    return result.ok ? { ok: true as const, value: { ...result.value, tiep: localPath(input.tiep), wasGiven: session.mustChangePassword } } : result;
  },
  refusals: passwordWords,
  success: ({ endedElsewhere }) => (endedElsewhere > 0 ? `Đã đổi mật khẩu và kết thúc ${endedElsewhere} phiên ở nơi khác.` : 'Đã đổi mật khẩu.'),
  then: ({ tiep, wasGiven }) => {
    revalidatePath('/', 'layout');
    if (tiep) redirect(tiep);
    if (wasGiven) redirect(paths.account());
  },
});

/** Ends one of one's own sessions on another machine. */
export const endOwnSessionAction = staffAction({
  permission: 'signed-in',
  input: EndSession,
  run: (ctx, input) => revokeSession(ctx, { ...input, whose: 'own' }),
  refusals: () => ({ message: 'Phiên này đã kết thúc từ trước.' }),
  success: () => 'Đã kết thúc phiên.',
  then: () => revalidatePath(paths.account()),
});
