'use client';

import { ConfirmAct } from '../confirm-act';
import { revokeTokenAction } from './actions';

export function RevokeToken({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmAct action={revokeTokenAction} sent={{ id }} tone="danger" title={`Thu hồi mã truy cập của ${name}?`} consequence="Yêu cầu tiếp theo dùng mã này bị từ chối ngay. Không khôi phục được; muốn kết nối lại thì tạo mã mới. Những gì mã này đã ghi vẫn giữ tên của nó." words="Thu hồi mã">
      Thu hồi
    </ConfirmAct>
  );
}
