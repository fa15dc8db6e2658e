import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { Actor } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';
import { PATH_HEADER } from './path-header';
import { mayDo, type Need } from './request-context';
import { localPath } from './return-path';
import { currentSession, type SignedIn, type SignedOut } from './session';

/** Why the sign-in page is shown, as its address says it. */
export const whySignedOut = (kind: SignedOut['kind']): string | undefined =>
  kind === 'idle' ? 'lau-khong-dung' : kind === 'expired' ? 'het-phien' : kind === 'revoked' || kind === 'disabled' ? 'bi-ket-thuc' : undefined;

/**
 * The gate of every staff page: call it first. Answers who is signed in. Without a session it goes to the sign-in page,
 * which comes back here; with a password that must be changed it goes there; without the permission the page does not exist.
 */
export async function staffPage(need: Need, options: { evenWithOldPassword?: boolean } = {}): Promise<Actor> {
  return (await staffPageSession(need, options)).actor;
}

/** As staffPage, for a page that also shows the session itself. */
export async function staffPageSession(need: Need, options: { evenWithOldPassword?: boolean } = {}): Promise<SignedIn> {
  const session = await currentSession();
  if (session.kind !== 'signed-in') {
    redirect(paths.signIn({ tiep: localPath((await headers()).get(PATH_HEADER)) ?? undefined, viSao: whySignedOut(session.kind) }));
  }
  if (session.mustChangePassword && !options.evenWithOldPassword) redirect(paths.changePassword());
  if (!mayDo(session.actor, need)) notFound();
  return session;
}
