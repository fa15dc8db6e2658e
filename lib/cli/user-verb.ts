import { parseArgs } from 'node:util';
import { ROLES } from '@/lib/domain/access/permissions';
import { CreateStaff } from '@/lib/schemas/staff';
import type { Context } from '@/lib/usecases/context';
import type { StaffRefusal } from '@/lib/usecases/staff-refusal';
import { asSystem, say, wordsOf } from './with-database';

const USE = `Viết:
  tthc user add --username TÊN --name "HỌ TÊN" --title "CHỨC VỤ" --unit ĐƠN-VỊ --role VAI-TRÒ [--email …] [--phone …]
  tthc user disable TÊN-ĐĂNG-NHẬP
  tthc user reset TÊN-ĐĂNG-NHẬP
Vai trò: ${ROLES.join(', ')}. Đơn vị: tên viết tắt.`;

const REFUSALS: Partial<Record<StaffRefusal['kind'], string>> = {
  'username-taken': 'Tên đăng nhập này đã có.',
  'email-taken': 'Thư điện tử này đã gắn với tài khoản khác.',
  'unit-closed': 'Đơn vị này đã ngừng hoạt động.',
  'staff-not-found': 'Không có tài khoản này.',
  'last-admin': 'Đây là người quản trị cuối cùng. Giao vai trò quản trị cho người khác trước.',
  'account-disabled': 'Tài khoản này đã khóa. Mở lại ở màn hình Quản trị trước.',
};
const refused = (refusal: StaffRefusal): never => {
  throw new Error(REFUSALS[refusal.kind] ?? 'Không làm được việc này.');
};

function tellPassword(username: string, password: string): number {
  process.stderr.write(`Mật khẩu dùng một lần của «${username}», phải đổi ở lần đăng nhập đầu. Chỉ hiện một lần:\n`);
  say(password);
  return 0;
}

async function add(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { username: text, name: text, title: text, unit: text, role: text, email: text, phone: text } });
  return asSystem(async (ctx) => {
    const [{ listUnits }, { createStaff }] = await Promise.all([import('@/lib/data/agency'), import('@/lib/usecases/create-staff')]);
    const units = (await listUnits(ctx.actor.agencyId)).filter((unit) => unit.isActive);
    const unit = units.find(({ id, shortName, name }) => id === values.unit || shortName === values.unit || name === values.unit);
    if (!unit) throw new Error(`--unit: chọn một đơn vị: ${units.map(({ shortName }) => shortName).join(', ')}\n${USE}`);
    const input = CreateStaff.safeParse({ ...values, unitId: unit.id });
    if (!input.success) throw new Error(`${wordsOf(input.error.issues, { unitId: '--unit' })}\n${USE}`);
    const made = await createStaff(ctx, input.data);
    return made.ok ? tellPassword(made.value.username, made.value.password) : refused(made.refusal);
  });
}

async function staffIdOfName(ctx: Context, username: string): Promise<string> {
  const { db } = await import('@/lib/db/client');
  const found = await db().staff.findUnique({ where: { agencyId_username: { agencyId: ctx.actor.agencyId, username: username.trim().toLowerCase() } }, select: { id: true } });
  if (!found) throw new Error(`Không có tài khoản «${username}».`);
  return found.id;
}

const disable = (username: string): Promise<number> => asSystem(async (ctx) => {
  const { disableStaff } = await import('@/lib/usecases/disable-staff');
  const done = await disableStaff(ctx, { staffId: await staffIdOfName(ctx, username) });
  if (!done.ok) return refused(done.refusal);
  say(`Đã khóa tài khoản «${username}», kết thúc ${done.value.endedSessions} phiên làm việc.`);
  return 0;
});

const reset = (username: string): Promise<number> => asSystem(async (ctx) => {
  const { resetPassword } = await import('@/lib/usecases/reset-password');
  const done = await resetPassword(ctx, { staffId: await staffIdOfName(ctx, username) });
  return done.ok ? tellPassword(done.value.username, done.value.password) : refused(done.refusal);
});

/** `tthc user add|disable|reset`: the first administrator is made so. The password alone goes to standard output. */
export async function runUser([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === 'add') return add(args);
  const [username] = args;
  if (username === undefined || args.length !== 1) throw new Error(USE);
  if (verb === 'disable') return disable(username);
  if (verb === 'reset') return reset(username);
  throw new Error(USE);
}
