import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Letterhead } from '@/components/layout/letterhead';
import { SampleDataBanner } from '@/components/layout/sample-data-banner';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { theAgency } from '@/lib/data/agency';
import { listSampleAccounts } from '@/lib/data/people';
import { env } from '@/lib/platform/env';
import { SAMPLE_PASSWORD, whySignIn } from '@/lib/text/people';
import { paths } from '@/lib/text/paths';
import { hasOidc } from '@/lib/web/auth';
import { homeOf } from '@/lib/web/menu';
import { localPath } from '@/lib/web/return-path';
import { currentSession } from '@/lib/web/session';
import { whySignedOut } from '@/lib/web/staff-page';
import { startOidcAction } from './actions';
import { SignInForm } from './form';

export const metadata: Metadata = { title: 'Đăng nhập', robots: { index: false } };

type Query = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const tiep = localPath(one(query.tiep));
  const session = await currentSession();
  if (session.kind === 'signed-in') redirect(session.mustChangePassword ? paths.changePassword({ tiep: tiep ?? undefined }) : (tiep ?? homeOf(session.actor)));

  const agency = await theAgency();
  const samples = agency.isSample ? await listSampleAccounts(agency.id) : [];
  const sample = samples.find(({ username }) => username === one(query.mau));
  const why = whySignIn(one(query.error) !== undefined ? 'ket-noi' : (one(query.viSao) ?? whySignedOut(session.kind)));

  return (
    <div className="public">
      {agency.isSample && <SampleDataBanner />}
      <main className="wrap py-8 staff:py-14">
        <div className={samples.length > 0 ? 'grid gap-10 staff:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] staff:gap-16' : 'mx-auto max-w-[24rem]'}>
          <div>
            <Letterhead href={paths.home()} name={agency.name} parentName={agency.parentName} />
            <h1 className="text-title mt-8 mb-4">Đăng nhập</h1>
            {why && <Notice>{why}</Notice>}
            <SignInForm key={sample?.username ?? ''} tiep={tiep} username={sample?.username ?? ''} password={sample ? SAMPLE_PASSWORD : ''} />
            {hasOidc() && (
              <form action={startOidcAction} className="mt-3">
                {tiep && <input type="hidden" name="tiep" value={tiep} />}
                <SubmitButton wide pendingWords="Đang chuyển…">
                  Đăng nhập bằng {env().OIDC_NAME}
                </SubmitButton>
              </form>
            )}
            <p className="small muted mt-6">Quên mật khẩu: nhờ quản trị hệ thống của cơ quan cấp mật khẩu dùng một lần.</p>
          </div>
          {samples.length > 0 && (
            <section aria-labelledby="tai-khoan-mau">
              <h2 id="tai-khoan-mau" className="text-lead">
                Tài khoản mẫu
              </h2>
              <p className="small muted mt-1 mb-3">
                Người trong dữ liệu mẫu là hư cấu. Chọn một người để điền sẵn; mật khẩu chung là <span className="code">{SAMPLE_PASSWORD}</span>.
              </p>
              <ul className="grid grid-cols-1 gap-x-8 wide:grid-cols-2">
                {samples.map((account) => (
                  <li key={account.username} className="border-b border-line">
                    <Link href={paths.signIn({ tiep: tiep ?? undefined, mau: account.username })} replace scroll={false} aria-current={account === sample ? 'true' : undefined} className="-mx-2 block px-2 py-2.5 no-underline aria-[current]:bg-accent-tint">
                      <b className="block">{account.name}</b>
                      <span className="small muted block">
                        {account.title}
                        {account.unitName && `, ${account.unitName}`}{' '}
                        <span className="whitespace-nowrap">
                          · <span className="code">{account.username}</span>
                        </span>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
    </div>
  );
}
