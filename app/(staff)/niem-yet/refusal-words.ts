import { formatDate } from '@/lib/text/format';
import { POSTING_REFUSAL_WORDS } from '@/lib/text/posting-words';
import type { BoardCheckRefusal } from '@/lib/usecases/check-board';
import type { PostingRefusal } from '@/lib/usecases/record-posting';
import type { PlaceRefusal } from '@/lib/usecases/save-posting-place';
import type { RefusalWords } from '@/lib/web/staff-action';
import { meanwhile } from '../quan-tri/refusal-words';

export function postingWords(refusal: PostingRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NotAnnounced':
      return { message: `«${refusal.of}»: bản này chưa được công bố hoặc đã được đính chính.`, field: 'versionIds' };
    case 'BeforeDecision':
      return { message: `«${refusal.of}» được công bố ngày ${formatDate(refusal.issuedOn)}: không thể niêm yết trước ngày đó.`, field: 'postedOn' };
    case 'AlreadyEnded':
      return { message: `«${refusal.of}» đã hết hiệu lực sau ngày ${formatDate(refusal.validTo)}.`, field: 'versionIds' };
    case 'InFuture':
      return { message: POSTING_REFUSAL_WORDS.InFuture, field: 'postedOn' };
    case 'AlreadyTakenDown':
      return { message: `Đã ghi là gỡ từ ngày ${formatDate(refusal.on)}${refusal.by ? `, người ghi: ${refusal.by}` : ''}.` };
    case 'BeforePosted':
      return { message: `Tờ này niêm yết từ ngày ${formatDate(refusal.postedOn)}: ngày gỡ không thể sớm hơn.`, field: 'removedOn' };
    default:
      return { message: POSTING_REFUSAL_WORDS[refusal.name] };
  }
}

export function boardCheckWords(refusal: BoardCheckRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchProcedure':
      return { message: 'Mã này không phải của một thủ tục ở đây.', field: 'slug' };
    case 'NoSuchVersion':
      return { message: 'Không có bản nào mang số này.', field: 'slug' };
    case 'NoSuchPlace':
      return { message: POSTING_REFUSAL_WORDS.NoSuchPlace };
    case 'PhotoUnknown':
      return { message: POSTING_REFUSAL_WORDS.PhotoUnknown };
  }
}

export function placeWords(refusal: PlaceRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchPlace':
      return { message: POSTING_REFUSAL_WORDS.NoSuchPlace };
    case 'NameTaken':
      return { message: 'Đã có nơi niêm yết mang tên này.', field: 'name' };
    case 'ChangedMeanwhile':
      return { message: meanwhile('nơi niêm yết', refusal.last) };
  }
}
