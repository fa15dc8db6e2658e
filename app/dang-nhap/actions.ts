'use server';

import { redirect, unstable_rethrow } from 'next/navigation';
import { isDatabaseDown } from '@/lib/data/outage';
import { logSurprise } from '@/lib/platform/log';
import { SignIn } from '@/lib/schemas/sign-in';
import { waitWords } from '@/lib/text/people';
import { paths } from '@/lib/text/paths';
import type { ActionState } from '@/lib/web/action-state';
import { hasOidc } from '@/lib/web/auth';
import { inputWords } from '@/lib/web/input-words';
import { homeOf } from '@/lib/web/menu';
import { readForm, textsOf } from '@/lib/web/read-form';
import { localPath } from '@/lib/web/return-path';
import { currentSession } from '@/lib/web/session';
import { signInWithPassword, startOidc } from '@/lib/web/sign-in';
import { complaintsOf } from '@/lib/web/staff-action';

const UNREADABLE = 'Biểu mẫu gửi lên không đọc được. Tải lại trang rồi thử lại.';

/** Opens a session and goes on to where the person wanted to be. Says the same of an unknown name and a wrong password. */
export async function signInAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const sent = form instanceof FormData ? readForm(form) : null;
  if (!sent) return { status: 'error', message: UNREADABLE };
  const typed = textsOf(sent);
  const wrong = (message: string): ActionState => ({ status: 'error', message, ...typed });
  const parsed = SignIn.safeParse(sent, { error: inputWords });
  if (!parsed.success) return { status: 'error', ...typed, ...complaintsOf(parsed.error) };
  let goOn: string;
  try {
    const result = await signInWithPassword(parsed.data.username, parsed.data.password);
    if (!result.ok) {
      if (result.refusal.kind === 'too-many-guesses') return wrong(`Đã thử quá nhiều lần. Đợi ${waitWords(result.refusal.seconds)} rồi thử lại.`);
      if (result.refusal.kind === 'password-ended') return wrong('Mật khẩu được cấp đã quá 72 giờ. Nhờ quản trị hệ thống cấp lại.');
      return wrong('Tên đăng nhập hoặc mật khẩu không đúng.');
    }
    const session = await currentSession();
    const tiep = localPath(sent.tiep);
    const home = session.kind === 'signed-in' ? homeOf(session.actor) : paths.account();
    goOn = session.kind === 'signed-in' && session.mustChangePassword ? paths.changePassword({ tiep: tiep ?? undefined }) : (tiep ?? home);
  } catch (error) {
    unstable_rethrow(error);
    if (isDatabaseDown(error)) return wrong('Chưa đăng nhập được vì cơ sở dữ liệu không phản hồi. Thử lại sau ít phút.');
    return wrong(`Có lỗi ngoài dự kiến, mã tham chiếu ${logSurprise('sign-in', error)}.`);
  }
  redirect(goOn);
}

/** Sets out for the agency's identity provider. */
export async function startOidcAction(form: FormData): Promise<void> {
  if (!hasOidc()) redirect(paths.signIn());
  const returnTo = localPath(form.get('tiep')) ?? paths.account();
  let target: string;
  try {
    target = await startOidc(returnTo);
  } catch (error) {
    unstable_rethrow(error);
    logSurprise('sign-in', error);
    target = paths.signIn({ viSao: 'ket-noi' });
  }
  redirect(target);
}
