import type { Lang } from '../lang';
import { REPORT_RULES } from '../report';

export const RESULTS_WORDS = {
  vi: {
    title: 'Kết quả giải quyết hồ sơ', lead: 'Số liệu của chính cơ quan, cùng cách tính với báo cáo gửi cấp trên.', month: 'Tháng báo cáo này', year: 'Năm báo cáo này', span: (from: string, to: string) => `Từ ${from} đến ${to}`, asOf: (at: string) => `Tính đến hết ngày hôm qua, lập lúc ${at}.`,
    received: 'Tiếp nhận', receivedNote: 'hồ sơ, cả hồ sơ từ kỳ trước chuyển sang', resolved: 'Đã giải quyết', early: 'Trước hạn', onTime: 'Đúng hạn', late: 'Quá hạn', open: 'Đang giải quyết', openLate: 'trong đó quá hạn', share: 'Không quá hạn', sector: 'Lĩnh vực', all: 'Tất cả lĩnh vực',
    aside: 'Trong đó', withdrawn: 'rút hồ sơ', refused: 'từ chối giải quyết', stopped: 'dừng giải quyết', satisfied: 'Hài lòng', satisfiedNote: (count: string) => `trong ${count} lượt đánh giá`, noRatings: 'chưa có lượt đánh giá', published: 'Thủ tục công khai đủ ba nơi', how: 'Cách tính', nothing: 'Chưa có hồ sơ nào trong kỳ này.', rules: REPORT_RULES as readonly string[],
  },
  en: {
    title: 'Results', lead: 'The agency’s own figures, reckoned as in the reports it files.', month: 'This reporting month', year: 'This reporting year', span: (from: string, to: string) => `${from} to ${to}`, asOf: (at: string) => `To the end of yesterday, drawn up at ${at}.`,
    received: 'Received', receivedNote: 'dossiers, those carried over included', resolved: 'Resolved', early: 'Early', onTime: 'On time', late: 'Late', open: 'In process', openLate: 'of them overdue', share: 'Not late', sector: 'Field', all: 'All fields',
    aside: 'Of which', withdrawn: 'withdrawn', refused: 'refused', stopped: 'stopped', satisfied: 'Satisfied', satisfiedNote: (count: string) => `of ${count} ratings`, noRatings: 'no ratings yet', published: 'Procedures posted in all three places', how: 'How this is counted', nothing: 'No dossier in this period yet.',
    rules: [
      'Received: dossiers taken in during the period by date of receipt (online ones by date of acceptance), and those carried over from before. Submissions not accepted count nowhere.',
      'Resolved: the work ended in the period, by a result, a refusal, a withdrawal or a stop. Early: before the due day; on time: on the due day by its hour; late: after it.',
      'In process: not ended at midnight of the last day; overdue when the due date had passed by then. A dossier waiting for its applicant is overdue only if it was when the wait began.',
      'The due date is the receipt plus the time limit plus the waits for the applicant. An apology or a new appointment never moves it.',
    ] as readonly string[],
  },
} as const satisfies Record<Lang, object>;
