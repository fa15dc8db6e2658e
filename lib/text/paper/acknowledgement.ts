import type { LocalTime } from '@/lib/domain/calendar/types';
import { printableDeep } from './clean';
import { evenLines } from './even-lines';
import { bold, field, paragraph, strongField, type PaperSheet } from './sheet';
import { paperTimeWithWeekday, placeAndDate } from './words';

export type AcknowledgementFacts = {
  readonly agencyName: string;
  readonly deskName: string;
  readonly place: string;
  readonly dossierCode: string;
  readonly submittedAt: LocalTime;
  readonly answerDue: LocalTime;
  readonly applicantName: string;
  readonly representativeName: string | null;
  readonly procedureName: string;
  readonly caseName: string | null;
  /** What came: the component it belongs to, the name of the file and the beginning of its hash. */
  readonly files: readonly { readonly component: string | null; readonly name: string; readonly size: string; readonly hash: string }[];
  readonly resultWords: string;
  readonly lookupUrl: string;
};

/**
 * The acknowledgement of an online submission: that it arrived, with what, and until when it is answered. It promises no
 * date and is no receipt (Mẫu số 01), which comes with acceptance; no circular sets its form and it stands in no book.
 */
export function acknowledgementSheet(typed: AcknowledgementFacts): PaperSheet {
  const facts = printableDeep(typed);
  const title = 'Xác nhận đã nộp hồ sơ trực tuyến';
  return {
    kind: 'acknowledgement', orientation: 'portrait', documentTitle: `${title} – ${facts.dossierCode}`, formLabel: '',
    superior: evenLines(facts.agencyName.toUpperCase(), 26, facts.place), issuer: evenLines(facts.deskName.toUpperCase(), 26, facts.place),
    motto: { nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' },
    numberLine: '', placeAndDate: placeAndDate(facts.place, facts.submittedAt.on), title: title.toUpperCase(), subtitle: null, dossierCode: facts.dossierCode, dossierCodeLabel: 'Mã hồ sơ:', stamps: [],
    blocks: [
      strongField('Người nộp hồ sơ:', facts.applicantName),
      ...(facts.representativeName === null ? [] : [field('Người được ủy quyền nộp hồ sơ:', facts.representativeName)]),
      field('Nội dung yêu cầu giải quyết:', facts.procedureName),
      ...(facts.caseName === null ? [] : [field('Trường hợp:', facts.caseName)]),
      field('Nộp lúc:', paperTimeWithWeekday(facts.submittedAt)),
      field('Nơi nhận kết quả:', facts.resultWords),
      paragraph(bold('Tệp đã nộp:')),
      {
        kind: 'table', hasColumnNumbers: false, isDense: true, titleColumn: 1,
        columns: [
          { header: 'Giấy tờ', width: { share: 5 }, align: 'left' },
          { header: 'Tệp', width: { share: 5 }, align: 'left' },
          { header: 'Dung lượng', width: { mm: 20 }, align: 'center' },
          { header: 'SHA-256 (16 ký tự đầu)', width: { mm: 34 }, align: 'center' },
        ],
        rows: facts.files.map((file) => [file.component ?? 'Giấy tờ khác', file.name, file.size, file.hash]),
      },
      paragraph('Cơ quan trả lời có tiếp nhận hồ sơ hay không chậm nhất ', bold(paperTimeWithWeekday(facts.answerDue)), ' (trong 8 giờ làm việc kể từ khi nộp).'),
      paragraph('Giấy này xác nhận hồ sơ đã được gửi đến, không thay Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Thời hạn giải quyết tính từ khi hồ sơ được tiếp nhận.'),
    ],
    distribution: null, signatures: [],
    codes: [{ purpose: 'lookup', url: facts.lookupUrl, caption: 'Tra cứu', instructions: 'Quét mã QR để xem tình trạng, nộp bổ sung hoặc rút hồ sơ. Ai có mã này cũng xem được: không đưa cho người khác.' }],
    watermark: null,
  };
}
