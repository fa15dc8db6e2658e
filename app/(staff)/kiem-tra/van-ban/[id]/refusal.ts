import type { DocumentRefusal } from '@/lib/usecases/inspection/print-document';

/** Why there is no file, with its status. */
export const documentRefusalAnswer = (refusal: DocumentRefusal): readonly [number, string] =>
  refusal.name === 'DataChanged' ? [409, 'Nội dung lưu của văn bản không còn khớp với mã băm khi ban hành. Không in. Hãy báo quản trị hệ thống.'] : [404, 'Không tìm thấy văn bản này.'];
