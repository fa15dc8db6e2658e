import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { formatList } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { PROCEDURE_COLUMNS } from '@/lib/text/procedure-columns';
import type { ImportDifference } from '@/lib/text/procedure-import-words';

const EMPTY = '(trống)';
/** Nobody mends a list from a screen longer than this; the whole stands in the marked workbook. */
const SHOWN = 60;

/** What a list would change, field by field: mistakes first, since they have to be put right. */
export function ImportDifferenceView({ difference: { problems, changed, fresh, missing, newSectors } }: { difference: ImportDifference }) {
  return (
    <>
      {problems.length > 0 && (
        <Sheet id="loi" title="Chỗ cần sửa trong tệp" className="mb-4">
          <Table
            caption="Chỗ cần sửa trong tệp"
            rows={problems.slice(0, SHOWN).map((problem, index) => ({ ...problem, index }))}
            rowKey={({ index }) => String(index)}
            columns={[
              { key: 'row', header: 'Dòng', numeric: true, onPhone: 'labelled', cell: ({ row }) => row, width: '4.5rem' },
              { key: 'field', header: 'Cột', rowHeader: true, cell: ({ field }) => PROCEDURE_COLUMNS[field].header, width: '13rem' },
              { key: 'why', header: 'Vì sao', cell: ({ message }) => message },
            ]}
          />
          {problems.length > SHOWN && <p className="mt-3 muted">Còn chỗ sai khác. Mở tệp có đánh dấu: từng ô sai được tô màu, cột cuối ghi lý do của cả dòng.</p>}
        </Sheet>
      )}
      {newSectors.length > 0 && <p className="mb-4">Lĩnh vực chưa có, sẽ được thêm: {formatList(newSectors)}.</p>}
      {changed.length > 0 && (
        <Sheet id="khac" title="Có khác biệt" className="mb-4">
          {changed.map((one) => (
            <section key={one.row} className="import-change">
              <h3>
                <Link href={paths.internalProcedure(one.slug)}>{one.name}</Link>{' '}
                <span className="muted small">
                  {one.code ?? 'chưa có mã'} · dòng {one.row} · {one.kind === 'amend' ? 'bản mới theo quyết định khác' : 'đính chính bản đang lưu'}
                </span>
              </h3>
              <Table
                caption={`Khác biệt của ${one.name}`}
                rows={one.changes}
                rowKey={({ field }) => field}
                columns={[
                  { key: 'field', header: 'Bộ phận', rowHeader: true, cell: ({ field }) => PROCEDURE_COLUMNS[field].header, width: '11rem' },
                  { key: 'was', header: 'Đang lưu', onPhone: 'labelled', cell: ({ was }) => <span className="whitespace-pre-line">{was || EMPTY}</span> },
                  { key: 'now', header: 'Trong tệp', onPhone: 'labelled', cell: ({ now }) => <b className="whitespace-pre-line font-medium">{now || EMPTY}</b> },
                ]}
              />
            </section>
          ))}
        </Sheet>
      )}
      {fresh.length > 0 && (
        <Sheet id="moi" title="Thủ tục mới" className="mb-4">
          <ul>
            {fresh.map((one) => (
              <li key={one.row}>
                {one.name} <span className="muted small">{one.code ?? 'chưa có mã'} · dòng {one.row}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {missing.length > 0 && (
        <Sheet id="thieu" title="Đang áp dụng nhưng không có trong tệp" className="mb-4">
          <p className="small muted mb-2">Không có trong tệp không có nghĩa là bãi bỏ: bãi bỏ bằng một quyết định.</p>
          <ul>
            {missing.map((one) => (
              <li key={one.slug}>
                <Link href={paths.internalProcedure(one.slug)}>{one.name}</Link> <span className="muted small">{one.code ?? 'chưa có mã'}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}
