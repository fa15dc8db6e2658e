import { formatDate, formatList } from '@/lib/text/format';
import { findingStateWords, recommendationStateWords } from '@/lib/text/inspection-finding-words';
import { stageWords } from '@/lib/text/inspection-words';
import { formatDateTime } from '@/lib/text/format';
import { localTimeOf } from '@/lib/platform/clock';
import type { InspectionRefusal } from '@/lib/usecases/inspection/act';
import type { DraftRecommendationRefusal } from '@/lib/usecases/inspection/draft-recommendation';
import type { RecordFindingRefusal } from '@/lib/usecases/inspection/record-finding';
import type { StepFindingRefusal } from '@/lib/usecases/inspection/step-finding';
import type { RemedyRefusal } from '@/lib/usecases/inspection/step-recommendation';
import type { RefusalWords } from '@/lib/web/staff-action';

type Refusal = InspectionRefusal | StepFindingRefusal | RecordFindingRefusal | DraftRecommendationRefusal | RemedyRefusal;

const CHANGED = 'đã có người sửa sau khi bạn mở trang. Tải lại trang để xem; nội dung bạn nhập vẫn còn ở đây.';

/** Why a finding or a recommendation was left as it is, in words. */
export function findingRefusal(refusal: Refusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchInspection':
      return { message: 'Không tìm thấy đợt kiểm tra này.' };
    case 'NotInThisStage':
      return { message: `Đợt kiểm tra ${stageWords[refusal.stage].toLowerCase()}: lúc này không làm được việc này.` };
    case 'NotOfTheTeam':
      return { message: 'Chỉ thành viên đoàn kiểm tra được giao đơn vị này mới làm được việc này.' };
    case 'NotTheLead':
      return { message: 'Chỉ trưởng đoàn kiểm tra làm được việc này.' };
    case 'ChangedMeanwhile':
      return { message: `${refusal.byName ?? 'Người khác'} vừa sửa đợt kiểm tra này lúc ${formatDateTime(localTimeOf(refusal.at))}. Tải lại trang rồi làm tiếp; nội dung bạn nhập vẫn còn ở đây.` };
    case 'SamePerson':
      return { message: 'Người xác minh phải là người thứ hai: người đã báo cáo khắc phục không tự xác minh được.' };
    case 'NotPermitted':
      return { message: 'Bạn không có quyền làm việc này.' };
    case 'NoSuchFinding':
      return { message: 'Không tìm thấy phát hiện này.' };
    case 'NoSuchRecommendation':
      return { message: 'Không tìm thấy kiến nghị này.' };
    case 'NoSuchUnit':
      return { message: 'Đơn vị này không thuộc đợt kiểm tra', field: 'unitId' };
    case 'NoSuchItem':
      return { message: 'Nội dung này không có trong bảng kiểm của đợt kiểm tra.' };
    case 'OtherFinding':
      return { message: 'Phát hiện này thuộc đợt kiểm tra hoặc đơn vị khác. Tải lại trang rồi thử lại.' };
    case 'WrongFindingState':
      return { message: `Phát hiện đang ở tình trạng «${findingStateWords[refusal.state]}», không làm được việc này.` };
    case 'FindingChanged':
      return { message: `Phát hiện ${CHANGED}` };
    case 'RecommendationChanged':
      return { message: `Kiến nghị ${CHANGED}` };
    case 'WrongRecommendationState':
      return { message: `Kiến nghị đang ở tình trạng «${recommendationStateWords[refusal.state]}», không làm được việc này.` };
    case 'HasRecommendations':
      return { message: `Đang có kiến nghị số ${formatList(refusal.numbers.map(String))} dựa trên phát hiện này. Rút hoặc sửa kiến nghị đó trước.` };
    case 'FindingNotUsable':
      return { message: 'Chỉ chọn được phát hiện đã thông báo cho đơn vị và chưa rút', field: 'findingIds' };
    case 'FileUnknown':
      return { message: 'Có tệp không còn trong kho hoặc đã dùng ở nơi khác. Gửi lại tệp', field: 'fileIds' };
    case 'NoEvidence':
      return { message: 'Gửi kèm ít nhất một tệp minh chứng', field: 'fileIds' };
    case 'DueInPast':
      return { message: 'Thời hạn không được trước hôm nay', field: 'dueOn' };
    case 'DateInPast':
      return { message: 'Ngày này không được trước hôm nay', field: refusal.field };
    case 'NotLater':
      return { message: `Thời hạn mới phải sau ${formatDate(refusal.dueOn)}`, field: 'dueOn' };
    case 'InspectionClosed':
      return { message: 'Đợt kiểm tra đã kết thúc theo dõi. Mở lại theo dõi của đợt trước.' };
  }
}
