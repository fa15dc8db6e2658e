import type { ApologyNotice, StopNotice } from '@/lib/domain/paper/data';
import type { CircularId } from '@/lib/domain/paper/edition';
import type { PaperHead, PaperParty } from '@/lib/domain/paper/parts';
import { issuerWords, nameBelow, type SheetBody } from './counter';
import { bold, field, paragraph, type PaperBlock, type PaperSignature } from './sheet';
import { addressOf, paperDay, paperTime, paperTimeWithWeekday, procedureWords } from './words';

const SIGN_AND_SEAL = '(Ký, ghi rõ họ tên và đóng dấu)';

const headSignature = (head: PaperHead): PaperSignature => ({
  roles: head.authority === null ? [head.position] : [head.authority, head.position],
  hint: head.name === null ? SIGN_AND_SEAL : '',
  name: nameBelow(head.name),
});

const salutation = (party: PaperParty): PaperBlock => ({
  kind: 'paragraph',
  align: 'center',
  runs: [{ text: 'Kính gửi: ' }, bold(party.name)],
});

const opening = (paper: ApologyNotice | StopNotice): PaperBlock =>
  paragraph(
    `Ngày ${paperDay(paper.receivedAt.on)}, ${issuerWords(paper)} tiếp nhận hồ sơ của ${addressOf(paper.applicant)}, mã hồ sơ `,
    bold(paper.dossierCode),
    `, đề nghị giải quyết thủ tục: ${procedureWords(paper.procedure)}.`,
  );

export function apologyNoticeBody(paper: ApologyNotice, circular: CircularId): SheetBody {
  const you = addressOf(paper.applicant);
  const we = paper.agency.name;
  const promise =
    circular === 'circular-01-2018'
      ? [`${we} hẹn lại thời gian trả kết quả giải quyết hồ sơ vào `, bold(paperTimeWithWeekday(paper.secondTargetAt)), '.']
      : [
          `${we} đề nghị ${you} cho phép gia hạn thời gian giải quyết hồ sơ; thời gian trả kết quả mới là `,
          bold(paperTimeWithWeekday(paper.secondTargetAt)),
          '.',
        ];
  return {
    blocks: [
      salutation(paper.applicant),
      opening(paper),
      paragraph(
        'Thời gian trả kết quả ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả: ',
        bold(paperTime(paper.originalDueAt)),
        '.',
      ),
      paragraph(`Tuy nhiên, ${we} không thể trả kết quả giải quyết hồ sơ của ${you} đúng thời hạn nêu trên.`),
      field('Lý do:', paper.reason),
      paragraph(`Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của ${you}. ${we} chân thành xin lỗi ${you}.`),
      paragraph(...promise),
      paragraph(`Rất mong nhận được sự thông cảm của ${you} vì sự chậm trễ này./.`),
    ],
    distribution: paper.distribution,
    signatures: [headSignature(paper.head)],
  };
}

export function stopNoticeBody(paper: StopNotice): SheetBody {
  const you = addressOf(paper.applicant);
  const we = paper.agency.name;
  return {
    blocks: [
      salutation(paper.applicant),
      opening(paper),
      field('Hồ sơ đang ở bước:', paper.stage),
      ...(paper.legalBases.length === 0
        ? []
        : [paragraph('Căn cứ:'), { kind: 'list', marker: 'dash', items: paper.legalBases } as const]),
      paragraph(`${we} thông báo dừng giải quyết hồ sơ nêu trên kể từ `, bold(`ngày ${paperDay(paper.stoppedOn)}`), '.'),
      field('Lý do:', paper.reason),
      ...(paper.refunds.length === 0
        ? []
        : [paragraph(`Giấy tờ và khoản tiền hoàn trả ${you}:`), { kind: 'list', marker: 'dash', items: paper.refunds } as const]),
      paragraph(`${we} thông báo để ${you} được biết./.`),
    ],
    distribution: paper.distribution,
    signatures: [headSignature(paper.head)],
  };
}
