import type { DocumentData } from '@/lib/domain/inspection/document-data';
import { dress, NO_MARKS, type DocumentBody, type DocumentMarks } from './inspection-document/parts';
import { minutesBody, selfReportBody } from './inspection-document/minutes';
import { noticeBody, planBody, teamDecisionBody, yearPlanBody } from './inspection-document/plans';
import { conclusionBody, publicNoticeBody, remedyNoticeBody, reportBody } from './inspection-document/results';
import { printableDeep } from './paper/clean';
import type { PaperSheet } from './paper/sheet';

export { NO_MARKS, refWords, type DocumentMarks } from './inspection-document/parts';

function bodyOf(data: DocumentData, marks: DocumentMarks): DocumentBody {
  switch (data.kind) {
    case 'year-plan':
      return yearPlanBody(data);
    case 'plan':
      return planBody(data);
    case 'team-decision':
      return teamDecisionBody(data);
    case 'notice':
      return noticeBody(data);
    case 'self-report':
      return selfReportBody(data);
    case 'minutes':
      return minutesBody(data, marks);
    case 'report':
      return reportBody(data);
    case 'conclusion':
      return conclusionBody(data);
    case 'remedy-notice':
      return remedyNoticeBody(data);
    case 'public-notice':
      return publicNoticeBody(data);
  }
}

/** A document of an inspection in words, for the PDF and the DOCX alike. `marks` is what became of it since. */
export function documentSheet(data: DocumentData, marks: DocumentMarks = NO_MARKS): PaperSheet {
  const [clean, cleanMarks] = [printableDeep(data), printableDeep(marks)];
  return dress(clean, cleanMarks, bodyOf(clean, cleanMarks));
}
