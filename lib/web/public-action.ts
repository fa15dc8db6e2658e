import 'server-only';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { theAgency } from '@/lib/data/agency';
import { bucketKey, countInWindow } from '@/lib/data/rate-buckets';
import { isDatabaseDown } from '@/lib/db/errors';
import type { Result } from '@/lib/domain/shared/result';
import { now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import type { Lang } from '@/lib/text/lang';
import type { ActionState } from './action-state';
import { clientAddress } from './client-address';
import { readForm, textsOf } from './read-form';
import { complaintsOf, type RefusalWords } from './staff-action';

type PublicAction<S extends z.ZodType, T, R> = {
  /** Counts requests of one address under this name. */
  name: string;
  limit: { readonly count: number; readonly seconds: number };
  input: (lang: Lang) => S;
  run: (agencyId: number, input: z.output<S>, lang: Lang) => Promise<Result<T, R>>;
  refusals: (refusal: R, lang: Lang) => RefusalWords;
  /** Runs after the change is kept: redirect. */
  then?: (value: T, lang: Lang) => void;
};

const WORDS = {
  vi: { unreadable: 'Biểu mẫu gửi lên quá lớn hoặc không đọc được. Tải lại trang rồi thử lại.', busy: 'Có quá nhiều lần gửi từ địa chỉ này. Xin thử lại sau ít phút; nội dung vẫn còn ở đây.', down: 'Chưa gửi được vì hệ thống đang bận. Nội dung vẫn còn ở đây. Xin gửi lại sau ít phút.', surprise: (reference: string) => `Có lỗi ngoài dự kiến, mã tham chiếu ${reference}. Nội dung vẫn còn ở đây.`, places: (count: number) => `Có ${count} chỗ cần sửa.` },
  en: { unreadable: 'The form is too large or cannot be read. Reload the page and try again.', busy: 'Too many requests from this address. Please try again in a few minutes; what you wrote is still here.', down: 'Not sent: the system is busy. What you wrote is still here. Please send it again in a few minutes.', surprise: (reference: string) => `Something unexpected happened, reference ${reference}. What you wrote is still here.`, places: (count: number) => (count === 1 ? 'One thing needs your attention.' : `${count} things need your attention.`) },
} as const;

/**
 * The one wrapper of a form that anyone may send: a limit per address, parse, act, answer. A mistake comes back with what was
 * typed, in the language of the page. The field `website` is shown to no one: what fills it in is no person.
 */
export function publicAction<S extends z.ZodType, T, R>(spec: PublicAction<S, T, R>): (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>> {
  return async (_previous, form) => {
    const sent = form instanceof FormData ? readForm(form) : null;
    const lang: Lang = sent?.lang === 'en' ? 'en' : 'vi';
    const words = WORDS[lang];
    if (!sent) return { status: 'error', message: words.unreadable };
    const typed = textsOf(sent);
    const wrong = (message: string, more: Partial<ActionState<T>> = {}): ActionState<T> => ({ status: 'error', message, ...typed, ...more });
    let value: T;
    try {
      if (typeof sent.website === 'string' && sent.website !== '') return wrong(words.unreadable);
      const { count } = await countInWindow(bucketKey(spec.name, clientAddress(await headers())), spec.limit.seconds, now());
      if (count > spec.limit.count) return wrong(words.busy);
      const parsed = await spec.input(lang).safeParseAsync(sent);
      if (!parsed.success) {
        const { fieldErrors } = complaintsOf(parsed.error);
        return { status: 'error', ...typed, fieldErrors, message: words.places(Object.keys(fieldErrors).length) };
      }
      const result = await spec.run((await theAgency()).id, parsed.data, lang);
      if (!result.ok) {
        const { message, field } = spec.refusals(result.refusal, lang);
        return wrong(message, field ? { fieldErrors: { [field]: message } } : {});
      }
      value = result.value;
    } catch (error) {
      unstable_rethrow(error);
      if (isDatabaseDown(error)) return wrong(words.down, { canRetry: true });
      return wrong(words.surprise(logSurprise(`public-action ${spec.name}`, error)));
    }
    spec.then?.(value, lang);
    return { status: 'ok', value };
  };
}
