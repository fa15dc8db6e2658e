import type { ConclusionDocument, PublicNoticeDocument, RemedyLine, RemedyNoticeDocument, ReportDocument } from '@/lib/domain/inspection/document-data';
import { recommendationStateWords, remedyActWords, shareWords } from '../inspection-finding-words';
import { paragraph, type PaperBlock } from '../paper/sheet';
import { paperDay, paperTime, thousands } from '../paper/words';
import { addresseeName, allFindings, recommendationBlocks, sampleBlocks, tallyBlocks, unitsTable } from './findings';
import { addressIn, basisBlocks, contentWords, figureRun, fullStop, heading, inSentence, linkRun, missing, periodWords, refBases, refWords, siteWords, written, type DocumentBody } from './parts';

/** Báo cáo kết quả kiểm tra, of the team to who sent it. */
export function reportBody(data: ReportDocument): DocumentBody {
  const { inspection, units } = data;
  return {
    title: 'BÁO CÁO', subtitle: `Kết quả ${inSentence(inspection.title)}`,
    blocks: [
      paragraph(`Thực hiện ${[inspection.plan, inspection.decision].flatMap((ref) => (ref === null ? [] : [refWords(ref)])).join(' và ') || 'kế hoạch kiểm tra'} của ${data.agency.name}, Đoàn kiểm tra đã kiểm tra ${thousands(units.length)} đơn vị ${siteWords(inspection)} (đợt kiểm tra `, linkRun(data, { text: inspection.code, path: inspection.path }), ') và báo cáo kết quả như sau:'),
      heading(1, 'I. KHÁI QUÁT'),
      paragraph(`1. Thời kỳ kiểm tra: ${periodWords(inspection)}.`),
      paragraph(`2. Nội dung: ${inspection.contents.map(contentWords).join('; ') || 'chưa ghi nhận'}.`),
      paragraph(`3. Báo cáo tự kiểm tra: ${data.selfReports.length === 0 ? 'chưa ghi nhận báo cáo nào' : data.selfReports.map(({ unitName, submittedAt }) => `${unitName} (${submittedAt === null ? 'chưa gửi' : `gửi ${paperTime(submittedAt)}`})`).join('; ')}.`),
      heading(2, '4. Kết quả chung theo đơn vị'), ...unitsTable(data, units),
      heading(1, 'II. ƯU ĐIỂM'), ...written(data.words.strengths, 'Chưa ghi nhận ưu điểm'),
      heading(1, 'III. KẾT QUẢ TỪNG ĐƠN VỊ'),
      ...(units.length === 0 ? [missing('Chưa ghi nhận đơn vị được kiểm tra')] : units.flatMap((one, index) => [
        heading(2, `${index + 1}. ${one.unit.name}`),
        ...(one.minutes === null ? [missing('Chưa ghi nhận biên bản với đơn vị')] : [paragraph(`${refWords(one.minutes)}.`)]),
        ...tallyBlocks(data, one.tally).slice(0, 1), ...sampleBlocks(data, one.sample, false), paragraph(`Số hồ sơ đã kiểm tra theo phiếu: ${thousands(one.sheets)}.`), ...allFindings(data, one.findings),
      ])),
      heading(1, 'IV. NGUYÊN NHÂN'), ...written(data.words.causes, 'Chưa ghi nhận nguyên nhân chung'),
      heading(1, 'V. ĐÁNH GIÁ CHUNG'), ...written(data.words.assessment, 'Chưa ghi nhận đánh giá chung'),
      heading(1, 'VI. ĐỀ XUẤT, KIẾN NGHỊ'), ...(data.words.proposals === undefined ? [] : written(data.words.proposals, '')), ...recommendationBlocks(data, data.recommendations, (index) => `${index + 1}.`),
    ],
  };
}

/** Kết luận kiểm tra: strengths, shortcomings by unit, cause, recommendations with addressee and date. */
export function conclusionBody(data: ConclusionDocument): DocumentBody {
  const { inspection, units } = data;
  return {
    title: 'KẾT LUẬN', subtitle: `Về việc ${inSentence(inspection.title)}`,
    blocks: [
      ...basisBlocks(data, refBases([inspection.plan, inspection.decision], data.agency.name)),
      paragraph(`Trên cơ sở ${data.report === null ? 'báo cáo kết quả' : refWords(data.report)} của Đoàn kiểm tra (đợt kiểm tra `, linkRun(data, { text: inspection.code, path: inspection.path }), `), ý kiến giải trình của các đơn vị, ${data.agency.name} kết luận như sau:`),
      heading(1, 'I. KHÁI QUÁT'),
      paragraph(`Đoàn đã kiểm tra ${thousands(units.length)} đơn vị ${siteWords(inspection)}; thời kỳ kiểm tra ${periodWords(inspection)}.`),
      ...unitsTable(data, units),
      heading(1, 'II. ƯU ĐIỂM'), ...written(data.words.strengths, 'Chưa ghi nhận ưu điểm'),
      heading(1, 'III. TỒN TẠI, HẠN CHẾ'), ...(data.words.shortcomings === undefined ? [] : written(data.words.shortcomings, '')),
      ...(units.length === 0 ? [missing('Chưa ghi nhận đơn vị được kiểm tra')] : units.flatMap((one, index) => [heading(2, `${index + 1}. ${one.unit.name}`), ...allFindings(data, one.findings, true)])),
      heading(1, 'IV. NGUYÊN NHÂN'), ...written(data.words.causes, 'Chưa ghi nhận nguyên nhân chung'), ...causeCounts(data),
      ...(data.words.assessment === undefined ? [] : [heading(1, 'V. ĐÁNH GIÁ CHUNG'), ...written(data.words.assessment, '')]),
      heading(1, `${data.words.assessment === undefined ? 'V' : 'VI'}. KIẾN NGHỊ, YÊU CẦU`), ...recommendationBlocks(data, data.recommendations, (index) => `${index + 1}.`),
      paragraph('Thủ trưởng các đơn vị nêu trên tổ chức thực hiện kết luận này, báo cáo kết quả khắc phục kèm tài liệu chứng minh đúng thời hạn. Đoàn kiểm tra và bộ phận kiểm soát thủ tục hành chính theo dõi, xác minh việc thực hiện.'),
    ],
  };
}

function causeCounts({ units }: ConclusionDocument): readonly PaperBlock[] {
  const causes = units.flatMap(({ findings }) => findings.map(({ cause }) => cause));
  if (causes.length === 0) return [];
  const of = (cause: string | null): string => thousands(causes.filter((one) => one === cause).length);
  return [paragraph(`Trong ${thousands(causes.length)} tồn tại, hạn chế: ${of('objective')} do nguyên nhân khách quan, ${of('subjective')} do nguyên nhân chủ quan, ${of(null)} chưa xác định nguyên nhân.`)];
}

function remedyBlocks(data: RemedyNoticeDocument, line: RemedyLine): readonly PaperBlock[] {
  const late = line.isLate ? ', quá thời hạn' : '';
  return [
    paragraph({ text: `Kiến nghị số ${line.number}`, isBold: true, href: addressIn(data, line.path) }, ` (đối với ${addresseeName(data, line)}; thời hạn ${paperDay(line.dueOn)}): ${fullStop(line.text)}`),
    ...(line.events.length === 0 ? [missing('Chưa ghi nhận báo cáo khắc phục')] : line.events.map(({ act, on, text, byName }) => paragraph(`- ${paperDay(on)}, ${remedyActWords[act as keyof typeof remedyActWords] ?? act}${byName === null ? '' : ` (${byName})`}: ${fullStop(text === '' ? 'không ghi nội dung' : text)}`))),
    paragraph('- Tài liệu chứng minh: ', figureRun(data, line.evidence), `; kết quả: ${(recommendationStateWords[line.state as keyof typeof recommendationStateWords] ?? line.state).toLowerCase()}${line.closedOn === null ? late : `, ngày ${paperDay(line.closedOn)}`}${line.reopenedCount === 0 ? '' : `; đã mở lại ${line.reopenedCount} lần`}.`),
  ];
}

/** Thông báo kết quả khắc phục sau kiểm tra. */
export function remedyNoticeBody(data: RemedyNoticeDocument): DocumentBody {
  const done = data.lines.filter(({ state }) => state === 'verified').length;
  const late = data.lines.filter(({ isLate }) => isLate).length;
  return {
    title: 'THÔNG BÁO', subtitle: `Kết quả khắc phục sau ${inSentence(data.inspection.title)}`,
    blocks: [
      paragraph(`Thực hiện ${data.conclusion === null ? 'kết luận kiểm tra' : refWords(data.conclusion)} (đợt kiểm tra `, linkRun(data, { text: data.inspection.code, path: data.inspection.path }), `), ${data.agency.name} thông báo kết quả khắc phục${data.unit === null ? '' : ` của ${data.unit.name}`} như sau:`),
      heading(1, 'I. KẾT QUẢ CHUNG'),
      data.lines.length === 0 ? missing('Chưa ghi nhận kiến nghị nào') : paragraph(`Trong ${thousands(data.lines.length)} kiến nghị: ${thousands(done)} đã được xác minh khắc phục, ${thousands(data.lines.length - done)} chưa xong, trong đó ${thousands(late)} quá thời hạn.`),
      heading(1, 'II. KẾT QUẢ TỪNG KIẾN NGHỊ'), ...(data.lines.length === 0 ? [missing('Chưa ghi nhận kiến nghị nào')] : data.lines.flatMap((line) => remedyBlocks(data, line))),
      ...(data.words.assessment === undefined ? [] : [heading(1, 'III. ĐÁNH GIÁ'), ...written(data.words.assessment, '')]),
      paragraph('Đơn vị có kiến nghị chưa khắc phục xong tiếp tục thực hiện và báo cáo kết quả theo quy định.'),
    ],
  };
}

/** Thông báo công khai kết quả kiểm tra: no person's name, no dossier's code. */
export function publicNoticeBody(data: PublicNoticeDocument): DocumentBody {
  const { inspection } = data;
  const table: readonly PaperBlock[] =
    data.units.length === 0
      ? [missing('Chưa ghi nhận đơn vị được kiểm tra')]
      : [{
          kind: 'table', hasColumnNumbers: false, isDense: false, titleColumn: 1,
          columns: [
            { header: 'TT', width: { mm: 11 }, align: 'center' }, { header: 'Đơn vị được kiểm tra', width: { share: 1 }, align: 'left' }, { header: 'Điểm bảng kiểm', width: { mm: 23 }, align: 'center' },
            { header: 'Tồn tại, hạn chế', width: { mm: 24 }, align: 'center' }, { header: 'Mức độ nặng', width: { mm: 20 }, align: 'center' }, { header: 'Khắc phục tại chỗ', width: { mm: 24 }, align: 'center' },
          ],
          rows: data.units.map(({ name, findings, serious, correctedOnSpot, share }, index) => [String(index + 1), name, shareWords(share), thousands(findings.value), thousands(serious), thousands(correctedOnSpot)]),
          links: data.units.map(({ findings }, row) => ({ row, column: 3, href: addressIn(data, findings.path) })),
        }];
  return {
    title: 'THÔNG BÁO', subtitle: `Công khai kết quả ${inSentence(inspection.title)}`,
    blocks: [
      paragraph(`${data.agency.name} thông báo công khai kết quả ${inSentence(inspection.title)}${data.conclusion === null ? '' : ` theo ${refWords(data.conclusion)}`} như sau:`),
      heading(1, 'I. PHẠM VI KIỂM TRA'), paragraph(`Kiểm tra ${thousands(inspection.units.length)} đơn vị ${siteWords(inspection)}; thời kỳ kiểm tra ${periodWords(inspection)}.`),
      heading(1, 'II. KẾT QUẢ'), ...table,
      ...(data.words.strengths === undefined ? [missing('Chưa ghi nhận ưu điểm')] : written(data.words.strengths, '')),
      heading(1, 'III. KIẾN NGHỊ, YÊU CẦU'), ...recommendationBlocks(data, data.recommendations, (index) => `${index + 1}.`),
      ...(data.publicPath === null ? [missing('Kết luận chưa được công khai trên cổng thông tin')] : [paragraph('Toàn văn kết luận và tình hình khắc phục: ', linkRun(data, { text: addressIn(data, data.publicPath), path: data.publicPath }), '.')]),
    ],
  };
}
