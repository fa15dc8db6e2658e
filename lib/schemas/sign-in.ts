import { z } from 'zod';
import { LONGEST_PASSWORD } from '../domain/people/password-policy';

/** Longer than any password that can be chosen is not even hashed. */
const typedPassword = (words: string) => z.string(words).min(1, words).max(LONGEST_PASSWORD * 4, 'Mật khẩu quá dài');

export const SignIn = z.object({
  username: z.string('Nhập tên đăng nhập').trim().min(1, 'Nhập tên đăng nhập').max(200, 'Tên đăng nhập quá dài'),
  password: typedPassword('Nhập mật khẩu'),
});
export type SignIn = z.infer<typeof SignIn>;

export const ChangePassword = z
  .object({
    currentPassword: typedPassword('Nhập mật khẩu đang dùng'),
    nextPassword: typedPassword('Nhập mật khẩu mới'),
    repeatedPassword: typedPassword('Nhập lại mật khẩu mới'),
    tiep: z.string().max(2_000).optional(),
  })
  .refine((form) => form.nextPassword === form.repeatedPassword, { path: ['repeatedPassword'], message: 'Nhập lại đúng mật khẩu mới ở trên' });
export type ChangePassword = z.infer<typeof ChangePassword>;
