import { z } from 'zod';
import { ROLES } from '../domain/access/permissions';

const line = (words: string, most: number) => z.string(words).trim().min(1, words).max(most, `Nhập nhiều nhất ${most} ký tự`).regex(/^[^\n<>]*$/, 'Không dùng dấu < >, không xuống dòng');
const optional = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), z.nullable(schema)).default(null);

const staffId = z.uuid('Không tìm thấy tài khoản này');
const unitId = z.uuid('Chọn đơn vị');
const role = z.enum(ROLES, 'Chọn vai trò');
/** The state that a form was filled from: see findLastChange. */
const version = z.string('Tải lại trang rồi thử lại').regex(/^\d{1,19}$/, 'Tải lại trang rồi thử lại');

const details = {
  name: line('Nhập họ và tên', 100),
  title: line('Nhập chức vụ', 100),
  email: optional(z.email('Nhập thư điện tử đúng dạng, ví dụ ten@coquan.gov.vn').max(200, 'Nhập nhiều nhất 200 ký tự')),
  phone: optional(z.string().trim().transform((text) => text.replace(/[\s.()-]/g, '')).pipe(z.string().regex(/^\+?\d{8,14}$/, 'Nhập số điện thoại từ 8 đến 14 chữ số'))),
};

export const CreateStaff = z.object({
  username: z.string('Nhập tên đăng nhập').trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'Nhập từ 2 đến 40 chữ cái không dấu, chữ số hoặc dấu . _ -'),
  ...details,
  unitId,
  role,
});
export type CreateStaff = z.infer<typeof CreateStaff>;

export const UpdateStaff = z.object({ staffId, version, ...details });
export type UpdateStaff = z.infer<typeof UpdateStaff>;

export const ChangeRole = z.object({ staffId, unitId, role });
export type ChangeRole = z.infer<typeof ChangeRole>;

/** Acts that need nothing but the account, and the tick that says it is meant. */
export const StaffAct = z.object({ staffId });
export type StaffAct = z.infer<typeof StaffAct>;

export const ConfirmedStaffAct = z.object({ staffId, confirmed: z.literal('yes', 'Đánh dấu để xác nhận') });
export type ConfirmedStaffAct = z.infer<typeof ConfirmedStaffAct>;

export const EndSession = z.object({ sessionId: z.uuid('Không tìm thấy phiên này') });
export type EndSession = z.infer<typeof EndSession>;
