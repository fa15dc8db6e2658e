'use client';

import { useEffect, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { askServer } from './ask-server';

/** How a batch stands, as the server tells it. */
export type RegisterStanding = {
  readonly id: string;
  readonly fileName: string;
  readonly state: 'checking' | 'checked' | 'importing' | 'done' | 'failed' | 'interrupted';
  readonly isDryRun: boolean;
  readonly totalRows: number;
  readonly doneRows: number;
  readonly newRows: number;
  readonly knownRows: number;
  readonly badRows: number;
  readonly failure: string | null;
  readonly hasResult: boolean;
};

const ASK_AGAIN_MS = 700;

const isRunning = ({ state }: RegisterStanding): boolean => state === 'checking' || state === 'importing';

/** Watches a register being checked or taken in, and offers what comes next. Leaving the page stops nothing. */
export function RegisterRun({ first }: { first: RegisterStanding }) {
  const [standing, setStanding] = useState(first);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    if (!isRunning(standing)) return;
    const timer = setTimeout(async () => {
      const answer = await askServer<RegisterStanding>(`/api/intake/so/${standing.id}`);
      setTrouble(answer.ok ? null : 'Chưa hỏi được tiến độ vì mất kết nối. Việc nhập vẫn chạy trên máy chủ.');
      if (answer.ok) setStanding(answer.value);
      else setAsked((n) => n + 1);
    }, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [standing, asked]);

  const takeIn = async () => {
    setTrouble(null);
    const answer = await askServer(`/api/intake/so/${standing.id}`, {});
    if (answer.ok) setStanding({ ...standing, state: 'importing', isDryRun: false, doneRows: 0 });
    else setTrouble(answer.trouble.message);
  };

  const { state, newRows, knownRows, badRows, totalRows } = standing;
  return (
    <div className="grid gap-4">
      {trouble && <Notice tone="error" announce>{trouble}</Notice>}
      {isRunning(standing) && <ProgressBar label={state === 'checking' ? 'Đang kiểm tra' : 'Đang nhập hồ sơ'} done={standing.doneRows} total={totalRows === 0 ? null : totalRows} />}
      {state === 'failed' && <Notice tone="error" announce title="Chưa nhập được">{standing.failure}</Notice>}
      {state === 'interrupted' && <Notice tone="warning" announce title="Lượt nhập dừng giữa chừng">Máy chủ đã khởi động lại trong lúc đang chạy. Những dòng đã nhập vẫn giữ; bấm tiếp tục sẽ không nhập trùng.</Notice>}
      {state === 'done' && <Notice tone="success" announce title={`Đã nhập ${formatNumber(newRows)} hồ sơ`}>{badRows > 0 ? 'Sửa các dòng lỗi trong tệp kết quả rồi nhập lại chính tệp đó; những dòng đã nhập không bị nhập trùng.' : 'Mọi dòng của tệp đều đã có trong hệ thống.'}</Notice>}
      {(state === 'checked' || state === 'done') && (
        <DescriptionList
          layout="figures"
          items={[
            { term: 'Số dòng trong tệp', value: formatNumber(totalRows) },
            { term: state === 'done' ? 'Đã nhập lượt này' : 'Hợp lệ, sẽ nhập', value: formatNumber(newRows) },
            { term: 'Đã nhập từ trước, bỏ qua', value: formatNumber(knownRows) },
            { term: 'Có lỗi, không nhập', value: badRows > 0 ? <b className="late">{formatNumber(badRows)}</b> : '0' },
          ]}
        />
      )}
      {!isRunning(standing) && (
        <div className="acts">
          {((state === 'checked' && newRows > 0) || state === 'interrupted' || (state === 'failed' && standing.totalRows > 0)) && (
            <Button tone="primary" onClick={() => void takeIn()}>
              {state === 'checked' ? `Nhập ${formatNumber(newRows)} hồ sơ hợp lệ` : 'Tiếp tục nhập'}
            </Button>
          )}
          {standing.hasResult && (
            <a className="btn" href={paths.intakeBatchResult(standing.id)}>
              Tải tệp kết quả{badRows > 0 ? ', đã đánh dấu ô lỗi' : ''}
            </a>
          )}
          <LinkButton href={paths.intakeBatch()} tone="quiet">
            Nhập tệp khác
          </LinkButton>
        </div>
      )}
    </div>
  );
}
