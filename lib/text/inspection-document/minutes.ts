import type { MinutesDocument, SelfReportDocument, SheetData } from '@/lib/domain/inspection/document-data';
import { answerWords } from '../inspection-words';
import { nameBelow } from '../paper/counter';
import { bold, paragraph, type PaperBlock } from '../paper/sheet';
import { paperDay, paperTime, thousands } from '../paper/words';
import { allFindings, sampleBlocks, tallyBlocks } from './findings';
import { addressIn, figureRun, fullStop, heading, inSentence, linkRun, linkRuns, missing, periodWords, ragged, refWords, written, type DocumentBody, type DocumentMarks } from './parts';

/** Báo cáo tự kiểm tra: figures from the register as they were when it was submitted, words of the unit. */
export function selfReportBody(data: SelfReportDocument): DocumentBody {
  const { inspection, unit } = data;
  const figures: readonly PaperBlock[] =
    data.figures.length === 0
      ? [missing('Chưa ghi nhận số liệu từ sổ theo dõi hồ sơ')]
      : [
          paragraph(`Số liệu của thời kỳ ${periodWords(inspection)}:`),
          {
            kind: 'table', hasColumnNumbers: false, isDense: false, titleColumn: 1,
            columns: [{ header: 'TT', width: { mm: 12 }, align: 'center' }, { header: 'Chỉ tiêu', width: { share: 1 }, align: 'left' }, { header: 'Số lượng', width: { mm: 32 }, align: 'center' }],
            rows: data.figures.map(({ label, figure }, index) => [String(index + 1), label, thousands(figure.value)]),
            links: data.figures.map(({ figure }, row) => ({ row, column: 2, href: addressIn(data, figure.path) })),
          },
        ];
  return {
    title: 'BÁO CÁO', subtitle: `Tự kiểm tra công tác kiểm soát thủ tục hành chính tại ${unit.name}`,
    blocks: [
      paragraph(`Thực hiện yêu cầu của Đoàn ${inSentence(inspection.title)} (đợt kiểm tra `, linkRun(data, { text: inspection.code, path: inspection.path }), `), ${unit.name} báo cáo kết quả tự kiểm tra như sau:`),
      heading(1, 'I. SỐ LIỆU TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ'), ...figures,
      heading(1, 'II. NỘI DUNG TỰ KIỂM TRA'),
      ...(data.sections.length === 0 ? [missing('Chưa ghi nhận nội dung tự kiểm tra')] : data.sections.flatMap(({ title, text }, index) => [heading(2, `${index + 1}. ${title}`), ...written(text, 'Đơn vị chưa ghi nhận nội dung này')])),
      ...(data.submittedAt === null ? [missing('Báo cáo chưa được gửi')] : [paragraph(`Báo cáo được gửi trên hệ thống lúc ${paperTime(data.submittedAt)}${data.submittedByName === null ? '' : `, người gửi: ${data.submittedByName}`}.`)]),
    ],
  };
}

function sheetBlocks(data: MinutesDocument, sheets: readonly SheetData[]): readonly PaperBlock[] {
  if (sheets.length === 0) return [missing('Chưa ghi nhận phiếu kiểm tra hồ sơ')];
  const wrong = sheets.filter(({ fails }) => fails.length > 0);
  const clean = sheets.filter(({ fails }) => fails.length === 0);
  return [
    paragraph(`Đã kiểm tra ${thousands(sheets.length)} hồ sơ theo phiếu; ${thousands(wrong.length)} hồ sơ có nội dung chưa đạt.`),
    ...(wrong.length === 0 ? [] : [{
      kind: 'table' as const, hasColumnNumbers: false, isDense: true, titleColumn: 1,
      columns: [
        { header: 'TT', width: { mm: 10 }, align: 'center' as const },
        { header: 'Mã hồ sơ', width: { mm: 42 }, align: 'left' as const },
        { header: 'Đạt', width: { mm: 13 }, align: 'center' as const },
        { header: 'Nội dung chưa đạt', width: { share: 1 }, align: 'left' as const },
      ],
      rows: wrong.map(({ dossier, meets, fails }, index) => [String(index + 1), dossier.text, String(meets), fails.map(({ code, question, note }) => `${code}. ${question}${note === null ? '' : ` (${note})`}`).join('\n')]),
      links: wrong.map(({ dossier }, row) => ({ row, column: 1, href: addressIn(data, dossier.path) })),
    }]),
    ...(clean.length === 0 ? [] : [ragged({ text: 'Hồ sơ không có nội dung chưa đạt: ' }, ...linkRuns(data, clean.map(({ dossier }) => dossier)), { text: '.' })]),
  ];
}

function checklistBlocks(data: MinutesDocument): readonly PaperBlock[] {
  return data.sections.flatMap(({ section, title, lines }) => [
    heading(2, `Phần ${section}. ${title}`),
    {
      kind: 'table' as const, hasColumnNumbers: false, isDense: true, titleColumn: 1,
      columns: [
        { header: 'Mục', width: { mm: 12 }, align: 'center' as const },
        { header: 'Nội dung kiểm tra', width: { share: 2.2 }, align: 'left' as const },
        { header: 'Kết quả', width: { mm: 24 }, align: 'center' as const },
        { header: 'Ghi chú', width: { share: 1 }, align: 'left' as const },
      ],
      rows: lines.map(({ number, question, answer, note, isAutomatic }) => [String(number), question, answer === null ? 'Chưa trả lời' : answerWords[answer], [isAutomatic ? 'Xác nhận từ dữ liệu hệ thống.' : '', note ?? ''].filter((part) => part !== '').join(' ') || '–']),
      links: lines.map(({ path }, row) => ({ row, column: 0, href: addressIn(data, path) })),
    },
  ]);
}

/** What both sides said of these minutes, below them: recorded on the system with the hash of what they agreed to. */
function agreementBlocks({ agreements }: DocumentMarks): readonly PaperBlock[] {
  const sides = (['unit', 'team'] as const).map((side) => ({ side, name: side === 'unit' ? 'Đơn vị được kiểm tra' : 'Đoàn kiểm tra', last: agreements.findLast((one) => one.side === side) ?? null }));
  return sides.flatMap(({ name, last, side }) =>
    last === null
      ? [missing(`${name} chưa ghi nhận ý kiến về biên bản`)]
      : [
          paragraph(bold(`${name}: `), `${last.stance === 'agree' ? 'thống nhất với biên bản' : 'không thống nhất với biên bản'} (${last.byName}, ${paperTime(last.at)}).`),
          ...(side === 'unit' || last.opinion !== null ? written(last.opinion === null ? null : `Ý kiến: ${fullStop(last.opinion)}`, 'Không có ý kiến khác') : []),
        ],
  );
}

/** Biên bản kiểm tra tại một đơn vị. */
export function minutesBody(data: MinutesDocument, marks: DocumentMarks): DocumentBody {
  const { inspection, unit } = data;
  const people = (side: 'team' | 'unit'): readonly PaperBlock[] => {
    const own = data.present.filter((one) => one.side === side);
    return own.length === 0 ? [missing('Chưa ghi nhận người tham dự')] : own.map(({ name, title }, index) => paragraph(`${index + 1}. ${name}${title === '' ? '' : `, ${title}`};`));
  };
  const signed = (side: 'team' | 'unit'): string | null => nameBelow(marks.agreements.findLast((one) => one.side === side && one.stance === 'agree')?.byName ?? null);
  const refs = [inspection.plan, inspection.decision].flatMap((ref) => (ref === null ? [] : [refWords(ref)]));
  return {
    title: 'BIÊN BẢN', subtitle: `Kiểm tra công tác kiểm soát thủ tục hành chính tại ${unit.name}`,
    blocks: [
      paragraph(`${refs.length === 0 ? 'Theo kế hoạch kiểm tra' : `Thực hiện ${refs.join(' và ')}`} của ${data.agency.name}, ${unit.visitOn === null ? siteOf(inspection.siteFrom, inspection.siteTo) : `ngày ${paperDay(unit.visitOn)}`}, tại ${unit.name}, Đoàn kiểm tra đã làm việc với đơn vị (đợt kiểm tra `, linkRun(data, { text: inspection.code, path: inspection.path }), '). Kết quả như sau:'),
      heading(1, 'I. THÀNH PHẦN'), heading(2, '1. Đoàn kiểm tra'), ...people('team'), heading(2, '2. Đơn vị được kiểm tra'), ...people('unit'),
      heading(1, 'II. NỘI DUNG LÀM VIỆC'),
      heading(2, '1. Báo cáo tự kiểm tra của đơn vị'),
      data.selfReport?.submittedAt ? paragraph('Đơn vị đã gửi ', linkRun(data, { text: 'báo cáo tự kiểm tra', path: data.selfReport.path }), ` lúc ${paperTime(data.selfReport.submittedAt)}.`) : missing('Chưa ghi nhận báo cáo tự kiểm tra của đơn vị'),
      heading(2, '2. Trao đổi với cán bộ, tổ chức, cá nhân'),
      ...(data.interviews.length === 0 ? [missing('Chưa ghi nhận buổi trao đổi nào')] : data.interviews.map(({ whom, role, text, at }) => paragraph(`- ${whom}${role === '' ? '' : ` (${role})`}, ${paperTime(at)}: ${fullStop(text)}`))),
      heading(2, '3. Quan sát tại chỗ'),
      ...(data.notes.length === 0 ? [missing('Chưa ghi nhận nội dung quan sát')] : data.notes.map((note) => paragraph(`- ${fullStop(note)}`))),
      paragraph('Ảnh, tệp làm chứng đã lưu: ', figureRun(data, data.photos), `; mã đã quét: ${thousands(data.scans)}.`),
      heading(1, 'III. MẪU HỒ SƠ ĐƯỢC KIỂM TRA'), ...sampleBlocks(data, data.sample, true),
      heading(2, 'Kết quả kiểm tra hồ sơ'), ...sheetBlocks(data, data.sheets),
      heading(1, 'IV. KẾT QUẢ BẢNG KIỂM'), ...tallyBlocks(data, data.tally), ...checklistBlocks(data),
      heading(1, 'V. ƯU ĐIỂM, ĐÁNH GIÁ'), ...written([data.words.strengths, data.words.assessment].filter((text) => text !== undefined).join('\n'), 'Chưa ghi nhận ưu điểm, đánh giá của đoàn kiểm tra'),
      heading(1, 'VI. TỒN TẠI, HẠN CHẾ'), ...allFindings(data, data.findings),
      heading(1, 'VII. Ý KIẾN VÀ XÁC NHẬN CỦA HAI BÊN'), ...agreementBlocks(marks),
      ...written(data.words.note, 'Không có nội dung khác').slice(0, data.words.note === undefined ? 0 : undefined),
      paragraph('Biên bản được lập trên hệ thống; xác nhận của hai bên được ghi kèm mã băm của nội dung biên bản, hai bên cùng giữ một bản.'),
    ],
    signatures: [
      { roles: ['ĐẠI DIỆN ĐƠN VỊ', 'ĐƯỢC KIỂM TRA'], hint: '', name: signed('unit') },
      { roles: ['ĐẠI DIỆN', 'ĐOÀN KIỂM TRA'], hint: '', name: signed('team') ?? nameBelow(data.signerName) },
    ],
  };
}

const siteOf = (from: MinutesDocument['inspection']['siteFrom'], to: typeof from): string => (from === to ? `ngày ${paperDay(from)}` : `từ ngày ${paperDay(from)} đến ngày ${paperDay(to)}`);
