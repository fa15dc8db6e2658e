import { circularOn, editionFor, type CircularId } from '@/lib/domain/paper/edition';
import { editionDateOf, type PaperData } from '@/lib/domain/paper/data';
import type { PaperMark } from '@/lib/domain/paper/parts';
import { printableDeep } from './paper/clean';
import { paymentRequestBody } from './paper/payment';
import { intakeReceiptBody, intakeRefusalBody, supplementRequestBody, type SheetBody } from './paper/counter';
import { apologyNoticeBody, stopNoticeBody } from './paper/notices';
import { dossierRegisterBody, handoverSheetBody, routingSheetBody } from './paper/registers';
import { evenLines } from './paper/even-lines';
import { strongField, type PaperBlock, type PaperCode, type PaperSheet, type PaperStamp } from './paper/sheet';
import { formLabel, paperTitle } from './paper/titles';
import { paperDay, placeAndDate } from './paper/words';

export { paperTitle, formLabel, WORDING_NOT_COMPARED } from './paper/titles';
export { termWords } from './paper/words';

/**
 * A paper in words, in the edition of the forms that its dossier's reception date chooses. Every string in the sheet is
 * printable plain text, whatever was typed. Pure: the same data always gives the same sheet.
 */
export function paperSheet(typed: PaperData): PaperSheet {
  const paper = printableDeep(typed);
  const editionDate = editionDateOf(paper);
  const circular = circularOn(editionDate);
  const edition = editionFor(paper.kind, editionDate);
  const title = paperTitle(paper.kind, circular);
  const code = 'dossierCode' in paper ? paper.dossierCode : null;
  const body = bodyOf(paper, circular);
  const { agency } = paper;
  const perLine = body.orientation === 'landscape' ? 38 : 26;
  const officeName = (name: string | null): string | null => (name === null ? null : evenLines(name.toUpperCase(), perLine, paper.place));
  return {
    kind: paper.kind,
    orientation: body.orientation ?? 'portrait',
    documentTitle: [code === null ? title : `${title} – ${code}`, ...paper.marks.map(({ kind }) => MARK_WORDS[kind])].join(''),
    formLabel: formLabel(edition),
    superior: officeName(agency.unit === null ? agency.parent : agency.name),
    issuer: officeName(agency.unit ?? agency.name) ?? '',
    motto: { nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' },
    numberLine: `Số: ${paper.number ?? '………………'}`,
    placeAndDate: placeAndDate(paper.place, paper.issuedOn),
    title: title.toUpperCase(),
    subtitle: body.subtitle ?? null,
    dossierCode: code,
    dossierCodeLabel: 'Mã hồ sơ:',
    stamps: paper.marks.map(stampOf),
    blocks: [...voidReasons(paper.marks), ...body.blocks],
    distribution: body.distribution === undefined ? null : { label: 'Nơi nhận:', lines: body.distribution },
    signatures: body.signatures,
    codes: codesOf(paper),
    watermark: paper.marks.some(({ kind }) => kind === 'void') ? 'ĐÃ HỦY' : null,
  };
}

function bodyOf(paper: PaperData, circular: CircularId): SheetBody {
  switch (paper.kind) {
    case 'intake-receipt':
      return intakeReceiptBody(paper);
    case 'supplement-request':
      return supplementRequestBody(paper);
    case 'intake-refusal':
      return intakeRefusalBody(paper);
    case 'apology-notice':
      return apologyNoticeBody(paper, circular);
    case 'stop-notice':
      return stopNoticeBody(paper);
    case 'routing-sheet':
      return routingSheetBody(paper);
    case 'dossier-register':
      return dossierRegisterBody(paper);
    case 'handover-sheet':
      return handoverSheetBody(paper);
    case 'payment-request':
      return paymentRequestBody(paper);
  }
}

function stampOf(mark: PaperMark): PaperStamp {
  if (mark.kind === 'copy') return { text: `BẢN SAO – cấp lại ngày ${paperDay(mark.on)}`, isVoid: false };
  const replaced = mark.replacedBy === null ? '' : ` – thay bằng giấy số ${mark.replacedBy}`;
  return { text: `ĐÃ HỦY ngày ${paperDay(mark.on)}${replaced}`, isVoid: true };
}

const voidReasons = (marks: readonly PaperMark[]): readonly PaperBlock[] =>
  marks.flatMap((mark) => (mark.kind === 'void' && mark.reason !== null ? [strongField('Lý do hủy giấy này:', mark.reason)] : []));

/** For the title of the file, which a screen reader says first. */
const MARK_WORDS = { copy: ' (bản sao)', void: ' (đã hủy)' } as const;

function codesOf(paper: PaperData): readonly PaperCode[] {
  const codes: PaperCode[] = [];
  if (paper.kind === 'payment-request' && paper.transfer !== null) codes.push({ purpose: 'payment', url: paper.transfer.code, caption: 'VietQR', instructions: 'Quét mã bằng ứng dụng ngân hàng để chuyển khoản.' });
  if (paper.lookupUrl !== null && paper.kind === 'handover-sheet') {
    codes.push({ purpose: 'lookup', url: paper.lookupUrl, caption: 'Ký nhận', instructions: 'Bên nhận quét mã QR để mở phiếu này trên hệ thống và ký nhận.' });
  } else if (paper.lookupUrl !== null) {
    codes.push({
      purpose: 'lookup',
      url: paper.lookupUrl,
      caption: 'Tra cứu',
      instructions: 'Quét mã QR để tra cứu tình trạng giải quyết hồ sơ.',
    });
  }
  if (paper.verifyUrl !== null) {
    codes.push({
      purpose: 'verify',
      url: paper.verifyUrl,
      caption: 'Kiểm chứng',
      instructions: 'Quét mã QR để đối chiếu số, ngày và giá trị của giấy với bản lưu tại cơ quan.',
    });
  }
  return codes;
}
