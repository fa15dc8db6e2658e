import { notFound, redirect } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { theAgency } from '@/lib/data/agency';
import { listPlaces } from '@/lib/data/posting';
import { findProcedure, listVersions } from '@/lib/data/procedures';
import { can } from '@/lib/domain/access/can';
import { validityOn, versionInForce } from '@/lib/domain/procedure/version';
import { today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths, withQuery } from '@/lib/text/paths';
import { currentSession } from '@/lib/web/session';

const WORDS = {
  vi: {
    title: 'Tờ niêm yết', current: 'Tờ niêm yết này đúng bản đang áp dụng.', old: (from: string) => `Tờ niêm yết này là bản cũ. Bản đang áp dụng có hiệu lực từ ngày ${from}.`, ended: (last: string) => `Thủ tục trên tờ niêm yết này đã hết hiệu lực sau ngày ${last}.`,
    coming: (from: string) => `Tờ niêm yết này là bản sẽ áp dụng từ ngày ${from}.`, read: 'Đọc bản đang áp dụng', readThis: 'Đọc bản trên tờ này', list: 'Tìm thủ tục khác', check: 'Ghi kết quả kiểm tra bảng',
  },
  en: {
    title: 'Posted notice', current: 'This notice shows the version in force.', old: (from: string) => `This notice shows an old version. The version in force took effect on ${from}.`, ended: (last: string) => `The procedure on this notice ended after ${last}.`,
    coming: (from: string) => `This notice shows the version that takes effect on ${from}.`, read: 'Read the version in force', readThis: 'Read the version on this notice', list: 'Find another procedure', check: 'Record a board check',
  },
} as const;

/**
 * Where the code of a poster leads. The right one goes straight on to the procedure; an old one says so first and leads to the
 * version in force. Whoever checks boards is asked which board they stand before.
 */
export async function PosterPage({ lang, params }: { lang: Lang; params: Promise<{ slug: string; number: string }> }) {
  const { slug: written, number } = await params;
  const slug = decodeURIComponent(written).slice(0, 100);
  const agency = await theAgency();
  const procedure = await findProcedure(agency.id, slug);
  const versions = procedure ? await listVersions(agency.id, procedure.id) : [];
  const version = versions.find((one) => String(one.number) === number);
  if (!version) notFound();
  const on = today();
  const current = versionInForce(versions, on);
  const session = await currentSession();
  const mayCheck = session.kind === 'signed-in' && can(session.actor, 'posting:check');
  const isCurrent = current?.versionId === version.versionId;
  if (isCurrent && !mayCheck) redirect(paths.procedure(slug, lang));
  const words = WORDS[lang];
  const standing = isCurrent ? words.current : validityOn(version, on) === 'upcoming' ? words.coming(formatDate(version.validFrom)) : current ? words.old(formatDate(current.validFrom)) : words.ended(formatDate(version.validTo ?? on));
  const places = mayCheck ? (await listPlaces(agency.id, on)).filter(({ isActive }) => isActive) : [];
  return (
    <>
      <h1 className="home-title">{words.title}</h1>
      <p lang="vi" className="mb-4">{version.name}</p>
      <Notice tone={isCurrent ? 'success' : 'warning'} title={standing} className="mb-4" />
      <p>{current ? <Link href={paths.procedure(slug, lang)}>{words.read}</Link> : <Link href={withQuery(paths.procedure(slug, lang), { ban: version.number })}>{words.readThis}</Link>}</p>
      <p className="mt-2"><Link href={paths.procedures(lang)}>{words.list}</Link></p>
      {places.length > 0 && (
        <section className="mt-6">
          <h2>{words.check}</h2>
          <ul>{places.map(({ id, name }) => <li key={id} className="mt-2"><Link href={paths.postingCheck(id, { ma: slug, ban: number })}>{name}</Link></li>)}</ul>
        </section>
      )}
    </>
  );
}
