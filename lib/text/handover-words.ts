import { actRefusalWords } from './act-refusals';

/** Number and sign of a hand-over sheet. With its year: sheets are looked up by number, and books begin anew. */
export const handoverNumber = (ordinal: number, year: number, issuer: string): string => `${ordinal}/${year}/PBG-${issuer}`;

export const HANDOVER_OUTCOMES = { waiting: 'Chờ nhận', received: 'Đã nhận', missing: 'Không có trong lô', moved: 'Đã chuyển trước khi ký' } as const;

/** In the note of a line of a signed sheet. */
export const OUTCOME_NOTES = { waiting: null, received: null, missing: 'Không có trong lô; bên giao giữ', moved: 'Đã chuyển trước khi ký' } as const;

type FileProblem = { readonly code: string; readonly refusal: { readonly name: string } & Readonly<Record<string, unknown>> };

/** What a file of a batch was refused for. */
export function fileProblemWords({ code, refusal }: FileProblem): string {
  if (refusal.name === 'NoLongerHeld') return `${code}: người này không còn giữ hồ sơ`;
  if (refusal.name === 'OtherUnit') return `${code}: hồ sơ không ở đơn vị của bạn`;
  return `${code}: ${actRefusalWords(refusal).message}`;
}

/** Why a sheet was not made. */
export function giveRefusalWords(refusal: { readonly name: string } & Readonly<Record<string, unknown>>): { message: string; field?: string } {
  switch (refusal.name) {
    case 'NothingChosen':
      return { message: 'Chọn ít nhất một hồ sơ để bàn giao.' };
    case 'TooMany':
      return { message: `Mỗi phiếu bàn giao có nhiều nhất ${String(refusal.most)} hồ sơ. Bỏ bớt rồi lập phiếu thứ hai.` };
    case 'NoSuchUnit':
      return { message: 'Chọn đơn vị nhận trong danh sách', field: 'toUnitId' };
    case 'SameUnit':
      return { message: 'Hồ sơ đang ở chính đơn vị này. Chọn đơn vị khác', field: 'toUnitId' };
    case 'SeveralUnits':
      return { message: 'Các hồ sơ này đang ở nhiều đơn vị. Mỗi phiếu chỉ bàn giao hồ sơ của một đơn vị.' };
    default:
      return { message: `Chưa bàn giao hồ sơ nào. ${(refusal.problems as readonly FileProblem[]).map(fileProblemWords).join(' ')} Bỏ đánh dấu những hồ sơ đó rồi bàn giao phần còn lại.` };
  }
}

/** Why a sheet was not signed. */
export function signRefusalWords(refusal: { readonly name: string } & Readonly<Record<string, unknown>>, time: (at: unknown) => string): { message: string } {
  switch (refusal.name) {
    case 'NoSuchSheet':
      return { message: 'Không tìm thấy phiếu bàn giao này.' };
    case 'NotPermitted':
      return { message: 'Chỉ người của đơn vị nhận ký được phiếu này.' };
    case 'SamePerson':
      return { message: 'Người nhận phải khác người giao. Nhờ người khác trong đơn vị nhận ký.' };
    case 'AlreadySigned':
      return { message: `${String(refusal.by)} đã ký nhận phiếu này lúc ${time(refusal.at)}. Tải lại trang để xem.` };
    default:
      return { message: `Chưa ký. ${fileProblemWords(refusal as unknown as FileProblem)} Bỏ đánh dấu hồ sơ đó rồi ký phần còn lại.` };
  }
}

/** Why no file was given to others, or none taken over. */
export function batchRefusalWords(refusal: { readonly name: string } & Readonly<Record<string, unknown>>): { message: string; field?: string } {
  switch (refusal.name) {
    case 'NothingChosen':
      return { message: 'Chọn ít nhất một hồ sơ.' };
    case 'NoReceiver':
      return { message: 'Chọn ít nhất một người nhận', field: 'receivers' };
    case 'ReceiverIsGiver':
      return { message: 'Người nhận phải khác người đang giữ', field: 'receivers' };
    case 'ReceiverUnknown':
      return { message: 'Chọn người nhận trong danh sách; người đã khóa tài khoản không nhận được', field: 'receivers' };
    case 'NoSuchBatch':
      return { message: 'Không tìm thấy lần giao này.' };
    default: {
      const left = (refusal.left as readonly string[] | undefined) ?? [];
      const told = [...(refusal.problems as readonly FileProblem[]).map(fileProblemWords), ...(left.length > 0 ? [`Không giao được vì người nhận không làm ở đơn vị đang giữ, hoặc hồ sơ đã đi nơi khác: ${left.join(', ')}.`] : [])];
      return { message: `Chưa làm được với hồ sơ nào. ${told.join(' ')}` };
    }
  }
}
