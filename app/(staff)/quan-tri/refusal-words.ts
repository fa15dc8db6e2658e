import type { LastChange } from '@/lib/data/changes';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import type { UnitRefusal } from '@/lib/usecases/save-unit';
import type { StaffRefusal } from '@/lib/usecases/staff-refusal';
import type { RefusalWords } from '@/lib/web/staff-action';

export const meanwhile = (thing: string, last: LastChange): string =>
  `${last.by ?? 'Một người khác'} đã sửa ${thing} này${last.at ? ` lúc ${formatDateTime(localTimeOf(last.at))}` : ''}, sau khi bạn mở trang. Nội dung bạn nhập vẫn còn ở đây; mở lại trang ở thẻ khác để xem bản mới, rồi nhập lại chỗ cần sửa.`;

export function staffWords(refusal: StaffRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'staff-not-found':
      return { message: 'Không tìm thấy tài khoản này.' };
    case 'username-taken':
      return { field: 'username', message: 'Tên đăng nhập này đã có người dùng; chọn tên khác' };
    case 'email-taken':
      return { field: 'email', message: 'Thư điện tử này đang ở một tài khoản khác' };
    case 'unit-closed':
      return { field: 'unitId', message: 'Đơn vị này đã đóng; chọn đơn vị khác' };
    case 'changed-meanwhile':
      return { message: meanwhile('tài khoản', refusal.last) };
    case 'last-admin':
      return { message: 'Đây là người quản trị hệ thống cuối cùng. Giao vai trò Quản trị hệ thống cho một người khác trước.' };
    case 'own-account':
      return { message: 'Không làm việc này với tài khoản của chính mình. Nhờ một người quản trị khác.' };
    case 'account-disabled':
      return { message: 'Tài khoản này đang khóa. Mở khóa trước.' };
    case 'role-held-already':
      return { field: 'role', message: 'Người này đã có vai trò đó ở đơn vị đó' };
    case 'role-not-held':
      return { message: 'Vai trò này đã được thu hồi từ trước.' };
  }
}

export function unitWords(refusal: UnitRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'unit-not-found':
      return { message: 'Không tìm thấy đơn vị này.' };
    case 'short-name-taken':
      return { field: 'shortName', message: 'Tên viết tắt này đã có đơn vị khác dùng' };
    case 'changed-meanwhile':
      return { message: meanwhile('đơn vị', refusal.last) };
    case 'still-tied': {
      const { people, dossiers, procedures } = refusal.ties;
      const parts = [people > 0 && `${people} cán bộ có vai trò ở đây`, dossiers > 0 && `${dossiers} hồ sơ đang nằm ở đây`, procedures > 0 && `${procedures} thủ tục giao cho đơn vị này giải quyết`].filter(Boolean);
      return { message: `Chưa đóng được: còn ${parts.join(', ')}. Chuyển hết sang đơn vị khác trước.` };
    }
  }
}
