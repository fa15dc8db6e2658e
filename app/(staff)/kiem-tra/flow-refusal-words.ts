import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import type { InspectionRefusal } from '@/lib/domain/inspection/refusal';
import type { PlanProblem, TeamProblem } from '@/lib/domain/inspection/plan';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatList } from '@/lib/text/format';
import { sectionTitle, selfReportStateWords, yearPlanStateWords } from '@/lib/text/inspection-flow-words';
import { inspectionActWords, stageWords } from '@/lib/text/inspection-words';
import type { CorrectRefusal } from '@/lib/usecases/inspection/correct-document';
import type { RefusalWords } from '@/lib/web/staff-action';

const problemWords: Readonly<Record<PlanProblem['why'], string>> = {
  PeriodEndsBeforeItBegins: 'Ngày cuối phải từ ngày đầu của thời kỳ trở đi', SiteEndsBeforeItBegins: 'Ngày cuối phải từ ngày đầu kiểm tra trở đi', SelfReportAfterSite: 'Hạn nộp báo cáo tự kiểm tra phải trước ngày bắt đầu kiểm tra', VisitOutsideSiteDays: 'Ngày làm việc phải nằm trong những ngày kiểm tra tại đơn vị',
};

function teamWords(problems: readonly TeamProblem[], names: Readonly<Record<string, string>>): RefusalWords {
  const nameOf = (id: string): string => names[id] ?? 'đơn vị này';
  const fieldErrors: Record<string, string> = {};
  for (const problem of problems) {
    switch (problem.why) {
      case 'NoLead':
        fieldErrors.team = 'Chọn một trưởng đoàn';
        break;
      case 'SeveralLeads':
        for (const staffId of problem.staffIds) fieldErrors[`role-${staffId}`] = 'Đoàn chỉ có một trưởng đoàn';
        break;
      case 'InspectsOwnUnit':
        fieldErrors[`role-${problem.staffId}`] = `${nameOf(problem.staffId)} thuộc ${formatList(problem.unitIds.map(nameOf))}, không được kiểm tra đơn vị của mình. Chọn đơn vị khác để phụ trách hoặc người khác`;
        break;
      case 'UnitWithoutMember':
        fieldErrors.team ??= `Chưa có ai phụ trách ${nameOf(problem.unitId)}`;
        break;
    }
  }
  return { message: 'Thành phần đoàn chưa hợp lệ.', fieldErrors };
}

function inspectionWords(refusal: InspectionRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchInspection':
      return { message: 'Không tìm thấy đợt kiểm tra này.' };
    case 'NotPermitted':
      return { message: 'Bạn không có quyền làm việc này.' };
    case 'NotOfTheTeam':
      return { message: 'Chỉ thành viên đang ở trong đoàn kiểm tra làm được việc này.' };
    case 'NotTheLead':
      return { message: 'Chỉ trưởng đoàn kiểm tra làm được việc này.' };
    case 'SamePerson':
      return { message: 'Việc này do người thứ hai làm: người soạn kế hoạch không tự ban hành, người trong đoàn không tự kết luận.' };
    case 'NotInThisStage': {
      const { last } = refusal;
      const by = last ? ` Việc gần nhất: ${inspectionActWords[last.act].toLowerCase()}, ${last.byName ? `${last.byName}, ` : ''}${formatDateTime(localTimeOf(last.at))}.` : '';
      return { message: `Đợt kiểm tra hiện ở bước «${stageWords[refusal.stage]}», không làm được việc này.${by} Tải lại trang để xem.` };
    }
    case 'ChangedMeanwhile':
      return { message: `${refusal.byName ?? 'Người khác'} đã thay đổi đợt kiểm tra này lúc ${formatDateTime(localTimeOf(refusal.at))}, sau khi bạn mở trang. Nội dung bạn nhập vẫn còn ở đây. Mở lại trang ở thẻ mới để xem, rồi tải lại trang này.` };
  }
}

const INSPECTION_NAMES: ReadonlySet<string> = new Set<InspectionRefusal['name']>(['NoSuchInspection', 'NotPermitted', 'NotOfTheTeam', 'NotTheLead', 'SamePerson', 'NotInThisStage', 'ChangedMeanwhile']);
const isOfInspection = (refusal: { readonly name: string }): refusal is InspectionRefusal => INSPECTION_NAMES.has(refusal.name);

/** Why an act of an inspection was not done, and beside which field it is said. */
export function flowRefusal(refusal: FlowRefusal | InspectionRefusal | CorrectRefusal): RefusalWords {
  if (isOfInspection(refusal)) return inspectionWords(refusal);
  switch (refusal.name) {
    case 'PlanContradicts':
      return { message: 'Kế hoạch có chỗ mâu thuẫn.', fieldErrors: Object.fromEntries(refusal.problems.map(({ field, why }) => [field, problemWords[why]])) };
    case 'OverlapNeedsReason':
      return { message: `Trùng ngày và đơn vị với ${formatList(refusal.overlaps.map(({ code, siteFrom, siteTo, unitNames }) => `đợt ${code} (${formatDate(siteFrom)} đến ${formatDate(siteTo)}: ${formatList(unitNames)})`))}. Đổi ngày, hoặc ghi lý do vẫn tổ chức hai đoàn cùng lúc`, field: 'overlapReason' };
    case 'NoChecklistInForce':
      return { message: 'Chưa có bảng kiểm nào có hiệu lực. Duyệt một bảng kiểm trước.' };
    case 'NoSuchUnit':
      return { message: 'Có đơn vị không còn hoạt động hoặc không thuộc đợt này', field: 'unitIds' };
    case 'NoSuchBasis':
      return { message: 'Có căn cứ không còn hiệu lực hôm nay. Chọn lại', field: 'basisIds' };
    case 'NoSuchYearPlan':
      return { message: 'Không tìm thấy kế hoạch kiểm tra năm này.' };
    case 'WrongYearPlanState':
      return { message: `Kế hoạch năm ở tình trạng «${Object.hasOwn(yearPlanStateWords, refusal.state) ? yearPlanStateWords[refusal.state as 'draft'] : refusal.state}», không làm được việc này.` };
    case 'YearPlanChanged':
      return { message: 'Đã có người sửa kế hoạch năm này sau khi bạn mở trang. Tải lại trang rồi làm tiếp.' };
    case 'YearPlanEmpty':
      return { message: 'Kế hoạch năm chưa có dòng nào. Thêm ít nhất một dòng trước khi ban hành.' };
    case 'NumberTaken':
      return { message: `Số ${refusal.number} đã dùng cho văn bản cùng loại trong năm`, field: 'number' };
    case 'DayInFuture':
      return { message: 'Ngày này chưa đến', field: refusal.field };
    case 'DayTooEarly':
      return { message: `Ngày này phải từ ${formatDate(refusal.notBefore)} trở đi`, field: refusal.field };
    case 'TeamProblems':
      return teamWords(refusal.problems, refusal.names);
    case 'NotAnInspector':
      return { message: 'Chỉ người có vai trò kiểm tra hoặc kiểm soát mới tham gia đoàn', field: `role-${refusal.staffId}` };
    case 'AlreadyMember':
      return { message: 'Người này đang ở trong đoàn', field: 'staffId' };
    case 'NoSuchMember':
      return { message: 'Người này không còn ở trong đoàn', field: 'staffId' };
    case 'LeadStands':
      return { message: 'Đoàn đang có trưởng đoàn. Cho thôi trưởng đoàn hiện nay trước', field: 'role' };
    case 'SelfReportDueInPast':
      return { message: 'Hạn nộp không được trước hôm nay', field: 'selfReportDueOn' };
    case 'SelfReportChanged':
      return { message: 'Báo cáo này đã được sửa sau khi bạn mở trang. Nội dung bạn nhập vẫn còn ở đây; mở lại trang ở thẻ mới để so.' };
    case 'WrongSelfReportState':
      return { message: `Báo cáo tự kiểm tra ở tình trạng «${Object.hasOwn(selfReportStateWords, refusal.state) ? selfReportStateWords[refusal.state as 'draft'] : refusal.state}», không làm được việc này.` };
    case 'SectionsMissing':
      return { message: 'Còn phần chưa viết.', fieldErrors: Object.fromEntries(refusal.sections.map((section) => [section, `Viết phần «${sectionTitle(section)}» trước khi nộp`])) };
    case 'NoMinutes':
      return { message: 'Đơn vị này chưa có biên bản.' };
    case 'MinutesReplaced':
      return { message: 'Biên bản này đã được lập lại hoặc không sửa được nữa. Tải lại trang, đọc biên bản hiện hành rồi ghi ý kiến.' };
    case 'AlreadySaid':
      return { message: 'Bên này đã ghi ý kiến về biên bản.' };
    case 'NotThisSide':
      return { message: 'Chỉ trưởng đơn vị, hoặc lãnh đạo khi đơn vị chưa có trưởng, ghi ý kiến của đơn vị; chỉ thành viên đoàn ghi ý kiến của đoàn.' };
    case 'OpinionNeeded':
      return { message: 'Ghi ý kiến khi không thống nhất', field: 'opinion' };
    case 'MinutesMissing':
      return { message: `Chưa đủ ý kiến hai bên về biên bản của ${formatList(refusal.unitNames)}. Lập biên bản và ghi ý kiến của cả đoàn và đơn vị trước khi kết thúc.` };
    case 'OpenConflicts':
      return { message: `Còn ${refusal.count} chỗ hai thiết bị ghi khác nhau chưa chọn. Chọn ở mục Xung đột trước khi kết thúc.` };
    case 'NoConclusion':
      return { message: 'Đợt này chưa có kết luận có hiệu lực.' };
    case 'AlreadyPublished':
      return { message: 'Kết luận đã được công khai.' };
    case 'RecommendationsOpen':
      return { message: `Kiến nghị số ${formatList(refusal.numbers.map(String))} chưa được xác minh đã khắc phục. Chỉ kết thúc khi mọi kiến nghị đã xác minh hoặc đã rút.` };
    case 'NoSuchDocument':
      return { message: 'Không tìm thấy kết luận này.' };
    case 'AlreadyCorrected':
      return { message: 'Kết luận này đã có bản đính chính. Tải lại trang rồi đính chính bản hiện hành.' };
    case 'NotIssued':
      return { message: 'Chỉ đính chính được kết luận đang có hiệu lực.' };
  }
}
