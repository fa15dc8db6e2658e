import type { LocalTime } from '@/lib/domain/calendar/types';
import type { RegisterLine } from '@/lib/domain/paper/data';
import { formatDateTime } from '../format';

export const REGISTER_SHEET_NAME = 'So theo doi';

/** The columns of the register as a table; the same as those of the form, address and telephone apart. */
export const REGISTER_TABLE_COLUMNS = [
  'STT', 'Mã hồ sơ', 'Tên thủ tục hành chính', 'Số bộ', 'Tên tổ chức, cá nhân', 'Địa chỉ', 'Số điện thoại', 'Cơ quan chủ trì giải quyết', 'Nhận hồ sơ', 'Hẹn trả kết quả', 'Trả kết quả', 'Phương thức nhận kết quả', 'Ký nhận', 'Ghi chú',
] as const;

const time = (at: LocalTime | null): string => (at === null ? '' : formatDateTime(at));

export const registerCells = (line: RegisterLine, ordinal: number): readonly (string | number)[] => [
  ordinal, line.dossierCode, line.procedureName, line.sets, line.applicantName, line.address ?? '', line.phone ?? '', line.handlingUnit,
  time(line.receivedAt), time(line.dueAt), time(line.returnedAt), line.returnMethod ?? '', line.signedForBy ?? '', line.note ?? '',
];
