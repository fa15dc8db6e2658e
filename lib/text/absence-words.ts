import type { Absence, AbsenceRefusal, AbsenceStanding } from '../domain/people/absence';
import { formatDate } from './format';

type Fields = { readonly message: string; readonly fieldErrors?: Readonly<Record<string, string>> };

export const ABSENCE_STANDING_WORDS: Record<AbsenceStanding, string> = { current: 'Đang vắng', upcoming: 'Sắp vắng', past: 'Đã qua', cancelled: 'Đã hủy' };

const days = (absence: Absence): string => (absence.fromOn === absence.toOn ? `ngày ${formatDate(absence.fromOn)}` : `từ ${formatDate(absence.fromOn)} đến ${formatDate(absence.toOn)}`);

function complaint(refusal: AbsenceRefusal, nameOf: (id: string) => string): readonly [field: string, words: string] {
  switch (refusal.name) {
    case 'DatesReversed':
      return ['toOn', 'Ngày cuối phải bằng hoặc sau ngày bắt đầu'];
    case 'AlreadyOver':
      return ['toOn', 'Ngày cuối đã qua. Chỉ ghi vắng mặt của hôm nay và những ngày tới'];
    case 'TooLong':
      return ['toOn', 'Vắng quá một năm thì giao lại hồ sơ cho người khác, không ghi vắng mặt'];
    case 'SelfDelegation':
      return ['delegateId', 'Người làm thay phải là người khác'];
    case 'DelegateUnknown':
      return ['delegateId', 'Chọn người làm thay trong danh sách'];
    case 'DelegateDisabled':
      return ['delegateId', 'Tài khoản của người này đã khóa. Chọn người khác'];
    case 'DelegateWithoutWork':
      return ['delegateId', 'Người này không có vai trò xử lý hồ sơ. Chọn người khác'];
    case 'Overlaps':
      return ['fromOn', `${nameOf(refusal.with.staffId)} đã được ghi vắng mặt ${days(refusal.with)}. Chọn ngày khác, hoặc hủy lần ghi đó trước`];
    case 'DelegateAbsent':
      return ['delegateId', `${nameOf(refusal.with.staffId)} cũng vắng mặt ${days(refusal.with)}. Chọn người khác`];
    case 'StandsInForOther':
      return ['fromOn', `Người này đang được giao làm thay ${nameOf(refusal.with.staffId)} ${days(refusal.with)}. Đổi người làm thay đó trước: việc được giao thay không giao tiếp được`];
  }
}

/** Why an absence was not entered, each complaint beside its field. */
export function absenceRefusalWords(refusal: { readonly name: 'Wrong'; readonly wrong: readonly AbsenceRefusal[]; readonly nameOf: Readonly<Record<string, string>> } | { readonly name: 'NoSuchPerson' } | { readonly name: 'NotPermitted' }): Fields {
  if (refusal.name === 'NoSuchPerson') return { message: 'Chọn người vắng mặt trong danh sách', fieldErrors: { staffId: 'Chọn người vắng mặt trong danh sách' } };
  if (refusal.name === 'NotPermitted') return { message: 'Bạn chỉ ghi được vắng mặt của mình', fieldErrors: { staffId: 'Bạn chỉ ghi được vắng mặt của mình và của người trong đơn vị mình phụ trách' } };
  const fieldErrors: Record<string, string> = {};
  for (const wrong of refusal.wrong) {
    const [field, words] = complaint(wrong, (id) => refusal.nameOf[id] ?? 'Người này');
    fieldErrors[field] ??= words;
  }
  const count = Object.keys(fieldErrors).length;
  return { message: count === 1 ? 'Có 1 chỗ cần sửa.' : `Có ${count} chỗ cần sửa.`, fieldErrors };
}

export const CANCEL_ABSENCE_WORDS = {
  NoSuchAbsence: 'Không tìm thấy lần vắng mặt này.',
  NotPermitted: 'Bạn không hủy được lần vắng mặt này.',
  AlreadyCancelled: 'Lần vắng mặt này đã được hủy từ trước.',
  AlreadyOver: 'Lần vắng mặt này đã qua, không hủy được nữa.',
} as const;
