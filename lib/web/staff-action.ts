import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Result } from '@/lib/domain/shared/result';
import { isDatabaseDown } from '@/lib/db/errors';
import { logSurprise } from '@/lib/platform/log';
import { paths } from '@/lib/text/paths';
import type { Context } from '@/lib/usecases/context';
import type { ActionState } from './action-state';
import { inputWords } from './input-words';
import { readForm, textsOf } from './read-form';
import { contextOf, mayDo, type Need } from './request-context';
import { currentSession, type SignedIn } from './session';

export type { ActionState } from './action-state';

/** The Vietnamese words for a refusal, and the field they stand beside, if any; or several fields, each with its own. */
export type RefusalWords = { readonly message: string; readonly field?: string; readonly fieldErrors?: Readonly<Record<string, string>> };

type StaffAction<S extends z.ZodType, T, R> = {
  permission: Need;
  input: S;
  run: (ctx: Context, input: z.output<S>, session: SignedIn) => Promise<Result<T, R>>;
  refusals: (refusal: R) => RefusalWords;
  /** What is said when it is done. */
  success?: (value: T) => string;
  /** Runs after the change is kept: revalidate, redirect. */
  then?: (value: T) => void | Promise<void>;
  /** Allowed to someone who still has to change a password given to them. */
  evenWithOldPassword?: boolean;
};

const SIGNED_OUT = 'Phiên làm việc đã kết thúc. Nội dung vẫn còn ở đây. Đăng nhập lại ở thẻ mới, rồi bấm lại nút này.';
const DATABASE_DOWN = 'Chưa lưu được vì cơ sở dữ liệu không phản hồi. Nội dung vẫn còn ở đây. Bấm Lưu lại.';

/** The first complaint of each field; what belongs to no field is the message. */
export function complaintsOf(error: z.ZodError): { message: string; fieldErrors: Record<string, string> } {
  const fields = new Map<string, string>();
  let whole: string | undefined;
  for (const issue of error.issues) {
    const name = issue.path.join('.');
    if (name === '') whole ??= issue.message;
    else if (!fields.has(name)) fields.set(name, issue.message);
  }
  return { message: whole ?? (fields.size === 1 ? 'Có 1 chỗ cần sửa.' : `Có ${fields.size} chỗ cần sửa.`), fieldErrors: Object.fromEntries(fields) };
}

/**
 * The one wrapper of every write by a form: session, permission, parse, act, answer, always in this order. A refusal or a
 * mistake comes back with what was typed; a surprise is logged under a reference and never shown.
 */
export function staffAction<S extends z.ZodType, T, R>(spec: StaffAction<S, T, R>): (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>> {
  return async (_previous, form) => {
    const sent = form instanceof FormData ? readForm(form) : null;
    if (!sent) return { status: 'error', message: 'Biểu mẫu gửi lên quá lớn hoặc không đọc được. Tải lại trang rồi thử lại.' };
    const typed = textsOf(sent);
    const wrong = (message: string, more: Partial<ActionState<T>> = {}): ActionState<T> => ({ status: 'error', message, ...typed, ...more });
    let value: T;
    try {
      const session = await currentSession();
      if (session.kind !== 'signed-in') return wrong(SIGNED_OUT, { signInHref: paths.signIn(), canRetry: true });
      if (session.mustChangePassword && !spec.evenWithOldPassword) return wrong('Đổi mật khẩu được cấp trước khi làm việc khác.', { signInHref: paths.changePassword() });
      if (!mayDo(session.actor, spec.permission)) return wrong('Tài khoản của bạn không có quyền làm việc này.');
      const parsed = await spec.input.safeParseAsync(sent, { error: inputWords });
      if (!parsed.success) return { status: 'error', ...typed, ...complaintsOf(parsed.error) };
      const result = await spec.run(contextOf(session.actor), parsed.data, session);
      if (!result.ok) {
        const { message, field, fieldErrors } = spec.refusals(result.refusal);
        return wrong(message, fieldErrors ? { fieldErrors } : field ? { fieldErrors: { [field]: message } } : {});
      }
      value = result.value;
    } catch (error) {
      unstable_rethrow(error);
      if (isDatabaseDown(error)) return wrong(DATABASE_DOWN, { canRetry: true });
      const reference = logSurprise('staff-action', error);
      return wrong(`Có lỗi ngoài dự kiến, mã tham chiếu ${reference}. Nội dung vẫn còn ở đây.`, { reference });
    }
    // Outside the try: the change is kept, so nothing from here on may say that it was not.
    await spec.then?.(value);
    return { status: 'ok', message: spec.success?.(value), value };
  };
}
