import type { PaymentRequest } from '@/lib/domain/paper/data';
import { partyBlocks, signature, type SheetBody } from './counter';
import { bold, field, paragraph, strongField, type PaperBlock } from './sheet';
import { addressOf, dong, paperDay, procedureWords } from './words';

const SAMPLE_ACCOUNT = 'Tài khoản mẫu, không chuyển tiền vào tài khoản này.';

function transferBlocks(paper: PaymentRequest): readonly PaperBlock[] {
  const { transfer } = paper;
  if (transfer === null) return [field('Nơi nộp tiền:', paper.collectedAt)];
  return [
    paragraph('Nộp tiền bằng cách quét mã VietQR dưới đây, chuyển khoản, hoặc nộp trực tiếp.'),
    field('Tên tài khoản:', transfer.accountName),
    { kind: 'pair', fields: [{ label: 'Số tài khoản:', value: transfer.accountNumber, isStrong: true }, { label: 'Ngân hàng:', value: transfer.bankName }] },
    field('Nội dung chuyển khoản:', transfer.purpose),
    ...(transfer.isSample ? [strongField('Lưu ý:', SAMPLE_ACCOUNT)] : []),
    field('Nộp trực tiếp tại:', paper.collectedAt),
  ];
}

/** Thông báo nộp phí, lệ phí và nghĩa vụ tài chính, in the agency's own form: no circular sets one. */
export function paymentRequestBody(paper: PaymentRequest): SheetBody {
  const { contact } = paper;
  const you = addressOf(paper.applicant);
  return {
    blocks: [
      ...partyBlocks('Kính gửi:', paper.applicant),
      field('Để giải quyết thủ tục:', procedureWords(paper.procedure)),
      paragraph(`Đề nghị ${you} nộp các khoản sau:`),
      { kind: 'list', marker: 'number', items: paper.items.map(({ name, amountVnd }) => `${name}: ${dong(amountVnd)}`) },
      strongField('Tổng số tiền phải nộp:', dong(paper.totalVnd)),
      ...(paper.payBy === null ? [] : [strongField('Thời hạn nộp:', `chậm nhất ngày ${paperDay(paper.payBy)}`)]),
      ...(paper.reason === null ? [] : [field('Lý do:', paper.reason)]),
      ...transferBlocks(paper),
      paragraph('Thời gian chờ nộp tiền không tính vào thời hạn giải quyết. Nếu có vướng mắc, liên hệ với ', bold(contact.unit === null ? contact.name : `${contact.name} (${contact.unit})`), `${contact.phone === null ? '' : `, số điện thoại ${contact.phone},`} để được hướng dẫn./.`),
    ],
    signatures: [signature('NGƯỜI LẬP THÔNG BÁO', paper.officerName)],
  };
}
