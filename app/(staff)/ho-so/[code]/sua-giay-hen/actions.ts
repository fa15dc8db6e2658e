'use server';

import { redirect } from 'next/navigation';
import { CorrectReceiptForm, ReprintReceiptForm } from '@/lib/schemas/correct-receipt-form';
import { actRefusalWords } from '@/lib/text/act-refusals';
import { formatList } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { correctReceipt } from '@/lib/usecases/correct-receipt';
import { reprintReceipt } from '@/lib/usecases/reprint-receipt';
import { staffAction } from '@/lib/web/staff-action';

export const correctReceiptAction = staffAction({
  permission: 'dossier:correct-receipt',
  input: CorrectReceiptForm,
  run: correctReceipt,
  refusals: (refusal) =>
    refusal.name === 'NoReceipt' ? { message: 'Hồ sơ này không có giấy hẹn đang có hiệu lực để sửa.' }
    : refusal.name === 'MissingComponents' ? { message: `Chưa đủ thành phần: ${formatList(refusal.missing.map(({ line }) => line.name))}. Giấy hẹn chỉ cấp khi đủ giấy tờ.` }
    : refusal.name === 'UnknownComponent' ? { message: 'Danh sách thành phần vừa thay đổi. Tải lại trang.' }
    : actRefusalWords(refusal),
  then: ({ code }) => redirect(paths.correctReceipt(code)),
});

export const reprintReceiptAction = staffAction({
  permission: 'paper:print',
  input: ReprintReceiptForm,
  run: reprintReceipt,
  refusals: (refusal) => ({ message: refusal.name === 'PaperVoid' ? 'Giấy hẹn này đã hủy, không cấp bản sao. Tải lại trang để lấy giấy đang có hiệu lực.' : 'Không tìm thấy giấy hẹn này.' }),
  then: ({ paperId, copies }) => redirect(paths.paper(paperId, { kho: 'a4', banSao: copies })),
});
