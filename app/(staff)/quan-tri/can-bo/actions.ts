'use server';

import { revalidatePath } from 'next/cache';
import { ChangeRole, CreateStaff, StaffAct, UpdateStaff } from '@/lib/schemas/staff';
import { paths } from '@/lib/text/paths';
import { createStaff } from '@/lib/usecases/create-staff';
import { disableStaff, enableStaff } from '@/lib/usecases/disable-staff';
import { grantRole } from '@/lib/usecases/grant-role';
import { resetPassword } from '@/lib/usecases/reset-password';
import { revokeRole } from '@/lib/usecases/revoke-role';
import { updateStaff } from '@/lib/usecases/update-staff';
import { staffAction } from '@/lib/web/staff-action';
import { staffWords } from '../refusal-words';

const again = () => revalidatePath(paths.adminUsers(), 'layout');

export const createStaffAction = staffAction({ permission: 'staff:manage', input: CreateStaff, run: createStaff, refusals: staffWords, then: again });

export const updateStaffAction = staffAction({ permission: 'staff:manage', input: UpdateStaff, run: updateStaff, refusals: staffWords, success: () => 'Đã lưu thông tin.', then: again });

export const disableStaffAction = staffAction({
  permission: 'staff:manage',
  input: StaffAct,
  run: disableStaff,
  refusals: staffWords,
  success: ({ endedSessions }) => (endedSessions > 0 ? `Đã khóa tài khoản và kết thúc ${endedSessions} phiên.` : 'Đã khóa tài khoản.'),
  then: again,
});

export const enableStaffAction = staffAction({ permission: 'staff:manage', input: StaffAct, run: enableStaff, refusals: staffWords, success: () => 'Đã mở khóa tài khoản.', then: again });

export const resetPasswordAction = staffAction({ permission: 'staff:manage', input: StaffAct, run: resetPassword, refusals: staffWords, then: again });

export const grantRoleAction = staffAction({ permission: 'staff:manage', input: ChangeRole, run: grantRole, refusals: staffWords, success: () => 'Đã giao vai trò.', then: again });

export const revokeRoleAction = staffAction({ permission: 'staff:manage', input: ChangeRole, run: revokeRole, refusals: staffWords, success: () => 'Đã thu hồi vai trò.', then: again });
