import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Button, LinkButton } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { listDrafts } from '@/lib/data/procedure-drafts';
import { listKnownSpans, listRecordedVersions, type RecordedVersion } from '@/lib/data/procedure-record';
import { findProcedure } from '@/lib/data/procedures';
import { can, type Actor } from '@/lib/domain/access/can';
import { versionStanding } from '@/lib/domain/procedure/draft';
import { inForceAsKnown } from '@/lib/domain/procedure/known';
import { instantOf, localTimeOf, now, today } from '@/lib/platform/clock';
import { formatCount, formatDate, formatDateTime } from '@/lib/text/format';
import { parseDate } from '@/lib/text/parse-date';
import { paths, withQuery } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { DraftTable } from '../draft-table';
import { StandingTag } from '../tags';
import { VerifyForm } from '../verify-form';
import '../procedures.css';

export const metadata: Metadata = { title: 'Các bản của thủ tục' };

const END_OF_DAY = 24 * 60 - 1;

function VersionItem({ actor, slug, version, before }: { actor: Actor; slug: string; version: RecordedVersion; before: RecordedVersion | undefined }) {
  const standing = versionStanding(version, today());
  return (
    <li data-standing={standing}>
      <p><b>Bản {version.number}</b>, áp dụng từ {formatDate(version.validFrom)}{version.validTo && ` đến hết ${formatDate(version.validTo)}`} <StandingTag standing={standing} /></p>
      <p>Quyết định <Link href={paths.procedureDecision(version.decisionId)}>{version.decisionNumber}</Link> ngày {formatDate(version.decisionIssuedOn)}{version.endDecisionId && version.endDecisionNumber && <>; kết thúc theo <Link href={paths.procedureDecision(version.endDecisionId)}>{version.endDecisionNumber}</Link></>}.</p>
      {version.correctsNumber !== null && <p>Đính chính bản {version.correctsNumber}.</p>}
      {version.supersededAt && <p>Bản ghi này được đính chính {formatDateTime(localTimeOf(version.supersededAt))}, không còn giá trị từ đó.</p>}
      <p className="small muted">
        {version.createdByName && `${version.createdByName} soạn`}{version.reviewedByName && `${version.createdByName ? ', ' : ''}${version.reviewedByName} duyệt`}{(version.createdByName || version.reviewedByName) && ', '}ghi vào hệ thống {formatDateTime(localTimeOf(version.recordedAt))}; {version.dossiers === 0 ? 'chưa có hồ sơ nào' : `${formatCount(version.dossiers, 'hồ sơ')} theo bản này`}.
      </p>
      <div className="acts">
        {version.isVerified ? <span className="small muted">Đã đối chiếu bản gốc{version.verifiedByName && `: ${version.verifiedByName}`}</span> : <UnverifiedFlag />}
        {!version.isSuperseded && <Link href={withQuery(paths.procedure(slug), { ban: version.number })}>Xem trang công khai</Link>}
        {before && <Link href={paths.internalComparison(slug, { tu: before.number, den: version.number })}>So với bản {before.number}</Link>}
        {!version.isSuperseded && can(actor, 'procedure:draft') && <Link href={paths.newProcedureDraft({ viec: 'correct', thuTuc: slug, ban: version.versionId })}>Đính chính</Link>}
      </div>
      {!version.isSuperseded && can(actor, 'procedure:verify') && <div className="mt-2"><VerifyForm key={String(version.isVerified)} what="version" id={version.versionId} isVerified={version.isVerified} /></div>}
    </li>
  );
}

/** What was in force on a day, as the record knew it at the end of another day. */
async function AsKnown({ agencyId, procedureId, slug, versions, ngay, biet }: { agencyId: number; procedureId: string; slug: string; versions: readonly RecordedVersion[]; ngay: string | undefined; biet: string | undefined }) {
  const [askedOn, askedKnown] = [ngay ? parseDate(ngay) : null, biet ? parseDate(biet) : null];
  const on = askedOn ?? today();
  const knownAt = askedKnown ? instantOf({ on: askedKnown, minute: END_OF_DAY }).getTime() + 59_999 : now().getTime();
  const span = inForceAsKnown(await listKnownSpans(agencyId, procedureId), on, knownAt);
  const version = span && versions.find(({ versionId }) => versionId === span.versionId);
  return (
    <Sheet title="Bản nào áp dụng" className="mb-3">
      <form method="get" action={paths.internalProcedure(slug)} className="as-known">
        <DateInput name="ngay" label="Vào ngày" defaultValue={ngay ?? on} error={ngay && !askedOn ? 'Ghi như 24/11/2026' : undefined} />
        <DateInput name="biet" label="Như đã biết đến hết ngày" optional optionalWords="" hint="Để trống: như biết hiện nay" defaultValue={biet ?? ''} error={biet && !askedKnown ? 'Ghi như 24/11/2026' : undefined} />
        <Button type="submit">Xem</Button>
      </form>
      <p className="mt-3" role="status">
        Ngày {formatDate(on)}{askedKnown ? `, theo những gì hệ thống đã ghi đến hết ${formatDate(askedKnown)}` : ''}:{' '}
        {span && version ? <><b>bản {version.number}</b>, áp dụng từ {formatDate(span.validFrom)}{span.validTo ? ` đến hết ${formatDate(span.validTo)}` : ''}.</> : <b>không có bản nào áp dụng.</b>}
      </p>
    </Sheet>
  );
}

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug).slice(0, 100);
  } catch {
    return '';
  }
};

export default async function ProcedurePage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('procedure:view');
  const [{ slug: asked }, query] = [await params, await searchParams];
  const procedure = await findProcedure(actor.agencyId, decoded(asked));
  if (!procedure) notFound();
  const { slug } = procedure;
  const seesDrafts = can(actor, 'procedure:draft') || can(actor, 'procedure:review');
  const [versions, drafts] = await Promise.all([listRecordedVersions(actor.agencyId, procedure.id), seesDrafts ? listDrafts(actor.agencyId, { procedureId: procedure.id }) : []]);
  const shown = versions.find((version) => versionStanding(version, today()) === 'in-force') ?? versions[0];
  if (!shown) notFound();
  const upcoming = versions.find((version) => versionStanding(version, today()) === 'upcoming');
  return (
    <>
      <PageHeader
        title={shown.name}
        crumbs={[{ label: 'Thủ tục hành chính', href: paths.internalProcedures() }]}
        meta={<p><span className="code">{procedure.code ?? slug}</span> <StandingTag standing={versionStanding(shown, today())} />{upcoming && upcoming !== shown && <> <Tag tone="accent">{`Bản ${upcoming.number} sắp áp dụng từ ${formatDate(upcoming.validFrom)}`}</Tag></>}</p>}
        actions={
          <>
            <LinkButton href={paths.procedure(slug)}>Trang công khai</LinkButton>
            {can(actor, 'procedure:draft') && <LinkButton href={paths.newProcedureDraft({ viec: 'repeal', thuTuc: slug })}>Bãi bỏ</LinkButton>}
            {can(actor, 'procedure:draft') && <LinkButton tone="primary" href={paths.newProcedureDraft({ viec: 'amend', thuTuc: slug })}>Soạn bản mới</LinkButton>}
          </>
        }
      />
      {drafts.length > 0 && <Sheet title="Dự thảo bên cạnh bản đang áp dụng" rule="accent" className="mb-3"><DraftTable drafts={drafts} empty="" /></Sheet>}
      <div className="procedure-split">
        <Sheet title="Các bản" aside={formatCount(versions.length, 'bản')}>
          <ol className="versions-line">
            {versions.map((version) => <VersionItem key={version.versionId} actor={actor} slug={slug} version={version} before={versions.find(({ number }) => number < version.number)} />)}
          </ol>
        </Sheet>
        <div>
          <AsKnown agencyId={actor.agencyId} procedureId={procedure.id} slug={slug} versions={versions} ngay={queryText(query.ngay)} biet={queryText(query.biet)} />
        </div>
      </div>
    </>
  );
}
