import type { Channel, DossierStatus } from '../domain/dossier/status';
import type { EndStanding } from '../domain/dossier/standing';
import { CHANNEL_LABELS, STATUS_LABELS } from './vi';

type Row = {
  readonly code: string; readonly externalCode: string | null; readonly status: string; readonly channel: string; readonly procedureName: string; readonly sectorName: string; readonly applicantName: string;
  readonly address: string; readonly phone: string; readonly receivedAt: string | null; readonly dueAt: string | null; readonly endedAt: string | null; readonly endStanding: string | null; readonly returnedAt: string | null;
  readonly handlingUnit: string; readonly holdingUnit: string; readonly holderName: string | null;
};

/** The columns of an exported list of dossiers, with the width of each in a spreadsheet. */
export const EXPORT_COLUMNS = [
  { header: 'Mã hồ sơ', width: 22 }, { header: 'Mã ở hệ thống khác', width: 22 }, { header: 'Trạng thái', width: 20 }, { header: 'Cách nộp', width: 14 }, { header: 'Thủ tục', width: 48 }, { header: 'Lĩnh vực', width: 24 },
  { header: 'Người nộp', width: 36 }, { header: 'Địa chỉ', width: 44 }, { header: 'Điện thoại', width: 14 }, { header: 'Tiếp nhận', width: 17 }, { header: 'Hạn trả', width: 17 }, { header: 'Xong', width: 17 },
  { header: 'So với hạn', width: 12 }, { header: 'Trả kết quả', width: 17 }, { header: 'Đơn vị giải quyết', width: 36 }, { header: 'Đơn vị đang giữ', width: 36 }, { header: 'Người giữ', width: 24 },
] as const;

const STANDINGS: Readonly<Record<EndStanding, string>> = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' };

/** The cells of a line, in the order of EXPORT_COLUMNS. */
export const exportCells = (row: Row): (string | null)[] => [
  row.code, row.externalCode, STATUS_LABELS[row.status as DossierStatus], CHANNEL_LABELS[row.channel as Channel], row.procedureName, row.sectorName, row.applicantName, row.address, row.phone, day(row.receivedAt), day(row.dueAt), day(row.endedAt),
  row.endStanding === null ? null : STANDINGS[row.endStanding as EndStanding], day(row.returnedAt), row.handlingUnit, row.holdingUnit, row.holderName,
];

/** `2026-11-20 16:30` as dd/mm/yyyy HH:MM. */
const day = (text: string | null): string | null => (text === null ? null : `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)} ${text.slice(11)}`);
