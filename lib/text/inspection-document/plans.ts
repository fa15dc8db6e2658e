import type { NoticeDocument, PlanDocument, ScheduleLine, TeamDecisionDocument, YearPlanDocument } from '@/lib/domain/inspection/document-data';
import { memberRoleWords } from '../inspection-words';
import { bold, paragraph, type PaperBlock } from '../paper/sheet';
import { paperDay } from '../paper/words';
import { basisBlocks, centre, contentWords, dayOr, fullStop, heading, inSentence, linkRun, missing, periodWords, refBases, refWords, signerOf, siteWords, teamTable, type DocumentBody } from './parts';

const dash = (text: string): PaperBlock => paragraph(`- ${text}`);

function scheduleBlocks(schedule: readonly ScheduleLine[]): readonly PaperBlock[] {
  if (schedule.length === 0) return [missing('Chưa ghi nhận lịch làm việc cụ thể')];
  return [{
    kind: 'table', hasColumnNumbers: false, isDense: false, titleColumn: 1,
    columns: [
      { header: 'Thời gian', width: { mm: 27 }, align: 'center' },
      { header: 'Đơn vị', width: { share: 1.4 }, align: 'left' },
      { header: 'Nội dung làm việc', width: { share: 1.6 }, align: 'left' },
    ],
    rows: schedule.map(({ on, unitName, note }) => [dayOr(on, 'Chưa định ngày'), unitName ?? 'Các đơn vị', note === '' ? 'Kiểm tra trực tiếp tại đơn vị' : note]),
  }];
}

const contentBlocks = (contents: readonly string[]): readonly PaperBlock[] => (contents.length === 0 ? [missing('Chưa ghi nhận nội dung kiểm tra')] : contents.map((content, index) => paragraph(`${index + 1}. ${fullStop(contentWords(content))}`)));

/** Kế hoạch kiểm tra năm. */
export function yearPlanBody(data: YearPlanDocument): DocumentBody {
  const lines: readonly PaperBlock[] =
    data.lines.length === 0
      ? [missing('Chưa ghi nhận đợt kiểm tra nào')]
      : [{
          kind: 'table', hasColumnNumbers: false, isDense: false, titleColumn: 1,
          columns: [
            { header: 'TT', width: { mm: 11 }, align: 'center' },
            { header: 'Đơn vị được kiểm tra', width: { share: 2 }, align: 'left' },
            { header: 'Nội dung kiểm tra', width: { share: 2.6 }, align: 'left' },
            { header: 'Thời gian', width: { mm: 25 }, align: 'center' },
            { header: 'Ghi chú', width: { share: 1.2 }, align: 'left' },
          ],
          rows: data.lines.map((line, index) => [
            String(index + 1), line.unitNames.join(';\n') || 'Chưa xác định', line.contents.map(contentWords).join(';\n') || 'Chưa xác định',
            line.month === null ? 'Trong năm' : `Tháng ${line.month}/${data.year}`, line.note ?? '–',
          ]),
          links: data.lines.map((_, row) => ({ row, column: 0, href: `${data.baseUrl}${data.path}` })),
        }];
  return {
    title: 'KẾ HOẠCH', subtitle: `Kiểm tra công tác kiểm soát thủ tục hành chính năm ${data.year}`,
    blocks: [
      ...basisBlocks(data),
      paragraph(`${data.agency.name} ban hành Kế hoạch kiểm tra công tác kiểm soát thủ tục hành chính năm ${data.year} như sau:`),
      heading(1, 'I. MỤC ĐÍCH, YÊU CẦU'), ...(data.purpose.trim() === '' ? [missing('Chưa ghi nhận mục đích, yêu cầu')] : data.purpose.split(/\n+/).map((line) => paragraph(line))),
      heading(1, 'II. ĐƠN VỊ, NỘI DUNG VÀ THỜI GIAN KIỂM TRA'), ...lines,
      heading(1, 'III. TỔ CHỨC THỰC HIỆN'),
      paragraph('1. Trước mỗi đợt kiểm tra, cơ quan ban hành kế hoạch của đợt, quyết định thành lập đoàn kiểm tra và thông báo bằng văn bản cho đơn vị được kiểm tra.'),
      paragraph('2. Đơn vị được kiểm tra tự kiểm tra, gửi báo cáo đúng thời hạn, cung cấp đầy đủ hồ sơ, tài liệu và cử người làm việc với đoàn kiểm tra.'),
      paragraph('3. Ngoài các đợt nêu trên, cơ quan có thể kiểm tra đột xuất khi có phản ánh, kiến nghị hoặc dấu hiệu vi phạm quy định về giải quyết thủ tục hành chính.'),
    ],
  };
}

/** Kế hoạch của một đợt kiểm tra. */
export function planBody(data: PlanDocument): DocumentBody {
  const { inspection } = data;
  return {
    title: 'KẾ HOẠCH', subtitle: inspection.title,
    blocks: [
      ...basisBlocks(data, refBases([inspection.yearPlan], data.agency.name)),
      paragraph(`${data.agency.name} ban hành Kế hoạch ${inSentence(inspection.title)} (đợt kiểm tra `, linkRun(data, { text: inspection.code, path: inspection.path }), ') như sau:'),
      heading(1, 'I. MỤC ĐÍCH, YÊU CẦU'), ...(inspection.purpose.trim() === '' ? [missing('Chưa ghi nhận mục đích, yêu cầu')] : inspection.purpose.split(/\n+/).map((line) => paragraph(line))),
      heading(1, 'II. NỘI DUNG, THỜI KỲ VÀ PHƯƠNG PHÁP KIỂM TRA'),
      heading(2, '1. Nội dung kiểm tra'), ...contentBlocks(inspection.contents).map((block) => block),
      heading(2, '2. Thời kỳ kiểm tra'), paragraph(`Việc thực hiện trong thời kỳ ${periodWords(inspection)}.`),
      heading(2, '3. Phương pháp kiểm tra'), inspection.method.trim() === '' ? missing('Chưa ghi nhận phương pháp kiểm tra') : paragraph(fullStop(inspection.method)),
      ...(inspection.checklist === null ? [] : [paragraph('Đoàn kiểm tra dùng bảng kiểm “', linkRun(data, { text: inspection.checklist.title, path: inspection.checklist.path }), `” (bản số ${inspection.checklist.number}).`)]),
      heading(1, 'III. ĐƠN VỊ ĐƯỢC KIỂM TRA VÀ LỊCH KIỂM TRA'),
      paragraph(`Thời gian kiểm tra tại các đơn vị: ${siteWords(inspection)}.`),
      ...(inspection.units.length === 0 ? [missing('Chưa ghi nhận đơn vị được kiểm tra')] : inspection.units.map(({ name }) => dash(`${name};`))),
      ...scheduleBlocks(data.schedule),
      heading(1, 'IV. THÀNH PHẦN ĐOÀN KIỂM TRA'), ...(inspection.team.length === 0 ? [paragraph('Đoàn kiểm tra được thành lập theo quyết định của người đứng đầu cơ quan.')] : teamTable(inspection)),
      heading(1, 'V. TỔ CHỨC THỰC HIỆN'),
      paragraph(data.selfReportDueOn === null ? '1. Các đơn vị được kiểm tra xây dựng báo cáo tự kiểm tra theo đề cương gửi kèm thông báo kiểm tra.' : `1. Các đơn vị được kiểm tra gửi báo cáo tự kiểm tra về đoàn kiểm tra trước ngày ${paperDay(data.selfReportDueOn)}.`),
      paragraph('2. Đoàn kiểm tra thực hiện đúng nội dung, phạm vi, thời hạn của kế hoạch; lập biên bản với từng đơn vị và báo cáo kết quả với người ban hành kế hoạch.'),
      paragraph('3. Trong 15 ngày làm việc kể từ ngày kết thúc kiểm tra, kết luận kiểm tra được ban hành, gửi đơn vị được kiểm tra và công khai theo quy định.'),
    ],
  };
}

/** Quyết định thành lập đoàn kiểm tra. */
export function teamDecisionBody(data: TeamDecisionDocument): DocumentBody {
  const { inspection } = data;
  // Whose power it is stands above the bases, also where a deputy signs for the head.
  const authority = signerOf(data).roles[0]?.replace(/^(KT|TM|TL|TUQ)\. /, '') ?? 'THỦ TRƯỞNG CƠ QUAN';
  const unitNames = inspection.units.map(({ name }) => name).join('; ');
  const lead = inspection.team.find(({ role }) => role === 'lead');
  return {
    title: 'QUYẾT ĐỊNH', subtitle: `Về việc thành lập Đoàn ${inSentence(inspection.title)}`,
    blocks: [
      centre(authority),
      ...basisBlocks(data, refBases([inspection.yearPlan, inspection.plan], data.agency.name)),
      centre('QUYẾT ĐỊNH:'),
      paragraph(bold('Điều 1. '), `Thành lập Đoàn ${inSentence(inspection.title)}${unitNames === '' ? '' : ` tại các đơn vị: ${unitNames}`}, gồm các thành viên sau:`),
      ...teamTable(inspection),
      paragraph(bold('Điều 2. '), `Đoàn kiểm tra có nhiệm vụ kiểm tra theo nội dung của kế hoạch trong thời kỳ ${periodWords(inspection)}; làm việc tại đơn vị ${siteWords(inspection)}; được xem hồ sơ, tài liệu của đơn vị được kiểm tra trong thời gian kiểm tra; lập biên bản, báo cáo kết quả và dự thảo kết luận kiểm tra. Đoàn tự giải thể sau khi hoàn thành nhiệm vụ.`),
      paragraph(`${lead === undefined ? memberRoleWords.lead : `${lead.name}, ${memberRoleWords.lead}`}, chịu trách nhiệm về hoạt động của đoàn trước người ký quyết định này.`),
      paragraph(bold('Điều 3. '), `Quyết định này có hiệu lực kể từ ngày ký. Các thành viên của đoàn, thủ trưởng các đơn vị được kiểm tra và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.`),
    ],
  };
}

/** Thông báo kiểm tra, with the outline of the self-report. */
export function noticeBody(data: NoticeDocument): DocumentBody {
  const { inspection, unit } = data;
  return {
    title: 'THÔNG BÁO', subtitle: `Về việc ${inSentence(inspection.title)}`,
    blocks: [
      paragraph(bold('Kính gửi: '), unit === null ? inspection.units.map(({ name }) => name).join('; ') || 'Các đơn vị được kiểm tra' : unit.name, '.'),
      paragraph(`Thực hiện ${[inspection.plan, inspection.decision].flatMap((ref) => (ref === null ? [] : [refWords(ref)])).join(' và ') || 'kế hoạch kiểm tra'} của ${data.agency.name}, cơ quan thông báo về đợt kiểm tra như sau (đợt kiểm tra `, linkRun(data, { text: inspection.code, path: inspection.path }), '):'),
      heading(1, '1. Nội dung, thời kỳ kiểm tra'), ...inspection.contents.map((content) => dash(fullStop(contentWords(content)))), paragraph(`Thời kỳ kiểm tra: ${periodWords(inspection)}.`),
      heading(1, '2. Thời gian làm việc'), ...(unit?.visitOn == null ? [paragraph(`Đoàn làm việc tại các đơn vị ${siteWords(inspection)}.`)] : [paragraph(`Đoàn làm việc tại ${unit.name} ngày ${paperDay(unit.visitOn)}.`)]),
      ...(data.schedule.length === 0 ? [] : scheduleBlocks(data.schedule)),
      heading(1, '3. Đề nghị đơn vị được kiểm tra'),
      dash(data.selfReportDueOn === null ? 'Gửi báo cáo tự kiểm tra theo đề cương dưới đây trước ngày đoàn làm việc;' : `Gửi báo cáo tự kiểm tra theo đề cương dưới đây trước ngày ${paperDay(data.selfReportDueOn)};`),
      dash('Chuẩn bị hồ sơ, sổ sách, văn bản có liên quan; bố trí địa điểm và người làm việc với đoàn;'),
      dash('Tạo điều kiện để đoàn kiểm tra nơi niêm yết và trao đổi với tổ chức, cá nhân đến giải quyết thủ tục hành chính.'),
      heading(1, '4. Thành phần đoàn kiểm tra'), ...teamTable(inspection),
      heading(1, 'ĐỀ CƯƠNG BÁO CÁO TỰ KIỂM TRA'),
      ...(data.outline.length === 0 ? [missing('Chưa ghi nhận đề cương báo cáo tự kiểm tra')] : data.outline.flatMap(({ title, asks }, index) => [heading(2, `${index + 1}. ${title}`), ...asks.map(dash)])),
    ],
  };
}
