import type { LocalTime } from '@/lib/domain/calendar/types';
import type { DossierRegister, HandoverSheet, RoutingSheet, RoutingStep } from '@/lib/domain/paper/data';
import { signature, type SheetBody } from './counter';
import { NONE, field, paragraph, strongField, type PaperColumn, type PaperTable } from './sheet';
import { cellTime, count, paperDay, paperTime, paperTimeWithWeekday, procedureWords, thousands } from './words';

const lines = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('\n');
const timeOrBlank = (at: LocalTime | null): string => (at === null ? '' : cellTime(at));

const STEP_RESULTS: Record<NonNullable<RoutingStep['result']>, string> = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
};

export function routingSheetBody(paper: RoutingSheet): SheetBody {
  const columns: readonly PaperColumn[] = [
    { header: 'STT', width: { mm: 10 }, align: 'center' },
    { header: 'Bước thực hiện; đơn vị giao, đơn vị nhận', width: { share: 1 }, align: 'left' },
    { header: 'Giao', group: 'Thời gian giao, nhận hồ sơ', width: { mm: 25 }, align: 'center' },
    { header: 'Nhận', group: 'Thời gian giao, nhận hồ sơ', width: { mm: 25 }, align: 'center' },
    { header: 'Thời hạn của bước', width: { mm: 21 }, align: 'center' },
    { header: 'Kết quả', width: { mm: 17 }, align: 'center' },
    { header: 'Ghi chú', width: { mm: 20 }, align: 'left' },
  ];
  const table: PaperTable = {
    kind: 'table',
    columns,
    rows: paper.steps.map((step, index) => [
      String(index + 1),
      `${step.step}\nGiao: ${step.fromUnit}\nNhận: ${step.toUnit}`,
      lines(timeOrBlank(step.givenAt), step.fromPerson),
      lines(timeOrBlank(step.receivedAt), step.toPerson),
      timeOrBlank(step.stepDueAt),
      step.result === null ? '' : STEP_RESULTS[step.result],
      step.note ?? '',
    ]),
    hasColumnNumbers: false,
    isDense: true,
    titleColumn: 1,
  };
  return {
    blocks: [
      field('Tổ chức, cá nhân nộp hồ sơ:', paper.applicantName),
      field('Thủ tục hành chính:', procedureWords(paper.procedure)),
      field('Cơ quan (đơn vị) giải quyết hồ sơ:', paper.handlingUnit),
      field('Cơ quan (đơn vị) phối hợp giải quyết hồ sơ:', paper.coordinatingUnits.length === 0 ? 'không' : paper.coordinatingUnits.join('; ')),
      field('Thời gian nhận hồ sơ:', paperTime(paper.receivedAt)),
      strongField('Thời gian trả kết quả:', paperTimeWithWeekday(paper.dueAt)),
      table,
    ],
    signatures: [],
  };
}

export function dossierRegisterBody(paper: DossierRegister): SheetBody {
  const group = 'Nhận và trả kết quả';
  const columns: readonly PaperColumn[] = [
    { header: 'STT', width: { mm: 9 }, align: 'center' },
    { header: 'Mã hồ sơ', width: { mm: 31 }, align: 'left' },
    { header: 'Tên thủ tục hành chính', width: { share: 4 }, align: 'left' },
    { header: 'Số lượng hồ sơ (bộ)', width: { mm: 11 }, align: 'center' },
    { header: 'Tên tổ chức, cá nhân', width: { share: 3 }, align: 'left' },
    { header: 'Địa chỉ, số điện thoại', width: { share: 3.4 }, align: 'left' },
    { header: 'Cơ quan chủ trì giải quyết', width: { share: 2 }, align: 'left' },
    { header: 'Nhận hồ sơ', group, width: { mm: 17 }, align: 'center' },
    { header: 'Hẹn trả kết quả', group, width: { mm: 17 }, align: 'center' },
    { header: 'Trả kết quả', group, width: { mm: 17 }, align: 'center' },
    { header: 'Phương thức nhận kết quả', group, width: { mm: 18 }, align: 'left' },
    { header: 'Ký nhận', group, width: { mm: 19 }, align: 'center' },
    { header: 'Ghi chú', width: { mm: 15 }, align: 'left' },
  ];
  const table: PaperTable = {
    kind: 'table',
    columns,
    rows: paper.lines.map((line, index) => [
      thousands(index + (paper.firstOrdinal ?? 1)),
      line.dossierCode,
      line.procedureName,
      count(line.sets),
      line.applicantName,
      lines(line.address, line.phone),
      line.handlingUnit,
      cellTime(line.receivedAt),
      cellTime(line.dueAt),
      timeOrBlank(line.returnedAt),
      line.returnMethod ?? '',
      line.signedForBy ?? '',
      line.note ?? '',
    ]),
    hasColumnNumbers: true,
    isDense: true,
    titleColumn: 4,
  };
  const period = `Từ ngày ${paperDay(paper.from)} đến ngày ${paperDay(paper.to)}`;
  return {
    orientation: 'landscape',
    subtitle: paper.scope === null ? `(${period})` : `(${period}; ${paper.scope})`,
    blocks: [
      ...(paper.lines.length === 0 ? [paragraph('Trong kỳ không có hồ sơ.')] : [table]),
      paragraph(`Tổng số: ${count(paper.lines.length)} hồ sơ.`),
    ],
    signatures: [signature('NGƯỜI LẬP SỔ', paper.keeperName)],
  };
}

const person = (side: HandoverSheet['from']): string => (side.person === null ? side.unit : `${side.person}, ${side.unit}`);

/** What the receiving side declares. Before it signs, the sentence is the one it would sign by hand. */
function handoverTotals(paper: HandoverSheet): string {
  const all = `Tổng số: ${count(paper.lines.length)} hồ sơ.`;
  if (paper.signed === undefined) return `${all} Bên nhận đã kiểm đếm, nhận đủ hồ sơ nêu trên.`;
  const { at, missing } = paper.signed;
  const found = missing === 0 ? 'nhận đủ hồ sơ nêu trên' : `nhận ${count(paper.lines.length - missing)} hồ sơ; ${count(missing)} hồ sơ không có trong lô, vẫn do bên giao giữ`;
  return `${all} Bên nhận đã kiểm đếm, ${found}. Ký nhận trên hệ thống lúc ${paperTime(at)}.`;
}

export function handoverSheetBody(paper: HandoverSheet): SheetBody {
  const table: PaperTable = {
    kind: 'table',
    columns: [
      { header: 'STT', width: { mm: 10 }, align: 'center' },
      { header: 'Mã hồ sơ', width: { mm: 34 }, align: 'left' },
      { header: 'Tổ chức, cá nhân nộp hồ sơ', width: { share: 3 }, align: 'left' },
      { header: 'Thủ tục hành chính', width: { share: 4 }, align: 'left' },
      { header: 'Số bộ', width: { mm: 11 }, align: 'center' },
      { header: 'Thời gian nhận', width: { mm: 19 }, align: 'center' },
      { header: 'Hẹn trả kết quả', width: { mm: 19 }, align: 'center' },
      { header: 'Ghi chú', width: { mm: 35 }, align: 'left' },
    ],
    rows: paper.lines.map((line, index) => [
      thousands(index + 1),
      line.dossierCode,
      line.applicantName,
      line.procedureName,
      count(line.sets),
      cellTime(line.receivedAt),
      cellTime(line.dueAt),
      line.note ?? NONE,
    ]),
    hasColumnNumbers: false,
    isDense: true,
    titleColumn: 2,
  };
  return {
    orientation: 'landscape',
    blocks: [
      paragraph(`Vào hồi ${paperTime(paper.handedOverAt)}, hai bên tiến hành bàn giao hồ sơ như sau:`),
      field('Bên giao:', person(paper.from)),
      field('Bên nhận:', person(paper.to)),
      table,
      paragraph(handoverTotals(paper)),
      ...(paper.note === null ? [] : [field('Ghi chú:', paper.note)]),
      ...(paper.signed?.note ? [field('Ghi chú của bên nhận:', paper.signed.note)] : []),
    ],
    signatures: [signature('ĐẠI DIỆN BÊN GIAO', paper.from.person), signature('ĐẠI DIỆN BÊN NHẬN', paper.to.person)],
  };
}
