import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { SampleLine, SampleRow } from '@/lib/data/inspection-samples';
import { errorRate } from '@/lib/domain/inspection/interval';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { errorRateWords, REDRAW_WORDS, sampleReasonWords, sampleRuleWords } from '@/lib/text/inspection-sample-words';
import { paths } from '@/lib/text/paths';

/** A seed that is committed to and not drawn with yet: its hash, for everyone to see. */
export function Seal({ sample }: { sample: SampleRow }) {
  return (
    <DescriptionList
      className="mb-3"
      items={[
        { term: 'Dấu của mầm', value: <span className="code sample-hash">{sample.seedSha256}</span> },
        { term: 'Niêm phong', value: `${formatDateTime(localTimeOf(sample.committedAt))}, ${sample.committedBy}` },
        { term: 'Quy tắc', value: sampleRuleWords(sample.rule) },
      ]}
    />
  );
}

/** A draw: what it was drawn from, by which seed, the list with its sheets, and what the sheets say of the rest. */
export function DrawnSample({ code, unitId, sample, lines }: { code: string; unitId: string; sample: SampleRow; lines: readonly SampleLine[] }) {
  const isRandom = ({ reasons }: SampleLine) => reasons.includes('random');
  const looked = lines.filter(({ answered }) => answered > 0);
  const random = looked.filter(isRandom);
  const rate = errorRate(random.filter(({ wrong }) => wrong > 0).length, random.length);
  const compulsory = lines.filter((line) => !isRandom(line)).length;
  return (
    <section className="mb-4">
      <p className="mb-2"><b>{formatNumber(lines.length)}</b> hồ sơ được chọn trên <b>{formatNumber(sample.population ?? 0)}</b> hồ sơ của tổng thể: {formatNumber(compulsory)} bắt buộc, {formatNumber(lines.length - compulsory)} ngẫu nhiên. Đã xem {formatNumber(looked.length)}.</p>
      {rate && <Notice className="mb-3">{errorRateWords(rate)}</Notice>}
      <Table
        caption="Hồ sơ được chọn"
        rows={lines}
        rowKey={({ code: dossier }) => dossier}
        columns={[
          { key: 'ordinal', header: 'STT', numeric: true, width: '48px', onPhone: 'inline', cell: ({ ordinal }) => formatNumber(ordinal) },
          { key: 'code', header: 'Mã hồ sơ', rowHeader: true, width: '180px', onPhone: 'inline', cell: ({ code: dossier }) => <Link className="code" href={paths.dossier(dossier)}>{dossier}</Link> },
          { key: 'procedure', header: 'Thủ tục', cut: true, cell: ({ procedureName }) => <span title={procedureName}>{procedureName}</span> },
          { key: 'why', header: 'Vì sao được chọn', width: '22%', onPhone: 'labelled', cell: ({ reasons }) => reasons.map((reason) => sampleReasonWords[reason]).join(', ') },
          { key: 'sheet', header: 'Phiếu', width: '160px', onPhone: 'labelled', cell: ({ answered, wrong }) => (answered === 0 ? <span className="muted">chưa xem</span> : wrong > 0 ? <Tag tone="error">{formatNumber(wrong)} chỗ chưa đạt</Tag> : <Tag tone="success">Không có sai sót</Tag>) },
        ]}
        empty={<p className="muted">Không có hồ sơ nào trong kỳ.</p>}
      />
      <details className="mt-3">
        <summary>Cách chọn, mầm và cách chọn lại</summary>
        <DescriptionList
          className="mt-2"
          items={[
            { term: 'Quy tắc', value: sampleRuleWords(sample.rule) },
            { term: 'Dấu của mầm', value: <><span className="code sample-hash">{sample.seedSha256}</span><span className="second">niêm phong {formatDateTime(localTimeOf(sample.committedAt))}, {sample.committedBy}</span></> },
            { term: 'Mầm', value: <><span className="code sample-hash">{sample.seed}</span><span className="second">mở và chọn {sample.drawnAt && formatDateTime(localTimeOf(sample.drawnAt))}, {sample.drawnBy}</span></> },
            { term: 'Dấu của tổng thể', value: <span className="code sample-hash">{sample.populationSha256}</span> },
            { term: 'Cách chọn lại', value: <>{REDRAW_WORDS} <a href={`${paths.inspectionPart(code, 'mau')}/${sample.id}/tai`}>Tải tổng thể và mầm</a>, rồi <span className="code">tthc sample TỆP</span>.</> },
          ]}
        />
        <Table
          caption="Số hồ sơ chọn ngẫu nhiên theo thủ tục"
          captionShown
          rows={sample.strata ?? []}
          rowKey={({ stratum }) => stratum}
          columns={[
            { key: 'stratum', header: 'Thủ tục', rowHeader: true, onPhone: 'inline', cell: ({ stratum }) => <Link className="code" href={paths.procedure(stratum)}>{stratum}</Link> },
            { key: 'size', header: 'Số hồ sơ', numeric: true, onPhone: 'labelled', cell: ({ size }) => formatNumber(size) },
            { key: 'drawn', header: 'Chọn', numeric: true, onPhone: 'labelled', cell: ({ drawn }) => formatNumber(drawn) },
          ]}
          empty={<p className="muted">Không còn hồ sơ nào để chọn ngẫu nhiên.</p>}
        />
        <p className="mt-2"><Link href={paths.inspectedUnit(code, unitId)}>Bảng kiểm của đơn vị này</Link></p>
      </details>
    </section>
  );
}
